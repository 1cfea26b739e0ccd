/** What the service is asked to send: the dates that count, the columns, and the codes each may hold. */
import { longDate } from '#engine/caseload/dates.ts'
import { isNeeded } from '#engine/caseload/headings.ts'
import { eligibleWindow } from '#engine/caseload/window.ts'
import { codesOfColumn } from '#engine/framework/find.ts'
import type { CaseKind, CaseloadColumn, Framework } from '#engine/framework/shape.ts'
import { details, summaryList } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { columnKinds } from './column-kinds.ts'
import { templateFormats } from './template-formats.ts'

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
<p class="govuk-body">Send a spreadsheet (XLSX or ODS) or a CSV file for each kind of case, one row for each case. Never send names or dates of birth. Format case references as text, or a spreadsheet program drops zeros at their beginning; the templates are made so.</p>
${summaryList({
  rows: framework.caseKinds.map((kind) => ({
    key: { text: kind.label },
    value: {
      html: html`${windowWords(framework, kind, announced)}<br>${templateLinks(slug, kind)}`,
    },
  })),
})}
${details({ summaryText: 'The columns and what each means', html: columnList(framework) })}
${details({
  summaryText: 'The words each list takes',
  html: html`${framework.caseload.columns.filter((column) => column.kind === 'code').map((column) => codeLists(framework, column))}`,
})}`
}

const templateLinks = (slug: string, kind: CaseKind): Html =>
  html`Template<span class="govuk-visually-hidden"> for ${kind.label.toLowerCase()}</span>: ${templateFormats.map(
    (format, at) =>
      html`${at > 0 ? ', ' : ''}<a class="govuk-link" href="/inspections/${slug}/caseload/template.${format}?kind=${kind.id}" download><span class="govuk-visually-hidden">Template for ${kind.label.toLowerCase()} as </span>${format.toUpperCase()}</a>`,
  )}`

const columnList = (framework: Framework): Html =>
  summaryList({
    rows: framework.caseload.columns.map((column) => ({
      key: { text: column.id, classes: 'pl-digest' },
      value: {
        html: html`${column.label}${column.hint ? html`<br>${column.hint}` : ''}<br>${columnKinds[column.kind]}. ${neededFor(framework, column)}.`,
      },
    })),
  })

function neededFor(framework: Framework, column: CaseloadColumn): string {
  const kinds = framework.caseKinds.filter((kind) => isNeeded(column, kind))
  if (kinds.length === framework.caseKinds.length) return 'Must be filled in'
  return kinds.length === 0
    ? 'May be left blank'
    : `Must be filled in for ${kinds.map((kind) => kind.label.toLowerCase()).join(' and ')}`
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
