import type { FaultAt } from '../../framework/fault.ts'

/** A fault for every entry whose reference an earlier one has. */
export const repeatedRefs = (list: string, entries: readonly { ref: string }[]): FaultAt[] =>
  entries.flatMap(({ ref }, index) =>
    entries.findIndex((entry) => entry.ref === ref) < index
      ? [{ kind: 'duplicate-reference', at: [list, index], message: 'is given twice; keep one' }]
      : [],
  )
