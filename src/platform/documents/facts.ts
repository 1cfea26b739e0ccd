/** What stands below the title of a report in every form: where, under which standards, when, and how it was issued. */
import type { ReportDocument } from '#engine/report/document.ts'
import { readableDate } from '../web/dates.ts'
import type { Issued } from './issued.ts'

export function facts(document: ReportDocument): string {
  const when = document.fieldwork
    ? ` Fieldwork ${readableDate(document.fieldwork.from)} to ${readableDate(document.fieldwork.to)}.`
    : ''
  return `${document.area}. Inspected under ${document.framework.title}.${when}`
}

/** "Edition 2, published 3 March 2027. It corrects: …" */
export function issuedWords(issued: Issued): string {
  switch (issued.state) {
    case 'draft':
      return 'Draft. This report is not published.'
    case 'approved':
      return `Version ${issued.version}, approved ${readableDate(issued.on.slice(0, 10))}. This report is not published.`
    case 'published': {
      const correction = issued.correction ? ` Correction: ${issued.correction}` : ''
      return `Edition ${issued.edition}, published ${readableDate(issued.on.slice(0, 10))}.${correction}`
    }
  }
}
