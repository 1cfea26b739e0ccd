/** What the page of second assessments shows. */
import type { Framework } from '#engine/framework/shape.ts'
import type { Around } from '../../inspection-page.ts'
import type { TeamAssessor } from '../team-assessors.ts'
import type { Pick, SecondAssessment } from './queries.ts'

export interface SecondView {
  around: Around
  framework: Framework
  seconds: SecondAssessment[]
  people: TeamAssessor[]
  /** The inspection's own cases, for choosing. */
  cases: { id: string; caseKind: string; caseRef: string }[]
  picks: Pick[]
}
