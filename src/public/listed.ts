/** The list of everything published, newest first, whether it was published here or carried over. */

import { carriedShape } from '#engine/published/carried-figures.ts'
import type { RatingWord } from '#engine/report/document.ts'
import { ratingWord } from '#engine/report/rating-word.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { allCarriedFigures, publishedHere } from './queries.ts'

export interface Listed {
  slug: string
  service: string
  framework: string
  /** A day or a month; null where it is not known. */
  date: string | null
  overall: RatingWord | null
  kind: 'here' | 'carried'
}

export async function listPublished(db: Reader, frameworks: PinnedFrameworks): Promise<Listed[]> {
  const listed: Listed[] = []
  for (const row of await publishedHere(db)) {
    const framework = await frameworks.of(row)
    listed.push({
      slug: row.slug,
      service: row.service,
      framework: framework.title,
      date: row.publishedAt.toISOString().slice(0, 10),
      overall: ratingWord(framework, row.overall),
      kind: 'here',
    })
  }
  for (const row of await allCarriedFigures(db)) {
    const framework = await frameworks.of(row)
    const carried = carriedShape.parse(row.figures)
    listed.push({
      slug: row.slug,
      service: carried.service,
      framework: framework.title,
      date: carried.published,
      overall: ratingWord(framework, carried.overall.rating),
      kind: 'carried',
    })
  }
  return listed.toSorted(
    (a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.service.localeCompare(b.service),
  )
}
