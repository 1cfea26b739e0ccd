import type { FaultAt } from '../fault.ts'
import type { Framework } from '../shape.ts'

export type Section = keyof Framework

/** One rule about how the parts of a framework fit together, and the sections it has to read. */
export type Check = {
  reads: readonly Section[]
  find: (framework: Framework) => FaultAt[]
}
