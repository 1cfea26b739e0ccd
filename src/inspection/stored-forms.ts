/**
 * Keeps every form of what never changes any more, so that what was given out stays as it was whatever the program
 * becomes; and gives up the forms of drafts that have moved on.
 */
import type { Kysely } from 'kysely'
import { composeReport } from '#engine/report/compose.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import { perform } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { editionSource, lockedSource, type Source, sourceDigest } from '#platform/documents/issued.ts'
import { removeOutlived } from '#platform/documents/rendering.actions.ts'
import { keepEveryForm } from '#platform/documents/renderings.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { finders } from '#platform/permissions/finders.ts'
import { reportMaterial } from './report-material.ts'

/** In milliseconds: how often one looks for what was locked or published meanwhile, and for what was outlived. */
export const lookForForms = 10_000
export const lookForOutlived = 3_600_000

/** A report that never changes: an edition, or a draft that was locked for the service. */
type Fixed = { of: 'edition' | 'locked'; inspection: string; number: number }

async function fixedReports(db: Kysely<DB>): Promise<Fixed[]> {
  const editions = await db
    .selectFrom('publication')
    .select(['inspection_id as inspection', 'edition as number'])
    .orderBy('published_at', 'desc')
    .execute()
  const locked = await db
    .selectFrom('accuracy_draft')
    .select(['inspection_id as inspection', 'version as number'])
    .orderBy('locked_at', 'desc')
    .execute()
  return [
    ...editions.map((one) => ({ of: 'edition' as const, ...one })),
    ...locked.map((one) => ({ of: 'locked' as const, ...one })),
  ]
}

async function sourceOf(db: Kysely<DB>, { of, inspection, number }: Fixed): Promise<Source> {
  if (of === 'edition') {
    const row = await db
      .selectFrom('publication')
      .where('inspection_id', '=', inspection)
      .where('edition', '=', number)
      .select(['document', 'edition', 'published_at as publishedAt', 'correction'])
      .executeTakeFirstOrThrow()
    return editionSource({ ...row, document: row.document as unknown as ReportDocument })
  }
  const row = await db
    .selectFrom('accuracy_draft')
    .where('inspection_id', '=', inspection)
    .where('version', '=', number)
    .select(['document', 'version', 'locked_at as lockedAt'])
    .executeTakeFirstOrThrow()
  return lockedSource({ ...row, document: row.document as unknown as ReportDocument })
}

/**
 * @param log is told once of each report whose forms could not be made; whoever asks for one begins it again
 * @returns looks once, makes what is missing, and remembers what it need not look at again
 */
export function formsKeeper(db: Kysely<DB>, log: (line: string) => void): () => Promise<void> {
  const settled = new Set<string>()
  let looking: Promise<void> | null = null
  const look = async () => {
    for (const fixed of await fixedReports(db)) {
      const key = `${fixed.of} ${fixed.inspection} ${fixed.number}`
      if (settled.has(key)) continue
      settled.add(key)
      const { inspection } = fixed
      await keepEveryForm(db, { inspection, source: await sourceOf(db, fixed), person: null }).catch(
        (error: Error) =>
          log(`The files of ${fixed.of} ${fixed.number} of a report were not made: ${error.message}`),
      )
    }
  }
  return () => {
    looking ??= look()
      .catch((error: Error) => log(`Files of reports could not be looked for: ${error.message}`))
      .finally(() => {
        looking = null
      })
    return looking
  }
}

/** Whoever was given a link to a form of a draft has so long to follow it. In milliseconds. */
const grace = 3_600_000

/** @returns how many were removed */
export async function removeOutlivedForms(
  db: Kysely<DB>,
  frameworks: PinnedFrameworks,
  now = new Date(),
): Promise<number> {
  const madeBefore = new Date(now.getTime() - grace)
  const drafts = await db
    .selectFrom('rendering as r')
    .innerJoin('inspection as i', 'i.id', 'r.inspection_id')
    .where('r.issued', '=', 'draft')
    .where('r.made_at', '<', madeBefore)
    .select(['i.id', 'i.slug'])
    .select((eb) => eb.fn.agg<string[]>('array_agg', ['r.digest']).as('digests'))
    .groupBy(['i.id', 'i.slug'])
    .execute()
  let removed = 0
  for (const { id: inspection, slug, digests } of drafts) {
    const thing = (await finders.inspection(db, null, { inspection: slug })).found?.thing
    const material = thing ? await reportMaterial(db, thing, await frameworks.of(thing)) : null
    const current = material
      ? sourceDigest({ document: composeReport(material), issued: { state: 'draft' } })
      : null
    if (digests.some((digest) => digest !== current))
      removed += await perform(db, removeOutlived, { inspection, current, madeBefore })
  }
  return removed
}
