/** What the service is asked to send: the dates that count, the columns, and the codes each may hold. */
import { longDate } from '#engine/caseload/dates.ts'
import { isNeeded } from '#engine/caseload/headings.ts'
import { eligibleWindow } from '#engine/caseload/window.ts'
import { codesOfColumn } from '#engine/framework/find.ts'
import type { CaseKind, CaseloadColumn, Framework } from '#engine/framework/shape.ts'
import { details, table } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'

const columnKinds: Record<CaseloadColumn['kind'], string> = {
  reference: 'A reference, never a name',
  code: 'A word from the list below',
  date: 'A date such as 28/02/2026 or 2026-02-28',
  age: 'Whole years',
}

const columnNamed = (framework: Framework, id: string) =>
  framework.caseload.columns.find((column) => column.id === id)?.label ?? id

/** "Date of disposal from 4 January 2026 to 4 July 2026 (6 to 12 months before the announcement)" */
export function windowWords(framework: Framework, kind: CaseKind, announced: string | null): string {
  const { fromMonths, toMonths, column } = kind.window
  const months = `${fromMonths} to ${toMonths} months before the announcement`
  if (!announced) return `${columnNamed(framework, column)} ${months}`
  const { first, last } = eligibleWindow(announced, kind.window)
  return `${columnNamed(framework, column)} from ${longDate(first)} to ${longDate(last)} (${months})`
}

export function specification(framework: Framework, announced: string | null, slug: string): Html {
  return html`<h2 class="govuk-heading-m">What to send</h2>
<p class="govuk-body">Send one CSV file for each kind of case, one row for each case. Never send names or dates of birth.</p>
<div class="pl-scroll" tabindex="0" role="region" aria-label="Which cases to send">${table({
    caption: 'Which cases are eligible',
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [{ text: 'Kind of case' }, { text: 'Eligible when' }, { text: 'Template' }],
    rows: framework.caseKinds.map((kind) => [
      { text: kind.label },
      { text: windowWords(framework, kind, announced) },
      {
        html: html`<a class="govuk-link" href="/inspections/${slug}/caseload/template.csv?kind=${kind.id}" download>Template<span class="govuk-visually-hidden"> for ${kind.label.toLowerCase()}</span> (CSV)</a>`,
      },
    ]),
  })}</div>
${details({ summaryText: 'The columns and what each means', html: columnsTable(framework) })}
${details({
  summaryText: 'The words each list takes',
  html: html`${framework.caseload.columns.filter((column) => column.kind === 'code').map((column) => codeLists(framework, column))}`,
})}`
}

function columnsTable(framework: Framework): Html {
  return html`<div class="pl-scroll" tabindex="0" role="region" aria-label="Columns of the file">${table({
    firstCellIsHeader: true,
    head: [{ text: 'Column' }, { text: 'What it holds' }, { text: 'Must be filled in' }],
    rows: framework.caseload.columns.map((column) => [
      { text: column.id },
      {
        html: html`${column.label}${column.hint ? html`<br>${column.hint}` : ''}<br><span class="govuk-hint">${columnKinds[column.kind]}</span>`,
      },
      { text: neededFor(framework, column) },
    ]),
  })}</div>`
}

function neededFor(framework: Framework, column: CaseloadColumn): string {
  const kinds = framework.caseKinds.filter((kind) => isNeeded(column, kind))
  if (kinds.length === framework.caseKinds.length) return 'Yes'
  return kinds.length === 0 ? 'No' : `For ${kinds.map((kind) => kind.label.toLowerCase()).join(' and ')}`
}

/** One list for a column; one a kind of case where the column takes each kind's own disposals. */
function codeLists(framework: Framework, column: CaseloadColumn): Html[] {
  const kinds = column.codes === undefined ? framework.caseKinds : framework.caseKinds.slice(0, 1)
  return kinds.map((kind) => {
    const title = column.codes === undefined ? `${column.label}: ${kind.label.toLowerCase()}` : column.label
    return html`<h3 class="govuk-heading-s">${title}</h3>
<ul class="govuk-list govuk-list--bullet">${codesOfColumn(framework, column, kind.id).map(
      (code) =>
        html`<li>${code.label}${code.also.length > 0 ? html` <span class="pl-also">(or ${code.also.join(', ')})</span>` : ''}</li>`,
    )}</ul>`
  })
}
