import type { Framework } from '../framework/shape.ts'
import type { Results } from '../rating/results.ts'
import type { AssessedCase } from '../rating/tally.ts'

/** An inspection as a simulation takes it. Its record is read and never changed. */
export type Inspected = {
  id: string
  name: string
  framework: Framework
  results: Results
  /** The cases behind the counts, where they are at hand. Without them only bounds can be given for other sub-samples. */
  cases?: readonly AssessedCase[] | undefined
}
