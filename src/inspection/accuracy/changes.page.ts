/** What differs between two locked drafts, part by part. */
import type { ReportDocument } from '#engine/report/document.ts'
import type { Page } from '#platform/web/outcome.ts'
import { documentChanges } from '../document-changes.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { embargo } from './embargo.ts'

export function changesPage(
  around: Around,
  version: number,
  before: ReportDocument,
  after: ReportDocument,
): Page {
  const at = `/inspections/${around.inspection.slug}/accuracy/drafts/${version}`
  return inspectionPage(
    around,
    'accuracy',
    `What changed from version ${version - 1} to version ${version}`,
    documentChanges(before, after),
    { before: embargo(around.inspection.stage), back: { href: at, text: `Draft, version ${version}` } },
  )
}
