/** How many cases fall in each category: what a service checks first when it looks at its own list. */
import type { Framework } from '../framework/shape.ts'
import type { Case } from './case.ts'
import { codesOf } from './codes.ts'

export type CategoryCount = { code: string; label: string; cases: number }
export type StratumCounts = { column: string; label: string; categories: CategoryCount[] }

/** Counts of cases of one kind by stratum, in the framework's order. Categories nobody is in are left out. */
export function countByStratum(
  framework: Framework,
  kindId: string,
  cases: readonly Case[],
): StratumCounts[] {
  const kind = framework.caseKinds.find((one) => one.id === kindId)
  if (!kind) throw new RangeError(`Framework ${framework.id} has no kind of case called "${kindId}".`)
  return framework.sampling.strata.map((id) => {
    const column = framework.caseload.columns.find((one) => one.id === id)
    if (!column)
      throw new RangeError(`Framework ${framework.id} has no caseload column "${id}" to stratify by.`)
    const tally = new Map<string, number>()
    for (const { values } of cases) tally.set(values[id] ?? '', (tally.get(values[id] ?? '') ?? 0) + 1)
    const listed = column.kind === 'code' ? codesOf(framework, kind, column) : []
    const unlisted = [...tally.keys()].filter((code) => !listed.some((one) => one.code === code)).sort()
    const all = [...listed, ...unlisted.map((code) => ({ code, label: code || 'Not recorded' }))]
    const categories = all
      .map(({ code, label }) => ({ code, label, cases: tally.get(code) ?? 0 }))
      .filter((one) => one.cases > 0)
    return { column: id, label: column.label, categories }
  })
}
