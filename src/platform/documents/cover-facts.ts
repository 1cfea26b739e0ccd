/** What stands on the cover of a report in every form, in the same words and order. */
import { coverOf } from '#engine/report/cover.ts'
import { documentDigest } from '#engine/report/digest.ts'
import type { CoverBlock, ReportDocument } from '#engine/report/document.ts'
import { readableDate } from '../web/dates.ts'
import type { Issued, Source } from './issued.ts'

export type Fact = { label: string; value: string }

export const digestLabel = 'Digest (SHA-256)'

export function coverFacts(cover: CoverBlock): Fact[] {
  const { service, area, inspectorate, standards, fieldwork, overall } = cover
  return [
    { label: 'Overall rating', value: overall?.label ?? 'Not rated' },
    { label: 'Service', value: service },
    { label: 'Area', value: area },
    ...(inspectorate ? [{ label: 'Inspectorate', value: inspectorate }] : []),
    { label: 'Inspected under', value: `${standards.title}, version ${standards.version}` },
    ...(fieldwork
      ? [
          {
            label: 'Fieldwork',
            value: `${readableDate(fieldwork.from)} to ${readableDate(fieldwork.to)}`,
          },
        ]
      : []),
  ]
}

/** With the digest by which anybody can tell the report from another. */
export const documentFacts = (document: ReportDocument): Fact[] => [
  ...coverFacts(coverOf(document)),
  { label: digestLabel, value: documentDigest(document) },
]

/** Every line of the cover, for forms that have nothing but lines. */
export const coverLines = ({ document, issued }: Source): string[] => [
  coverOf(document).inspection,
  issuedWords(issued),
  ...documentFacts(document).map(({ label, value }) => `${label}: ${value}`),
]

/** "Edition 2, published 3 March 2027. It corrects: …" */
export function issuedWords(issued: Issued): string {
  switch (issued.state) {
    case 'draft':
      return 'Draft. This report is not published.'
    case 'locked':
      return `Draft for factual accuracy, version ${issued.version}, locked ${readableDate(issued.on.slice(0, 10))}. Under embargo: not for publication.`
    case 'approved':
      return `Version ${issued.version}, approved ${readableDate(issued.on.slice(0, 10))}. This report is not published.`
    case 'published': {
      const correction = issued.correction ? ` Correction: ${issued.correction}` : ''
      return `Edition ${issued.edition}, published ${readableDate(issued.on.slice(0, 10))}.${correction}`
    }
  }
}

/** In a few letters, for the head of a page. */
export const issuedMark = (issued: Issued): string =>
  issued.state === 'published'
    ? `Edition ${issued.edition}`
    : issued.state === 'locked'
      ? 'Under embargo'
      : 'Not published'
