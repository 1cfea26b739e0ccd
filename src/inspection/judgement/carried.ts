/** Ratings of a report that was published elsewhere: its counts were carried over, and nothing stands behind them here. */
import { standardsInOrder } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { carriedShape } from '#engine/published/carried-figures.ts'
import { resultsOfCarried } from '#engine/published/rerate.ts'
import { rate } from '#engine/rating/rate.ts'
import { caseKindKey, type Results } from '#engine/rating/results.ts'
import type { Tally } from '#engine/rating/tally.ts'
import type { Reader } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import { type Standing, standardStandings } from './standing.ts'

export async function carriedResults(
  db: Reader,
  framework: Framework,
  inspection: { id: string },
): Promise<{ results: Results } | { faults: string[] }> {
  const row = await db
    .selectFrom('published_figures')
    .where('inspection_id', '=', inspection.id)
    .select('figures')
    .orderBy('version', 'desc')
    .executeTakeFirst()
  const carried = carriedShape.safeParse(row?.figures)
  return carried.success
    ? resultsOfCarried(framework, carried.data)
    : { faults: ['Its figures are not as they should be.'] }
}

/** Counts as if they had been tallied; prompts were not carried over. */
function tallyOf(framework: Framework, results: Results): Tally {
  const sampleOf = (kind: string): number => results.cases[caseKindKey(kind)] ?? 0
  return {
    samples: Object.fromEntries(framework.caseKinds.map(({ id }) => [id, sampleOf(id)])),
    prompts: [],
    keyQuestions: standardsInOrder(framework).flatMap(({ judged, caseKind, keyQuestions }) =>
      judged === 'from-cases' && caseKind
        ? keyQuestions.map(({ id, ref }) => {
            const given = results.keyQuestions.find((one) => one.ref === ref)
            const [yes, relevant] = [given?.yes ?? 0, given?.relevant ?? 0]
            const sample = Math.max(sampleOf(caseKind), relevant)
            return {
              id,
              ref,
              yes,
              no: relevant - yes,
              relevant,
              notApplicable: sample - relevant,
              undecided: 0,
              missing: 0,
              sample,
            }
          })
        : [],
    ),
  }
}

export async function readCarriedStanding(
  db: Reader,
  framework: Framework,
  inspection: { id: string },
): Promise<Standing> {
  const read = await carriedResults(db, framework, inspection)
  if ('faults' in read)
    throw new Problem('not-found', `The figures carried over cannot be rated: ${read.faults.join('; ')}`)
  const { results } = read
  const rated = rate(framework, results)
  const sampled = Object.values(results.cases).reduce((sum, count) => sum + count, 0)
  return {
    framework,
    results,
    rated,
    tally: tallyOf(framework, results),
    cases: { sampled, complete: sampled, answered: sampled, bySecond: 0 },
    standards: standardStandings(framework, rated, results, [], []),
    assessed: [],
    notInspected: null,
    concluded: null,
    carried: true,
  }
}
