/** Cases that are with somebody who is too close to them: declared or recorded after they were given. */
import { type Block, stopsWork } from '#engine/casework/blocks.ts'
import type { BlocksOf } from '../closeness.ts'
import type { ListedCase } from './queries.ts'

export interface AllocationConflict {
  one: ListedCase
  name: string
  block: Block
}

/** A local assessor of unknown origin is shown too: the lead must find out. */
export const conflictsOf = ({
  cases,
  blocksOf,
}: {
  cases: ListedCase[]
  blocksOf: BlocksOf
}): AllocationConflict[] =>
  cases.flatMap((one) => {
    const people = [
      { id: one.assessorId, name: one.assessor },
      { id: one.assessorId && one.colleagueId, name: one.colleague },
    ]
    return people.flatMap(({ id, name }) => {
      if (!id || !name) return []
      const [block] = blocksOf(id, one.caseId).filter(
        (found) => stopsWork(found) || found === 'own-service-unknown',
      )
      return block ? [{ one, name, block }] : []
    })
  })
