import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, type Listed, type Text } from './content.ts'

export interface TableCell extends ContentParams {
  /** "numeric" lines figures up on the right. */
  format?: string
  classes?: string
  colspan?: number
  rowspan?: number
  attributes?: Attributes
}

export interface TableParams {
  rows: Listed<readonly TableCell[]>
  head?: readonly TableCell[]
  caption?: Text
  captionClasses?: string
  firstCellIsHeader?: boolean
  classes?: string
  attributes?: Attributes
}

/** Figures and words in rows and columns. */
export function table(params: TableParams): Html {
  const caption =
    params.caption &&
    html`<caption class="${classes('govuk-table__caption', params.captionClasses)}">${params.caption}</caption>`
  const head =
    params.head &&
    html`<thead class="govuk-table__head"><tr class="govuk-table__row">${params.head.map(columnHeader)}</tr></thead>`
  return html`<table class="${classes('govuk-table', params.classes)}"${attributes(params.attributes)}>
${caption}${head}<tbody class="govuk-table__body">${params.rows.map((cells) => cells && row(cells, params.firstCellIsHeader))}</tbody>
</table>`
}

function row(cells: readonly TableCell[], firstIsHeader: boolean | undefined): Html {
  return html`<tr class="govuk-table__row">${cells.map((cell, at) => (at === 0 && firstIsHeader ? rowHeader(cell) : dataCell(cell)))}</tr>
`
}

const columnHeader = (cell: TableCell) =>
  html`<th scope="col" class="${cellClasses('govuk-table__header', cell)}"${cellAttributes(cell)}>${content(cell)}</th>`

const rowHeader = (cell: TableCell) =>
  html`<th scope="row" class="${classes('govuk-table__header', cell.classes)}"${cellAttributes(cell)}>${content(cell)}</th>`

function dataCell(cell: TableCell): Html {
  // Most cells of a large table are plain, and a template with one value is much the fastest.
  return cell.format || cell.classes || cell.colspan || cell.rowspan || cell.attributes
    ? html`<td class="${cellClasses('govuk-table__cell', cell)}"${cellAttributes(cell)}>${content(cell)}</td>`
    : html`<td class="govuk-table__cell">${content(cell)}</td>`
}

const cellClasses = (own: string, cell: TableCell) =>
  classes(own, cell.format && `${own}--${cell.format}`, cell.classes)

function cellAttributes(cell: TableCell): Html | undefined {
  if (!cell.colspan && !cell.rowspan && !cell.attributes) return undefined
  return html`${attribute('colspan', cell.colspan)}${attribute('rowspan', cell.rowspan)}${attributes(cell.attributes)}`
}
