/** What the page of an inspection’s cases shows. */
import type { Framework } from '#engine/framework/shape.ts'
import type { Around } from '../inspection-page.ts'
import type { CaseWithState } from './case-with-state.ts'
import type { Unsettled } from './second/all-views.ts'
import type { SecondAssessment } from './second/queries.ts'

export interface CasesView {
  around: Around
  framework: Framework
  personId: string
  cases: CaseWithState[]
  /** The question this person answered last, by case. */
  last: ReadonlyMap<string, string>
  /** Cases in their name that they are too close to. */
  stopped: ReadonlySet<string>
  seconds: SecondAssessment[]
  unsettled: Unsettled[]
  /** Cases this person must not see into yet: their own blind second assessment is not complete. */
  hidden: ReadonlySet<string>
  /** How many alerts are open, for whoever closes fieldwork. */
  openAlerts: number
}
