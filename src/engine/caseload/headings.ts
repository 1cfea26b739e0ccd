/** Which column of a file is which column of the framework. */
import type { CaseKind, CaseloadColumn, Framework } from '../framework/shape.ts'
import type { Fault } from './case.ts'
import { loosely, tidy } from './loosely.ts'
import { isPersonalHeading } from './personal.ts'
import { type FileReading, layoutOf, nothingConfirmed } from './reading.ts'

/**
 * How a heading was understood: `confirmed` by the service for this very file layout, `known` by the framework,
 * `remembered` from another file of the service, `personal` (must not be sent), or `unknown`.
 */
export type HeadingMatch = {
  position: number
  heading: string
  column: string | null
  how: 'confirmed' | 'known' | 'remembered' | 'personal' | 'unknown'
}

export type MatchedHeadings = {
  /** Position in a row of each framework column that the file has. */
  at: Map<string, number>
  faults: Fault[]
  /** Headings the framework does not know. They are not read and nothing in them is kept. */
  ignored: string[]
  matches: HeadingMatch[]
  /** A person should say which column is which: one is missing that an unknown heading may be, or two claim to be one. */
  ask: boolean
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
  reading: FileReading = nothingConfirmed,
): MatchedHeadings {
  const { columns } = framework.caseload
  const matches = matchEach(columns, headings, reading)
  const confirmed = matches.some((one) => one.how === 'confirmed')
  const at = new Map<string, number>()
  const faults: Fault[] = []
  const ignored: string[] = []
  let twice = false

  for (const { position, heading, column, how } of matches) {
    if (how === 'personal') faults.push(personal(heading))
    else if (column === null) ignored.push(heading)
    else if (at.has(column)) {
      twice = true
      const first = tidy(headings[at.get(column)!])
      faults.push(
        fault(
          column,
          'heading-twice',
          `Columns “${first}” and “${heading}” are both read as ${labelOf(columns, column)}. Keep one of them.`,
        ),
      )
    } else at.set(column, position)
  }
  const missing = columns.filter((column) => !at.has(column.id))
  for (const column of missing.filter((one) => isNeeded(one, kind))) {
    faults.push(
      fault(
        column.id,
        'heading-missing',
        `There is no column for ${column.label}. Add one with the heading ${column.id}.`,
      ),
    )
  }
  const unclear = missing.length > 0 && matches.some((one) => one.how === 'unknown')
  return { at, faults, ignored, matches, ask: !confirmed && (twice || unclear) }
}

function matchEach(
  columns: readonly CaseloadColumn[],
  headings: readonly string[],
  reading: FileReading,
): HeadingMatch[] {
  const names = namesOf(columns)
  const ids = new Set(columns.map(({ id }) => id))
  const layout = reading.layouts.find((one) => one.layout === layoutOf(headings))
  return headings.flatMap((raw, position): HeadingMatch[] => {
    const heading = tidy(raw)
    const match = (column: string | null, how: HeadingMatch['how']) => [{ position, heading, column, how }]
    const said = layout?.columns[position]?.column
    if (heading === '') return said && ids.has(said) ? match(said, 'confirmed') : []
    const known = names.get(loosely(heading))
    if (!known && isPersonalHeading(heading)) return match(null, 'personal')
    // A framework may have changed since: a column that is no more is asked about again.
    if (said !== undefined && (said === null || ids.has(said))) return match(said, 'confirmed')
    if (known) return match(known.id, 'known')
    const before = rememberedOf(reading, heading)
    if (before !== undefined && (before === null || ids.has(before))) return match(before, 'remembered')
    return match(null, 'unknown')
  })
}

/** What the service last said of a heading in a file of another layout. */
function rememberedOf(reading: FileReading, heading: string): string | null | undefined {
  for (const { columns } of [...reading.layouts].reverse()) {
    const found = columns.find((one) => one.heading !== '' && loosely(one.heading) === loosely(heading))
    if (found) return found.column
  }
  return undefined
}

const labelOf = (columns: readonly CaseloadColumn[], id: string) =>
  columns.find((column) => column.id === id)?.label ?? id

const personal = (heading: string): Fault =>
  fault(
    heading,
    'heading-personal',
    `Column “${heading}” must not be sent: names and dates of birth are never kept here. Take the column out of the file.`,
  )

const fault = (column: string, code: Fault['code'], message: string): Fault => ({
  row: 1,
  column,
  code,
  message,
})
