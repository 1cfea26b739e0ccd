/** Which report of an inspection is meant, and what it is made from. */
import type { Kysely } from 'kysely'
import { composeReport } from '#engine/report/compose.ts'
import { approvedReport } from '#inspection/publication/queries.ts'
import { reportMaterial } from '#inspection/report-material.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { editionSource, type Source } from '#platform/documents/issued.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { finders } from '#platform/permissions/finders.ts'
import { editionOf } from '#public/queries.ts'
import { BadInput } from './command.ts'

export interface Which {
  /** Null for the newest. */
  edition: number | null
  only: 'approved' | 'draft' | null
}

/** @throws BadInput when there is no such inspection or report */
export async function reportToExport(
  db: Kysely<DB>,
  frameworks: PinnedFrameworks,
  slug: string,
  { edition, only }: Which,
): Promise<{ inspection: string; source: Source }> {
  const { found } = await finders.inspection(db, null, { inspection: slug })
  const inspection = found?.thing
  if (!inspection)
    throw new BadInput(`There is no inspection “${slug}”. Its name is the last part of its address.`)
  if (only === null) {
    const published = await editionOf(db, slug, edition ?? undefined)
    if (published) return { inspection: inspection.id, source: editionSource(published) }
    if (edition !== null) throw new BadInput(`Edition ${edition} of “${slug}” was not published.`)
  }
  const approved = only === 'draft' ? undefined : await approvedReport(db, inspection.id)
  if (approved) {
    const { document, version, approvedAt } = approved
    const issued = { state: 'approved', version, on: approvedAt.toISOString() } as const
    return { inspection: inspection.id, source: { document, issued } }
  }
  if (only === 'approved') throw new BadInput(`No report of “${slug}” was approved.`)
  const material = await reportMaterial(db, inspection, await frameworks.of(inspection))
  if (!material)
    throw new BadInput(`“${slug}” has no report: it is written when the ratings panel has concluded.`)
  const source: Source = { document: composeReport(material), issued: { state: 'draft' } }
  return { inspection: inspection.id, source }
}
