/** Certainty as it was last worked out, for this page and for whoever else shows it. */
import { sql } from 'kysely'
import { certaintySentence } from '#engine/certainty/chance-words.ts'
import type { Ratings, Times } from '#engine/certainty/judge.ts'
import type { WorkedOut } from '#engine/certainty/work-out.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Reader } from '#platform/audit/action.ts'

export interface StandardCertainty {
  id: string
  ref: string
  name: string
  /** By the rules, from the sample alone; a rating's id. */
  sample: string
  /** A judgement that does not come from cases stands as it is. */
  fromCases: boolean
  /** Chances for the whole caseload by rating id, from 0 to 1. */
  chances: Times
  sentence: string
}

export interface CertaintyRecord {
  version: number
  /** Of the figures it was worked out from: it is out of date once these are others. */
  digest: string
  seed: string
  generator: string
  draws: number
  at: Date
  by: string | null
  result: WorkedOut
  standards: StandardCertainty[]
  overall: { sample: string; chances: Times; sentence: string } | null
}

/** The newest record, or null where none was made. Whether the figures have changed since, `readFigures` tells. */
export async function readCertainty(db: Reader, inspectionId: string): Promise<CertaintyRecord | null> {
  const row = await db
    .selectFrom('certainty as c')
    .innerJoin('inspection as i', 'i.id', 'c.inspection_id')
    .innerJoin('framework_version as f', (join) =>
      join.onRef('f.framework', '=', 'i.framework').onRef('f.version', '=', 'i.framework_version'),
    )
    .leftJoin('person as p', 'p.id', 'c.worked_out_by')
    .where('c.inspection_id', '=', inspectionId)
    .select(['c.version', 'c.figures_digest as digest', 'c.seed', 'c.generator', 'c.draws', 'c.result'])
    .select(['c.worked_out_at as at', 'p.name as by'])
    .select(sql<Pick<Framework, 'ratings' | 'domains'>>`f.content`.as('framework'))
    .orderBy('c.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { framework, ...record } = row
  const result = row.result as unknown as WorkedOut
  return { ...record, result, ...inWords(framework, result.assumed.ratings, record.draws) }
}

/** Every version, newest first, without its result. */
export const certaintyVersions = (db: Reader, inspectionId: string) =>
  db
    .selectFrom('certainty as c')
    .leftJoin('person as p', 'p.id', 'c.worked_out_by')
    .where('c.inspection_id', '=', inspectionId)
    .select(['c.version', 'c.worked_out_at as at', 'p.name as by', 'c.figures_digest as digest'])
    .orderBy('c.version', 'desc')
    .execute()

function inWords(
  { ratings: known, domains }: Pick<Framework, 'ratings' | 'domains'>,
  ratings: Ratings,
  draws: number,
): Pick<CertaintyRecord, 'standards' | 'overall'> {
  const labelOf = (id: string) => known.find((one) => one.id === id)?.label ?? id
  const names = new Map(domains.flatMap(({ standards }) => standards).map(({ id, name }) => [id, name]))
  const chancesOf = (times: Times): Times =>
    Object.fromEntries(Object.entries(times).map(([rating, one]) => [rating, one / draws]))
  const { overall } = ratings
  return {
    standards: ratings.standards.map(({ id, ref, sample, fromCases, times }) => ({
      id,
      ref,
      name: names.get(id) ?? '',
      sample: sample!,
      fromCases,
      chances: chancesOf(times),
      sentence: fromCases
        ? certaintySentence(`${ref} ${names.get(id) ?? ''}`.trim(), sample!, times, draws, labelOf)
        : `${ref} ${names.get(id) ?? ''} is judged on all the evidence, not from cases: it stands as ${labelOf(sample!)}.`,
    })),
    overall: overall && {
      sample: overall.sample,
      chances: chancesOf(overall.times),
      sentence: certaintySentence('The service overall', overall.sample, overall.times, draws, labelOf),
    },
  }
}
