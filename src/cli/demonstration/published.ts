/** The figures of the published inspections, from the files beside the program. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { carriedShape } from '#engine/published/carried-figures.ts'
import { carryPublishedFigures, publishedFigures } from '#inspection/programme/carry-published.ts'
import { perform } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'

export const publishedDirectory = join(import.meta.dirname, '../../../demonstration/published')

/** Carries over those that are not in the register yet. Returns how many were new. */
export async function loadPublished(db: Kysely<DB>, frameworks: PinnedFrameworks): Promise<number> {
  const newest = new Map((await frameworks.newest()).map((one) => [one.id, one.version]))
  let carried = 0
  for (const file of (await readdir(publishedDirectory))
    .filter((name) => name.endsWith('.json'))
    .toSorted()) {
    const read = JSON.parse(await readFile(join(publishedDirectory, file), 'utf8'))
    // A malformed file is told now, not when somebody opens the public page.
    carriedShape.parse(read)
    const figures = publishedFigures.parse(read)
    const known = await db
      .selectFrom('inspection')
      .where('slug', '=', figures.slug)
      .select('id')
      .executeTakeFirst()
    if (known) continue
    await perform(db, carryPublishedFigures, { figures, frameworkVersion: newest.get(figures.framework)! })
    carried++
  }
  return carried
}
