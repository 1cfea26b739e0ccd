/** A case of a list, with how far it has come. */
import type { CaseState } from '#engine/casework/case-state.ts'
import type { ListedCase } from './queries.ts'

export interface CaseWithState extends ListedCase {
  state: CaseState
}
