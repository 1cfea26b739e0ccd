/** Which column of a file is which column of the framework. */
import type { CaseKind, CaseloadColumn, Framework } from '../framework/shape.ts'
import type { Fault } from './case.ts'
import { loosely, tidy } from './loosely.ts'
import { isPersonalHeading } from './personal.ts'

export type MatchedHeadings = {
  /** Position in a row of each framework column that the file has. */
  at: Map<string, number>
  faults: Fault[]
  /** Headings the framework does not know. They are not read and nothing in them is kept. */
  ignored: string[]
}

/** A column that cases of this kind cannot do without. */
export const isNeeded = (column: CaseloadColumn, kind: CaseKind): boolean =>
  column.required || column.id === kind.window.column

/** Names a column may go by, compared loosely; its own id and label before the other names of any column. */
function namesOf(columns: readonly CaseloadColumn[]): Map<string, CaseloadColumn> {
  const names = new Map<string, CaseloadColumn>()
  const add = (name: string, column: CaseloadColumn) => {
    const key = loosely(name)
    if (!names.has(key)) names.set(key, column)
  }
  for (const column of columns) {
    add(column.id, column)
    add(column.label, column)
  }
  for (const column of columns) for (const heading of column.headings) add(heading, column)
  return names
}

export function matchHeadings(
  framework: Framework,
  kind: CaseKind,
  headings: readonly string[],
): MatchedHeadings {
  const names = namesOf(framework.caseload.columns)
  const at = new Map<string, number>()
  const faults: Fault[] = []
  const ignored: string[] = []

  headings.forEach((raw, position) => {
    const heading = tidy(raw)
    if (heading === '') return
    const column = names.get(loosely(heading))
    if (!column && isPersonalHeading(heading)) {
      faults.push(
        fault(
          heading,
          'heading-personal',
          `Column “${heading}” must not be sent: names and dates of birth are never kept here. Take the column out of the file.`,
        ),
      )
    } else if (!column) {
      ignored.push(heading)
    } else if (at.has(column.id)) {
      const first = tidy(headings[at.get(column.id)!])
      faults.push(
        fault(
          column.id,
          'heading-twice',
          `Columns “${first}” and “${heading}” are both read as ${column.label}. Keep one of them.`,
        ),
      )
    } else {
      at.set(column.id, position)
    }
  })

  for (const column of framework.caseload.columns) {
    if (at.has(column.id) || !isNeeded(column, kind)) continue
    faults.push(
      fault(
        column.id,
        'heading-missing',
        `There is no column for ${column.label}. Add one with the heading ${column.id}.`,
      ),
    )
  }
  return { at, faults, ignored }
}

const fault = (column: string, code: Fault['code'], message: string): Fault => ({
  row: 1,
  column,
  code,
  message,
})
