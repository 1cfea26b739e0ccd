/** Inspections whose panel has concluded, with their cases as the panel left them, by the framework they share. */
import type { InspectionCases } from '#engine/certainty/strata/compare-strata.ts'
import { canonicalJson } from '#engine/framework/digest.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Results } from '#engine/rating/results.ts'
import { resultsFromTally, tally } from '#engine/rating/tally.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { stageOrder } from '../../../stages.ts'
import { casesThatCount } from '../../certainty/figures.ts'
import { newestResult } from '../../queries.ts'

interface Concluded {
  id: string
  name: string
  framework: string
  frameworkVersion: string
}

export async function concludedInspections(db: Reader): Promise<Concluded[]> {
  const rows = await db
    .selectFrom('inspection as i')
    .innerJoin('service as s', 's.id', 'i.service_id')
    .where('i.origin', '=', 'live')
    .select(['i.id', 's.name', 'i.framework', 'i.framework_version as frameworkVersion', 'i.stage'])
    .select('i.fieldwork_from as fieldworkFrom')
    .orderBy('s.name')
    .orderBy('i.slug')
    .execute()
  return rows
    .filter(({ stage }) => stageOrder(stage) > stageOrder('panel'))
    .map(({ fieldworkFrom, name, ...row }) => ({
      ...row,
      // A service is inspected more than once.
      name: fieldworkFrom ? `${name} ${fieldworkFrom.slice(0, 4)}` : name,
    }))
}

/** The lines of standards that concluded inspections stand on: the newest version of each, and how many stand on it. */
export async function linesOf(
  frameworks: PinnedFrameworks,
  concluded: readonly Concluded[],
): Promise<{ framework: Framework; inspections: number }[]> {
  const newest = await frameworks.newest()
  return newest
    .map((framework) => ({
      framework,
      inspections: concluded.filter((one) => one.framework === framework.id).length,
    }))
    .filter(({ inspections }) => inspections > 0)
    .toSorted((a, b) => b.inspections - a.inspections)
}

export interface ReadOver {
  inspections: InspectionCases[]
  /** Those whose answers are no longer what the panel judged on. */
  changed: string[]
}

export async function readOver(
  db: Reader,
  frameworks: PinnedFrameworks,
  concluded: readonly Concluded[],
): Promise<ReadOver> {
  const read: ReadOver = { inspections: [], changed: [] }
  for (const one of concluded) {
    const framework = await frameworks.of(one)
    const result = await newestResult(db, one.id)
    const cases = await casesThatCount(db, framework, one.id)
    const now = resultsFromTally(
      framework,
      tally(
        framework,
        cases.map(({ counted }) => counted),
      ),
    )
    const left = result?.results as unknown as Results | undefined
    if (left && canonicalJson(left.keyQuestions) === canonicalJson(now.keyQuestions))
      read.inspections.push({ name: one.name, framework, cases })
    else read.changed.push(one.name)
  }
  return read
}
