/** What the pages of one case are made from. */
import { type RiskAnswer, riskAnswer } from '#engine/casework/alerts/none-found.ts'
import { alertRules } from '#engine/casework/alerts/rules.ts'
import { type CaseState, caseState } from '#engine/casework/case-state.ts'
import { factsFor } from '#engine/casework/questions-for.ts'
import { caseKindById, factValueLabel } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Reader } from '#platform/audit/action.ts'
import { may } from '#platform/permissions/may.ts'
import type { Role } from '#platform/permissions/roles.ts'
import type { AssessmentThing } from '#platform/permissions/things.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { Visit } from '#platform/web/endpoint.ts'
import { Problem } from '#platform/web/problems.ts'
import { type Asked, askedOf } from './asked.ts'
import { alertsRaisedFor, currentAnswers, type KeptAnswer } from './queries.ts'
import { type SetAside, undecidedOf } from './set-aside.queries.ts'

export interface CaseView {
  assessment: AssessmentThing
  roles: ReadonlySet<Role>
  framework: Framework
  asked: ReadonlyMap<string, Asked>
  current: ReadonlyMap<string, KeptAnswer>
  state: CaseState
  /** Answers that came too late to stand and that nobody has decided about. */
  setAside: SetAside[]
  /** The answer to “Is anyone at immediate risk?”, held against the alerts that were raised for this case. */
  risk: RiskAnswer
  /** Who has it: its assessor, and the colleague who works on it with them. */
  assessors: string[]
  /** Why nothing can be answered here; null for whoever may answer now. */
  closed: string | null
}

export type CaseVisit = Visit<'assessment', unknown, unknown, unknown>

export const contextOf = (assessment: AssessmentThing, framework: Framework) => ({
  framework,
  caseKind: assessment.caseKind,
  caseValues: assessment.caseValues,
})

export async function viewOf(visit: CaseVisit): Promise<CaseView> {
  const assessment = visit.thing
  const framework = await visit.frameworks.of(assessment.inspection)
  const current = await currentAnswers(visit.db, assessment.id)
  const state = caseState(contextOf(assessment, framework), current.values())
  const alerts = await alertsRaisedFor(visit.db, assessment.id)
  return {
    assessment,
    roles: visit.roles,
    framework,
    asked: askedOf(framework, assessment.caseKind),
    current,
    state,
    setAside: await undecidedOf(visit.db, assessment.id),
    risk: riskAnswer(alertRules(framework), state.facts, alerts),
    assessors: await namesOf(visit.db, assessment),
    closed: whyClosed(assessment, visit.roles),
  }
}

/** The assessor first. */
async function namesOf(db: Reader, { assessorId, colleagueId }: AssessmentThing): Promise<string[]> {
  if (!assessorId) return []
  const ids = [assessorId, colleagueId].filter((id) => id !== null)
  const rows = await db.selectFrom('person').where('id', 'in', ids).select(['id', 'name']).execute()
  return ids.flatMap((id) => rows.find((row) => row.id === id)?.name ?? [])
}

function whyClosed(assessment: AssessmentThing, roles: ReadonlySet<Role>): string | null {
  if (assessment.completedAt) {
    const rest =
      assessment.inspection.stage === 'fieldwork'
        ? 'It can be read; it is changed only after it was reopened with a reason.'
        : 'It can be read but no longer changed.'
    return `This case was completed on ${readableMoment(assessment.completedAt)}. ${rest}`
  }
  if (assessment.inspection.stage !== 'fieldwork')
    return 'Answers can only be given during fieldwork. This case can be read here.'
  if (!may(roles, 'answer', 'assessment'))
    return 'Only the person a case is allocated to answers it. You can read it here.'
  return null
}

export const casePath = (assessment: AssessmentThing): string =>
  `/inspections/${assessment.inspection.slug}/casework/${assessment.id}`

export const kindLabel = (framework: Framework, caseKind: string): string =>
  caseKindById(framework, caseKind)?.label ?? caseKind

/** What the caseload tells of a case, in words: "Disposal: Referral order", and the service's classifications. */
export function characteristics(
  framework: Framework,
  caseKind: string,
  caseValues: Record<string, string>,
): { label: string; value: string }[] {
  return factsFor(framework, caseKind, {})
    .filter((one) => one.from === 'caseload')
    .map(({ fact }) => {
      const value = caseValues[fact.column ?? ''] ?? ''
      const column = framework.caseload.columns.find((one) => one.id === fact.column)
      return {
        label: column?.label ?? fact.label,
        value: value ? factValueLabel(framework, fact, value, caseKind) : 'Not given',
      }
    })
}

/** Said to whoever completes a case that was completed meanwhile. */
export const caseComplete = (): Problem =>
  new Problem(
    'stage-closed',
    'This case is complete. It is changed only after it was reopened with a reason.',
  )
