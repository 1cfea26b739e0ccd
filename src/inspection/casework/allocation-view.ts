/** What the pages of giving cases to people show. */
import type { Framework } from '#engine/framework/shape.ts'
import type { BlocksOf } from '../closeness.ts'
import type { Around } from '../inspection-page.ts'
import type { CaseWithState } from './case-with-state.ts'
import type { Reserve } from './reserves.ts'
import type { TeamAssessor } from './team-assessors.ts'

export interface AllocationView {
  around: Around
  framework: Framework
  cases: CaseWithState[]
  assessors: TeamAssessor[]
  blocksOf: BlocksOf
  reserves: Reserve[]
}
