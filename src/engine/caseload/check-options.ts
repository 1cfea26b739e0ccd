/** What the check of a caseload depends on besides its files. */
import type { FileReading } from './reading.ts'
import type { Months } from './window.ts'

export type CheckOptions = {
  /** ISO date of the announcement. Null: the window of eligibility is not applied. */
  announced: string | null
  /** The inspection's own window, where it differs from the framework's. */
  window?: Months
  /** Rows with a disposal of another kind: a fault (the default), or merely not eligible in a file of several kinds. */
  otherKinds?: 'fault' | 'exclude'
  /** What the service confirmed of its headings and spellings. */
  reading?: FileReading
  /** Told now and then how many rows are read, over all files. */
  onRows?: (rows: number) => void
}
