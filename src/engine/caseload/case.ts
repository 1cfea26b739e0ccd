/**
 * A caseload file as read: the headings, then one list of cells a row. Row numbers are those of the file, where the
 * headings stand in row `headingRow` (the first, unless titles stand above them).
 */
export type Table = {
  headings: readonly string[]
  rows: readonly (readonly string[])[]
  headingRow?: number
}

/** One eligible case. `values` holds every column of the framework by its id: codes, ISO dates, blank if not given. */
export type Case = { caseRef: string; kind: string; values: Record<string, string> }

/** A row that is right but not eligible, with every reason in words. `file` where there are several, counted from 1. */
export type ExcludedRow = { row: number; file?: number; reasons: string[] }

export type FaultCode =
  | 'heading-missing'
  | 'heading-twice'
  | 'heading-personal'
  | 'no-rows'
  | 'row-too-wide'
  | 'value-missing'
  | 'code-unknown'
  | 'disposal-of-another-kind'
  | 'date-impossible'
  | 'date-unreadable'
  | 'age-unreadable'
  | 'age-implausible'
  | 'birth-date-given'
  | 'reference-like-a-name'
  | 'reference-too-long'
  | 'reference-twice'
  | 'formula-given'
  | 'error-value'
  | 'number-shortened'

/**
 * Something to put right in the file. `row` counts from 1, as in the file; `column` is the framework's column id, or
 * the file's own heading where it has none. `value` is left out where it may be personal.
 */
export type Fault = {
  row: number
  /** Where there are several files: which, counted from 1. */
  file?: number
  column: string
  value?: string
  code: FaultCode
  message: string
}

/** Whether a fault lies in the headings, so that no row of the file can be relied on. */
export const inHeadings = ({ code }: Fault): boolean => code.startsWith('heading-')
