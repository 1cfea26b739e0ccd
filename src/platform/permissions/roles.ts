/** Who takes part (method, section 1). A person holds standing roles and, inspection by inspection, team roles. */

export const standingRoles = {
  'programme-manager': 'Programme manager',
  'publications-editor': 'Publications editor',
  analyst: 'Analyst',
  'standards-lead': 'Standards lead',
} as const

export const teamRoles = {
  'lead-inspector': 'Lead inspector',
  inspector: 'Inspector',
  'local-assessor': 'Local assessor',
  'quality-lead': 'Quality lead',
  'panel-chair': 'Ratings panel chair',
  'panel-member': 'Ratings panel member',
  'service-contact': 'Service contact',
} as const

/** Roles whose holders can be given a case. */
export const assessingRoles = ['inspector', 'local-assessor', 'lead-inspector'] as const satisfies TeamRole[]

/** Roles whose holders can be given a case to assess a second time. */
export const secondAssessingRoles = [...assessingRoles, 'quality-lead'] as const satisfies TeamRole[]

export type StandingRole = keyof typeof standingRoles
export type TeamRole = keyof typeof teamRoles

/**
 * What a person is to a thing. `assessor` is whoever a case is allocated to, and the colleague who works on it with
 * them; `other-assessor` assessed the same case for its other assessment, once both are complete; `raiser` raised an alert; `too-close` is no part but an
 * obstacle: see `too-close.ts`; `signed-in` is
 * everyone with an account; `public` is everyone.
 */
export type Role =
  | StandingRole
  | TeamRole
  | 'assessor'
  | 'other-assessor'
  | 'raiser'
  | 'too-close'
  | 'signed-in'
  | 'public'

export const roleLabels: Record<StandingRole | TeamRole, string> = { ...standingRoles, ...teamRoles }
