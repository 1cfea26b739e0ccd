/** The figures of a report as data. Each file says what it is and where it comes from. */
import type { Rated } from '#engine/rating/rated.ts'
import type { PublishedEdition } from './queries.ts'

export function editionFigures(slug: string, edition: PublishedEdition) {
  const { service, area, framework, fieldwork, figures } = edition.document
  return {
    kind: 'published-here',
    inspection: slug,
    service,
    area,
    framework,
    fieldwork,
    edition: edition.edition,
    publishedAt: edition.publishedAt.toISOString(),
    correction: edition.correction,
    reportDigest: edition.digest,
    result: { version: figures.version, digest: figures.digest },
    results: figures.results,
    rated: figures.rated,
  }
}

/** `figures` as they were carried over, whole, beside the engine's rating of them (or why there is none). */
export const carriedFiguresFile = (
  figures: unknown,
  framework: { id: string; version: string },
  outcome: { rated: Rated } | { faults: string[] },
) => ({
  kind: 'carried-over',
  framework,
  figures,
  rated: 'rated' in outcome ? outcome.rated : null,
  ...('faults' in outcome ? { faults: outcome.faults } : {}),
})
