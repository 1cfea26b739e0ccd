/**
 * Every way a request can fail: code, status, and what the person can do. Nothing else is ever sent as an error,
 * so this list is what callers and support staff can rely on.
 */
export const problems = {
  // Reaching and reading
  'not-found': {
    status: 404,
    title: 'Page not found',
    todo: 'Check the address, or go back to your inspections. If you followed a link, you may not be on this inspection’s team.',
  },
  'sign-in-needed': { status: 401, title: 'Sign in', todo: 'Sign in and try again.' },
  'not-allowed': {
    status: 403,
    title: 'You cannot do this',
    todo: 'Your role on this inspection does not include this step. The lead inspector or programme manager can tell you who may do it.',
  },
  /** A case went to somebody else while they had it open: no fault of theirs, so it is said plainly. */
  'case-given-away': {
    status: 403,
    title: 'This case is no longer yours',
    todo: 'Every answer that you saved is kept with the case, in your name. What you sent just now was not saved: tell the lead inspector if it matters.',
  },
  'conflict-of-interest': {
    status: 403,
    title: 'You cannot assess this case',
    todo: 'Nothing more can be saved by you here. Every answer that you saved before is kept, and the lead inspector gives the case to somebody else. If this is a mistake, correct your interests on your account page or tell the programme manager.',
  },
  // What was sent
  invalid: { status: 422, title: 'There is a problem', todo: 'Correct what is listed and send it again.' },
  'form-expired': {
    status: 403,
    title: 'This form can no longer be sent',
    todo: 'Your session changed since the page was opened. Go back, reload the page and send it again.',
  },
  'too-large': {
    status: 413,
    title: 'What was sent is too large',
    todo: 'Nothing of it was kept. Send a smaller file or a shorter text, or split it.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many attempts',
    todo: 'Wait for the time given, then try again.',
  },
  // The state of the work
  'changed-meanwhile': {
    status: 409,
    title: 'Someone else changed this',
    todo: 'Both versions are kept. Look at the newer one and decide which should stand.',
  },
  'stage-closed': {
    status: 409,
    title: 'This stage is not open',
    todo: 'The inspection is at another stage. Its page shows what is open now.',
  },
  // Faults of ours
  'program-fault': {
    status: 500,
    title: 'Something went wrong on our side',
    todo: 'Nothing was changed. Try again; if it happens again, give support the reference below.',
  },
  'database-unavailable': {
    status: 503,
    title: 'Plumbline cannot reach its records',
    todo: 'Nothing was changed. Try again in a minute.',
  },
} as const

export type ProblemCode = keyof typeof problems

/** One thing wrong with what was sent: which field, and what to do about it. */
export interface Fault {
  /** The form field's name; empty when it is about the whole. */
  field: string
  message: string
}

/** A request that cannot be answered as asked. Thrown anywhere; turned into a page or JSON in one place. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly faults: readonly Fault[]
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ProblemCode,
    message?: string,
    options: { faults?: readonly Fault[]; retryAfterSeconds?: number } = {},
  ) {
    super(message ?? problems[code].title)
    this.code = code
    this.faults = options.faults ?? []
    this.retryAfterSeconds = options.retryAfterSeconds
  }

  get status(): number {
    return problems[this.code].status
  }
}

/** What was sent has faults; all of them are reported together. */
export function invalid(...faults: Fault[]): Problem {
  return new Problem('invalid', faults.map((fault) => fault.message).join(' '), { faults })
}
