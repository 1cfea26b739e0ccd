/**
 * The one place where access is decided: which roles may do which verb to which thing.
 * What is not written here is refused. Sources: method, sections 1, 7, 9 and 11.
 */
import type { Role } from './roles.ts'

const team = ['lead-inspector', 'inspector', 'local-assessor', 'quality-lead'] as const
const panel = ['panel-chair', 'panel-member'] as const

const permissions = {
  /** What anyone may read. */
  public: {
    read: ['public'],
  },
  /** A person's own account and list of work. */
  account: {
    use: ['signed-in'],
  },
  programme: {
    see: ['programme-manager', 'publications-editor', 'analyst', 'standards-lead'],
    'register service': ['programme-manager'],
    'open inspection': ['programme-manager'],
    // Figures of reports that others published, as they print them.
    'carry figures': ['standards-lead'],
    // Inspections whose ratings are settled, under other rules. What is not settled stays with its team.
    'ask what if': ['standards-lead'],
    // Sums over inspections whose panel has concluded; of single ones only what tells of no child.
    'see groups over inspections': ['standards-lead'],
  },
  inspection: {
    see: ['programme-manager', 'publications-editor', ...team, ...panel, 'service-contact'],
    'change team': ['programme-manager'],
    'see caseload': ['programme-manager', 'lead-inspector', 'quality-lead', 'service-contact'],
    'request caseload': ['lead-inspector'],
    'send caseload': ['lead-inspector', 'service-contact'],
    'see sample': ['programme-manager', 'lead-inspector', 'quality-lead', 'service-contact'],
    'set sample rules': ['lead-inspector'],
    'draw sample': ['lead-inspector'],
    'take case out': ['lead-inspector'],
    // Only the inspected side can say that it had the digest before there was a seed.
    'confirm digest': ['service-contact'],
    'see casework': team,
    'see all examples': ['lead-inspector', 'quality-lead'],
    allocate: ['lead-inspector'],
    'see second assessments': ['quality-lead', 'lead-inspector'],
    'choose second assessments': ['quality-lead'],
    // What people declared about themselves is theirs, and read only by those who answer for fair allocation.
    'see interests': ['programme-manager', 'lead-inspector', 'quality-lead'],
    'watch casework': ['lead-inspector', 'quality-lead'],
    // Anyone of the team may hear of a risk, with or without a case. What others raised they do not see.
    'raise alert': team,
    'see alerts': team,
    'keep alert contacts': ['lead-inspector'],
    'close fieldwork': ['lead-inspector'],
    'reopen fieldwork': ['lead-inspector'],
    // The inspected side sees nothing of the results before the factual accuracy stage.
    'see results': [...team, ...panel],
    // There is no judgement in it: the figures decide, and the same figures always bring the same.
    'work out certainty': [...team, ...panel],
    // What is known about children by their groups goes no further than the team.
    'see groups': team,
    // What of it anyone may read is worked out; that it goes into the report is somebody's decision.
    'release group tables': ['lead-inspector'],
    'ask what if': ['lead-inspector'],
    'propose rating': ['lead-inspector'],
    // Papers and minutes are the panel's, and the lead's, who attends. What was decided is read with the results.
    'see panel': ['lead-inspector', ...panel],
    'sit on panel': panel,
    'call panel': ['panel-chair'],
    'decide rating': ['panel-chair'],
    'see report': ['lead-inspector', 'quality-lead', ...panel, 'publications-editor'],
    'write report': ['lead-inspector'],
    'comment on report': ['lead-inspector', 'quality-lead', 'publications-editor'],
    // The inspected side reads a draft only once it is locked and sent to it, which the stage decides.
    'see accuracy': ['service-contact', 'lead-inspector', 'quality-lead', 'publications-editor'],
    'comment on accuracy': ['service-contact'],
    'run accuracy': ['lead-inspector'],
    'approve report': ['publications-editor'],
    publish: ['publications-editor'],
  },
  assessment: {
    see: ['assessor', 'lead-inspector', 'quality-lead'],
    answer: ['assessor'],
    complete: ['assessor'],
    'write example': ['assessor'],
    reopen: ['assessor', 'lead-inspector'],
    // The two views of a case side by side; only once both are complete.
    compare: ['assessor', 'other-assessor', 'lead-inspector', 'quality-lead'],
    reconcile: ['lead-inspector', 'quality-lead'],
    pair: ['lead-inspector'],
    'step aside': ['assessor', 'lead-inspector', 'quality-lead'],
  },
  alert: {
    see: ['raiser', 'assessor', 'lead-inspector', 'quality-lead'],
    'carry on': ['raiser', 'assessor', 'lead-inspector', 'quality-lead'],
    acknowledge: ['lead-inspector', 'quality-lead'],
    close: ['lead-inspector'],
    reopen: ['lead-inspector', 'quality-lead'],
  },
} as const satisfies Record<string, Record<string, readonly Role[]>>

export type Thing = keyof typeof permissions
export type Verb<T extends Thing> = keyof (typeof permissions)[T] & string

/**
 * Shut to whoever is too close to the inspected service, whatever else they are to the inspection: its results and
 * ratings, and the report that prints them. What a panel's papers and decisions hold is kept from them meeting by
 * meeting, where they can also say that they are not too close.
 */
const shutToTheClose: { [T in Thing]?: readonly Verb<T>[] } = {
  inspection: [
    'see results',
    'work out certainty',
    'see groups',
    'release group tables',
    'ask what if',
    'propose rating',
    'see report',
    'write report',
    'comment on report',
  ],
}

/** Whether someone is kept from it by nothing but being too close. */
export function isTooClose<T extends Thing>(roles: ReadonlySet<Role>, verb: Verb<T>, thing: T): boolean {
  return roles.has('too-close') && (shutToTheClose[thing]?.includes(verb) ?? false)
}

/** Whether someone with these roles towards a thing may do a verb to it. */
export function may<T extends Thing>(roles: ReadonlySet<Role>, verb: Verb<T>, thing: T): boolean {
  if (isTooClose(roles, verb, thing)) return false
  const allowed = (permissions[thing] as Record<string, readonly Role[]>)[verb] ?? []
  return allowed.some((role) => roles.has(role))
}

/** The roles that may do a verb to a thing, for the pages that explain access and for the matrix test. */
export function rolesThatMay<T extends Thing>(verb: Verb<T>, thing: T): readonly Role[] {
  return (permissions[thing] as Record<string, readonly Role[]>)[verb] ?? []
}
