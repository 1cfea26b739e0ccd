/** Concludes an assessed inspection without a meeting: the figures its cases give are the panel's result. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '#engine/framework/digest.ts'
import { standardsInOrder } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { rate } from '#engine/rating/rate.ts'
import type { Results } from '#engine/rating/results.ts'
import { resultsFromTally, tally } from '#engine/rating/tally.ts'
import { casesThatCount } from '#inspection/judgement/certainty/figures.ts'
import type { TestApp } from './app.ts'

export async function concludedAsCounted(
  { db }: Pick<TestApp, 'db'>,
  { id, framework }: { id: string; framework: Framework },
  version = 1,
): Promise<void> {
  const cases = await casesThatCount(db, framework, id)
  const counted = tally(
    framework,
    cases.map((one) => one.counted),
  )
  const results: Results = {
    framework: framework.id,
    discretion: [],
    caseload: {},
    ...resultsFromTally(framework, counted),
    judgements: standardsInOrder(framework)
      .filter(({ judged }) => judged === 'qualitative')
      .map(({ ref }) => ({ ref, rating: 'Good' })),
  }
  const rated = rate(framework, results)
  await db
    .insertInto('result')
    .values({
      inspection_id: id,
      version,
      results: JSON.stringify(results),
      rated: JSON.stringify(rated),
      prompts: JSON.stringify(counted.prompts),
      digest: createHash('sha256').update(canonicalJson(rated)).digest('hex'),
    })
    .execute()
  await db.updateTable('inspection').set({ stage: 'drafting' }).where('id', '=', id).execute()
}
