/** The blocks below the cover in the order of reading, with recommendations that follow one another as one list. */
import type { Block, CoverBlock, RecommendationBlock } from '#engine/report/document.ts'

export type Flow = Exclude<Block, CoverBlock | RecommendationBlock> | RecommendationBlock[]

export function flowOf(blocks: readonly Block[]): Flow[] {
  const flow: Flow[] = []
  for (const block of blocks) {
    const last = flow.at(-1)
    if (block.kind === 'cover') continue
    if (block.kind !== 'recommendation') flow.push(block)
    else if (Array.isArray(last)) last.push(block)
    else flow.push([block])
  }
  return flow
}
