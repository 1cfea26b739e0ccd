/** A file that was not kept: every fault by row and column, and the choice there is. */
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { errorSummary, table } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { mostListed } from './accepted.page.ts'
import type { ReadCaseload } from './read-file.ts'
import { uploadForm } from './upload-form.ts'

const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

export function faultsPage(around: Around, framework: Framework, read: ReadCaseload, open: CaseKind[]): Page {
  const { faults } = read
  const { slug } = around.inspection
  const rows = new Set(faults.filter((fault) => fault.row > read.headingRow).map((fault) => fault.row)).size
  const where = rows === 0 ? 'in its headings' : `in ${counted(rows, 'row', 'rows')}`
  const sum = `${read.fileName} has ${counted(faults.length, 'fault', 'faults')} ${where}. Nothing has been kept.`
  return inspectionPage(
    around,
    'caseload',
    'The file was not kept',
    html`<p class="govuk-body">${read.kind.label}: ${counted(read.rowCount, 'row', 'rows')} read, ${counted(read.cases.length, 'eligible case', 'eligible cases')} without a fault, ${counted(read.notEligible.length, 'row', 'rows')} not eligible.</p>
${choice(read)}
<div class="pl-scroll" tabindex="0" role="region" aria-label="Faults in the file" id="faults">${faultTable(framework, read)}</div>
${faults.length > mostListed ? html`<p class="govuk-body">And ${faults.length - mostListed} more. Correct these first and send the file again to see the rest.</p>` : ''}
<h2 class="govuk-heading-m">Send the file again</h2>
${uploadForm({ faults: [], values: { kind: read.kind.id } }, slug, open)}`,
    {
      status: 422,
      back: { href: `/inspections/${slug}/caseload`, text: 'Caseload' },
      before: errorSummary({ titleText: 'There is a problem', errorList: [{ text: sum, href: '#faults' }] }),
    },
  )
}

function choice(read: ReadCaseload): Html {
  if (read.canSetAside) {
    return html`<p class="govuk-body">Correct the file and send it again. Or send it as it is with “Set rows with faults aside and keep the rest” ticked: the rows below are then put on record as set aside, and cannot be drawn.</p>`
  }
  const why =
    read.cases.length === 0
      ? 'Correct the file and send it again. No row would be left if those with faults were set aside.'
      : 'Correct the file and send it again. The fault is in the headings, so no row can be relied on.'
  return html`<p class="govuk-body">${why}</p>`
}

function faultTable(framework: Framework, { faults, headingRow }: ReadCaseload): Html {
  const label = (id: string) => framework.caseload.columns.find((column) => column.id === id)?.label ?? id
  return table({
    caption: 'Faults',
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [{ text: 'Row' }, { text: 'Column' }, { text: 'What to put right' }],
    rows: faults
      .slice(0, mostListed)
      .map((fault) => [
        { text: fault.row === headingRow ? 'Headings' : fault.row },
        { text: label(fault.column) },
        { text: fault.message },
      ]),
  })
}
