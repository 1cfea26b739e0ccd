/** A guess at what an unknown column holds, from its heading and from what stands in it. A person confirms it. */
import type { CaseKind, CaseloadColumn, Framework } from '../framework/shape.ts'
import type { Table } from './case.ts'
import { readAge, readDateCell, readReference } from './cells.ts'
import { codeFinder } from './codes.ts'
import type { HeadingMatch } from './headings.ts'
import { likeness } from './likeness.ts'
import { tidy } from './loosely.ts'
import { isPersonalHeading } from './personal.ts'

/** Different cells looked at, and the rows they are looked for in; more would not change the guess. */
const looked = 200
const rowsLooked = 5_000
const leastSure = 0.4

/** The column guessed for each position of the file, and null where it is better not read. */
export function guessColumns(
  framework: Framework,
  kind: CaseKind,
  table: Table,
  matches: readonly HeadingMatch[],
): Map<number, string | null> {
  const { columns } = framework.caseload
  const guess = new Map<number, string | null>(matches.map(({ position }) => [position, null]))
  const scores = matches
    .filter(({ how }) => how !== 'personal')
    .flatMap((match) =>
      columns.map((column) => ({ match, column, score: scoreOf(framework, kind, table, match, column) })),
    )
    .filter(({ score }) => score >= leastSure)
    .toSorted((a, b) => b.score - a.score)
  const taken = new Set<string>()
  const placed = new Set<number>()
  for (const { match, column } of scores) {
    if (taken.has(column.id) || placed.has(match.position)) continue
    taken.add(column.id)
    placed.add(match.position)
    guess.set(match.position, column.id)
  }
  return guess
}

function scoreOf(
  framework: Framework,
  kind: CaseKind,
  table: Table,
  { position, heading, column: matched, how }: HeadingMatch,
  column: CaseloadColumn,
): number {
  // What is said by name is not given up for a better-looking neighbour.
  if (matched !== null)
    return matched === column.id ? 2 + contents(framework, kind, table, position, column) : 0
  if (how === 'remembered' || isPersonalHeading(heading)) return 0
  const named = Math.max(
    ...[column.id.replaceAll('_', ' '), column.label, ...column.headings].map((name) =>
      likeness(heading, name),
    ),
  )
  return 0.5 * named + 0.5 * contents(framework, kind, table, position, column)
}

/** The share of filled cells that the column could take. */
function contents(
  framework: Framework,
  kind: CaseKind,
  table: Table,
  position: number,
  column: CaseloadColumn,
): number {
  const cells = examplesIn(table, position, looked)
  if (cells.length === 0) return 0
  const fits = fitting(framework, kind, column)
  // References fit almost anywhere, so that they fit says less.
  const weight = column.kind === 'reference' ? 0.4 : 1
  return (weight * cells.filter(fits).length) / cells.length
}

function fitting(framework: Framework, kind: CaseKind, column: CaseloadColumn): (cell: string) => boolean {
  if (column.kind === 'date') return (cell) => 'value' in readDateCell(cell)
  if (column.kind === 'age') return (cell) => 'value' in readAge(cell)
  if (column.kind === 'reference') return (cell) => /\d/.test(cell) && 'value' in readReference(cell, null)
  const finder = codeFinder(framework, kind, column)
  return (cell) => finder.find(cell) !== undefined
}

/** The first different values of a column, as people see them. Far down a long list nobody looks for more. */
export function examplesIn(table: Table, position: number, most: number): string[] {
  const found = new Set<string>()
  for (const cells of table.rows.slice(0, rowsLooked)) {
    const text = tidy(cells[position])
    if (text !== '') found.add(text)
    if (found.size === most) break
  }
  return [...found]
}
