/** Two assessments of one case, as their comparison shows them. */
import type { CaseView } from '../case-view.ts'
import type { BothViews } from './both-views.ts'

export interface DifferencesView {
  view: CaseView
  both: BothViews
}
