/** What the reading of one file may take of the machine, and what is said when it would take more. */
import { Exhausted } from '../in-process.ts'
import { FileFault } from './file-fault.ts'

/** Many times what the largest list that is allowed needs: see docs/decisions/0019. */
export const apartLimits = { longestMilliseconds: 2 * 60_000, mostMegabytes: 1024 }

/** Past its limits a file is refused; every other fault is ours and stays what it is. */
export function exhaustedFile(error: unknown): unknown {
  if (!(error instanceof Exhausted)) return error
  return new FileFault(
    'takes-too-much',
    `Reading the file took too much ${error.what}, so it was stopped. Copy the list into a new spreadsheet, or save it as CSV, and send that.`,
  )
}
