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
  return html`<table class="${classes('govuk-table', params.classes)}"${attributes(params.attributes)}>${caption}${head}<tbody class="govuk-table__body">${params.rows.map((row) => row && html`<tr class="govuk-table__row">${row.map((cell, at) => (at === 0 && params.firstCellIsHeader ? rowHeader(cell) : dataCell(cell)))}</tr>`)}</tbody></table>`
}

const columnHeader = (cell: TableCell) =>
  html`<th scope="col" class="govuk-table__header${cell.format && ` govuk-table__header--${cell.format}`}${cell.classes && ` ${cell.classes}`}"${rest(cell)}>${content(cell)}</th>`

const rowHeader = (cell: TableCell) =>
  html`<th scope="row" class="govuk-table__header${cell.classes && ` ${cell.classes}`}"${rest(cell)}>${content(cell)}</th>`

const dataCell = (cell: TableCell) =>
  html`<td class="govuk-table__cell${cell.format && ` govuk-table__cell--${cell.format}`}${cell.classes && ` ${cell.classes}`}"${rest(cell)}>${content(cell)}</td>`

function rest(cell: TableCell): Html | undefined {
  if (!cell.colspan && !cell.rowspan && !cell.attributes) return undefined
  return html`${attribute('colspan', cell.colspan)}${attribute('rowspan', cell.rowspan)}${attributes(cell.attributes)}`
}
