/** The figures of a report as open data. Each file says what it is, where it comes from, and what was left out. */
import { type Carried, openCarried, singleCases } from '#engine/published/carried-figures.ts'
import type { Rated } from '#engine/rating/rated.ts'
import { leftOutOf, openFigures, openRated, singleCaseQuestions } from '#engine/report/open-data.ts'
import type { PublishedEdition } from './queries.ts'

export function editionFigures(slug: string, edition: PublishedEdition) {
  const { service, area, framework, fieldwork, figures } = edition.document
  const singles = singleCaseQuestions(figures.rated)
  const open = openFigures(figures, singles)
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
    leftOut: leftOutOf(singles),
    results: open.results,
    rated: open.rated,
  }
}

/** The figures as they were carried over, beside the engine's rating of them (or why there is none). */
export function carriedFiguresFile(
  carried: Carried,
  figures: unknown,
  framework: { id: string; version: string },
  outcome: { rated: Rated } | { faults: string[] },
) {
  const singles = singleCases(carried)
  return {
    kind: 'carried-over',
    framework,
    leftOut: leftOutOf(singles),
    figures: openCarried(figures),
    rated: 'rated' in outcome ? openRated(outcome.rated, singles) : null,
    ...('faults' in outcome ? { faults: outcome.faults } : {}),
  }
}
