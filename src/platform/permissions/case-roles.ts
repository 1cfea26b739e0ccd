/** Whether somebody works on a case now, and what to tell whoever no longer does. */
import { type Block, blocksFor, stopsWork } from '#engine/casework/blocks.ts'
import type { Reader } from '../audit/action.ts'
import { Problem } from '../web/problems.ts'
import type { Role } from './roles.ts'

/** What the finder read about the person of the session and one case. */
export interface OnCase {
  assessmentId: string
  assessorId: string | null
  colleagueId: string | null
  /** The team roles whose holders make this assessment. */
  assessing: readonly Role[]
  /** The case was drawn and left the sample. */
  leftSample: boolean
  serviceId: string
  ownService: string | null
  declaredService: boolean
  declaredCase: boolean
}

/** Being on the team as somebody who assesses: whoever left it, or is on it as something else, sees no case. */
const assesses = (on: OnCase, roles: ReadonlySet<Role>): boolean =>
  on.assessing.some((role) => roles.has(role))

const caseHere = 'case'

export const blocksOnCase = (on: OnCase, roles: ReadonlySet<Role>): Block[] =>
  blocksFor(
    {
      localAssessor: roles.has('local-assessor'),
      ownService: on.ownService,
      services: new Set(on.declaredService ? [on.serviceId] : []),
      cases: new Set(on.declaredCase ? [caseHere] : []),
    },
    { service: on.serviceId, case: caseHere },
  )

/** The case is in their name: as its assessor, or as the colleague who works on it together with one. */
const inTheirName = (on: OnCase, personId: string): boolean =>
  on.assessorId !== null && (on.assessorId === personId || on.colleagueId === personId)

/** Both have the same part in the case, and lose it by the same conflicts of interest. */
export const isAssessor = (on: OnCase, personId: string, roles: ReadonlySet<Role>): boolean =>
  inTheirName(on, personId) && assesses(on, roles) && !blocksOnCase(on, roles).some(stopsWork)

/**
 * What the two people who assess one case must not see of each other, whatever else they are on the team. Whoever
 * makes a blind second assessment sees the first once their own is complete; whoever made the first sees the second
 * once both are.
 */
export function hides(
  asked: { part: string; twice: boolean },
  own: { complete: boolean; blind: boolean },
): boolean {
  return asked.part === 'first' ? own.blind && !own.complete : !asked.twice
}

/** What a person reads who works on a case no longer; null for whoever never had anything to do with it. */
export async function whyNotAssessor(
  db: Reader,
  on: OnCase,
  personId: string,
  roles: ReadonlySet<Role>,
): Promise<Problem | null> {
  if (!assesses(on, roles) || isAssessor(on, personId, roles)) return null
  const stops = blocksOnCase(on, roles).filter(stopsWork)
  if (stops.includes('declared-case'))
    return new Problem('conflict-of-interest', 'You said that you should not assess this case.')
  const known = inTheirName(on, personId) || (await hadCase(db, on.assessmentId, personId))
  if (!known) return null
  if (stops.includes('own-service'))
    return new Problem('conflict-of-interest', 'You come from the service that is inspected.')
  if (stops.includes('declared-service'))
    return new Problem('conflict-of-interest', 'You declared an interest in the service that is inspected.')
  return new Problem(
    'case-given-away',
    on.leftSample
      ? 'This case left the sample, so nobody assesses it any more.'
      : 'The lead inspector gave this case to somebody else.',
  )
}

async function hadCase(db: Reader, assessmentId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectNoFrom((eb) =>
      eb
        .or([
          eb.exists(
            eb
              .selectFrom('case_allocation')
              .where('assessment_id', '=', assessmentId)
              .where('assessor_id', '=', personId)
              .select('version'),
          ),
          eb.exists(
            eb
              .selectFrom('case_colleague')
              .where('assessment_id', '=', assessmentId)
              .where('person_id', '=', personId)
              .select('version'),
          ),
        ])
        .as('had'),
    )
    .executeTakeFirstOrThrow()
  return Boolean(row.had)
}
