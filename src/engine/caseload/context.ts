/** What a caseload is made of: counts and percentages per category, beside national figures where there are some. */
import type { CaseKind, CaseloadColumn, Framework } from '../framework/shape.ts'
import { percentOf } from '../rating/percent.ts'
import type { Case } from './case.ts'
import { codesOf } from './codes.ts'
import type { ComparatorGroup, ComparatorSet } from './comparators.ts'

export type ContextRow = { label: string; count: number; percent: number }
export type ComparedRow = ContextRow & { national: number }

export type ContextTable = {
  column: string
  label: string
  rows: ContextRow[]
  /** The same cases in the groups of the national figures; empty where there are none. */
  compared: ComparedRow[]
}

export type KindContext = { kind: string; label: string; cases: number; tables: ContextTable[] }

/** How many cases have each value of a column; blank where there is none. */
export type Tally = ReadonlyMap<string, number>

/** Columns that say something about many cases at once; references and dates do not. */
export const countedColumns = (framework: Framework): CaseloadColumn[] =>
  framework.caseload.columns.filter(({ kind }) => kind === 'code' || kind === 'age')

export function tallyOf(cases: readonly Pick<Case, 'values'>[], column: string): Tally {
  const tally = new Map<string, number>()
  for (const { values } of cases) tally.set(values[column] ?? '', (tally.get(values[column] ?? '') ?? 0) + 1)
  return tally
}

/** @param tallies by column */
export function contextOf(
  framework: Framework,
  kind: CaseKind,
  cases: number,
  tallies: ReadonlyMap<string, Tally>,
  national: ComparatorSet | null,
): KindContext {
  const tables = countedColumns(framework).map((column): ContextTable => {
    const tally = tallies.get(column.id) ?? new Map()
    return {
      column: column.id,
      label: column.label,
      rows: rowsOf(framework, kind, column, tally, cases),
      compared: cases === 0 ? [] : comparedRows(national?.columns[column.id] ?? [], tally, cases),
    }
  })
  return { kind: kind.id, label: kind.label, cases, tables }
}

/** In the order of the code list, or of age; categories nobody is in are left out. */
function rowsOf(
  framework: Framework,
  kind: CaseKind,
  column: CaseloadColumn,
  tally: Tally,
  cases: number,
): ContextRow[] {
  const listed = column.kind === 'code' ? codesOf(framework, kind, column) : []
  const others = [...tally.keys()]
    .filter((value) => !listed.some(({ code }) => code === value))
    .toSorted((a, b) => Number(a === '') - Number(b === '') || Number(a) - Number(b) || (a < b ? -1 : 1))
  const unlisted = others.map((value) => ({ code: value, label: value === '' ? 'Not recorded' : value }))
  return [...listed, ...unlisted].flatMap(({ code, label }) => {
    const count = tally.get(code) ?? 0
    return count === 0 ? [] : [{ label, count, percent: percentOf(count, cases) }]
  })
}

function comparedRows(groups: readonly ComparatorGroup[], tally: Tally, cases: number): ComparedRow[] {
  const isIn = ({ codes, fromAge, toAge }: ComparatorGroup, value: string) =>
    codes ? codes.includes(value) : value !== '' && Number(value) >= fromAge! && Number(value) <= toAge!
  return groups.map((group) => {
    const count = [...tally].reduce((sum, [value, own]) => (isIn(group, value) ? sum + own : sum), 0)
    return { label: group.label, count, percent: percentOf(count, cases), national: group.percent }
  })
}
