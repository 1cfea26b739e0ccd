/** Values that no list has: each once, with how often it stands there and what it may mean. */
import type { CaseKind, Framework } from '../framework/shape.ts'
import type { Fault } from './case.ts'
import { codesOf } from './codes.ts'
import { likeness } from './likeness.ts'
import { loosely } from './loosely.ts'
import { mayBeRemembered } from './reading.ts'

export type UnknownValue = {
  column: string
  /** The code list that it should be on. */
  list: string
  value: string
  rows: number
  /** The code that it most likely means, or null. */
  guess: string | null
}

/** A column with more different unknown values holds something else. */
const mostInColumn = 40
const leastSure = 0.5

/** From the faults that were found, so that what is asked is what is wrong. Nothing that may name somebody is asked about. */
export function unknownValues(
  framework: Framework,
  kind: CaseKind,
  faults: readonly Fault[],
): UnknownValue[] {
  const found = new Map<string, UnknownValue>()
  for (const fault of faults) {
    if (fault.code !== 'code-unknown' || fault.value === undefined) continue
    const column = framework.caseload.columns.find(({ id }) => id === fault.column)
    if (!column || !mayBeRemembered(fault.value) || loosely(fault.value) === '') continue
    const list = column.codes ?? kind.disposals
    const key = `${list} ${loosely(fault.value)}`
    const known = found.get(key)
    if (known) known.rows += 1
    else found.set(key, { column: column.id, list, value: fault.value, rows: 1, guess: null })
  }
  const all = [...found.values()]
  const perColumn = Map.groupBy(all, ({ column }) => column)
  return all
    .filter(({ column }) => perColumn.get(column)!.length <= mostInColumn)
    .map((one) => {
      const column = framework.caseload.columns.find(({ id }) => id === one.column)!
      const [best] = codesOf(framework, kind, column)
        .map(({ code, label, also }) => ({
          code,
          score: Math.max(...[label, ...also].map((name) => likeness(one.value, name))),
        }))
        .toSorted((a, b) => b.score - a.score)
      return { ...one, guess: best && best.score >= leastSure ? best.code : null }
    })
}
