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

/** Columns that say something about many cases at once; references and dates do not. */
const counted = (column: CaseloadColumn) => column.kind === 'code' || column.kind === 'age'

export function contextOf(
  framework: Framework,
  kind: CaseKind,
  cases: readonly Pick<Case, 'values'>[],
  national: ComparatorSet | null,
): KindContext {
  const tables = framework.caseload.columns.filter(counted).map((column): ContextTable => {
    const values = cases.map(({ values }) => values[column.id] ?? '')
    return {
      column: column.id,
      label: column.label,
      rows: rowsOf(framework, kind, column, values),
      compared: comparedRows(national?.columns[column.id] ?? [], values),
    }
  })
  return { kind: kind.id, label: kind.label, cases: cases.length, tables }
}

/** In the order of the code list, or of age; categories nobody is in are left out. */
function rowsOf(
  framework: Framework,
  kind: CaseKind,
  column: CaseloadColumn,
  values: readonly string[],
): ContextRow[] {
  const tally = new Map<string, number>()
  for (const value of values) tally.set(value, (tally.get(value) ?? 0) + 1)
  const listed = column.kind === 'code' ? codesOf(framework, kind, column) : []
  const others = [...tally.keys()]
    .filter((value) => !listed.some(({ code }) => code === value))
    .toSorted((a, b) => Number(a === '') - Number(b === '') || Number(a) - Number(b) || (a < b ? -1 : 1))
  const unlisted = others.map((value) => ({ code: value, label: value === '' ? 'Not recorded' : value }))
  return [...listed, ...unlisted].flatMap(({ code, label }) => {
    const count = tally.get(code) ?? 0
    return count === 0 ? [] : [{ label, count, percent: percentOf(count, values.length) }]
  })
}

function comparedRows(groups: readonly ComparatorGroup[], values: readonly string[]): ComparedRow[] {
  if (values.length === 0) return []
  const isIn = ({ codes, fromAge, toAge }: ComparatorGroup, value: string) =>
    codes ? codes.includes(value) : value !== '' && Number(value) >= fromAge! && Number(value) <= toAge!
  return groups.map((group) => {
    const count = values.filter((value) => isIn(group, value)).length
    return { label: group.label, count, percent: percentOf(count, values.length), national: group.percent }
  })
}
