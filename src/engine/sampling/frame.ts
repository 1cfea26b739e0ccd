/**
 * The frame: the eligible list at the moment it is frozen, in a form whose hash anyone can recompute.
 * Cases are put in order of their reference, so the order of rows in a file can never matter.
 */
import { sha256 } from './stream.ts'

/** One case on the frame; `categories` stand in the order of the frame's strata. Blank means not recorded. */
export type FrameCase = { caseRef: string; categories: string[] }

export type Frame = {
  /** How many cases are to be drawn. */
  n: number
  strata: string[]
  /** In order of reference (of its UTF-8 bytes). */
  cases: FrameCase[]
  /** A random text that keeps a small frame from being guessed from its hash. Secret until the list is published. */
  salt?: string
  /** SHA-256 of `frameText`. */
  hash: string
}

export type FrameInput = {
  n: number
  strata: readonly string[]
  cases: readonly { caseRef: string; values: Readonly<Record<string, string>> }[]
  salt?: string
}

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** The text that is hashed: compact JSON, `{"n":2,"cases":[["C-1","male",…],…]}`, with the salt after n if there is one. */
export function frameText(frame: Omit<Frame, 'hash'>): string {
  const cases = frame.cases.map((one) => [one.caseRef, ...one.categories])
  return JSON.stringify(
    frame.salt === undefined ? { n: frame.n, cases } : { n: frame.n, salt: frame.salt, cases },
  )
}

/** Freezes an eligible list. Throws RangeError when n is not 1…N or a reference stands twice. */
export function freezeFrame(input: FrameInput): Frame {
  const cases = input.cases
    .map((one) => ({
      caseRef: one.caseRef,
      categories: input.strata.map((column) => one.values[column] ?? ''),
    }))
    .sort((a, b) => byBytes(a.caseRef, b.caseRef))
  cases.forEach((one, at) => {
    if (at > 0 && cases[at - 1]!.caseRef === one.caseRef) {
      throw new RangeError(`Case ${one.caseRef} is on the list twice. Each case may stand there once.`)
    }
  })
  if (!Number.isSafeInteger(input.n) || input.n < 1 || input.n > cases.length) {
    throw new RangeError(`A sample of ${input.n} cannot be drawn from ${cases.length} eligible cases.`)
  }
  const frame = {
    n: input.n,
    strata: [...input.strata],
    cases,
    ...(input.salt === undefined ? {} : { salt: input.salt }),
  }
  return { ...frame, hash: sha256(frameText(frame)) }
}
