import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, type Listed } from './content.ts'
import { actionLink, type SummaryAction, type SummaryCardParams, summaryCard } from './summary-card.ts'

export interface SummaryCell extends ContentParams {
  classes?: string
}

export interface SummaryRow {
  classes?: string
  key: SummaryCell
  value: SummaryCell
  actions?: { items?: readonly SummaryAction[]; classes?: string }
}

export interface SummaryListParams {
  rows: Listed<SummaryRow>
  /** Puts the list on a card with a title. */
  card?: SummaryCardParams
  classes?: string
  attributes?: Attributes
}

/** Facts by name, with links to change them. */
export function summaryList(params: SummaryListParams): Html {
  const title = params.card?.title
  const someActions = params.rows.some((row) => row && (row.actions?.items?.length ?? 0) > 0)
  const list = html`<dl class="${classes('govuk-summary-list', params.classes)}"${attributes(params.attributes)}>
    ${params.rows.map((row) => row && summaryRow(row, someActions, title))}</dl>`
  return params.card ? summaryCard(params.card, list) : list
}

function summaryRow(row: SummaryRow, someActions: boolean, title: ContentParams | undefined): Html {
  const own = classes(
    'govuk-summary-list__row',
    someActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
    row.classes,
  )
  return html`<div class="${own}"><dt class="${classes('govuk-summary-list__key', row.key.classes)}">${content(row.key)}</dt>
    <dd class="${classes('govuk-summary-list__value', row.value.classes)}">${content(row.value)}</dd>
    ${actions(row.actions, title)}</div>`
}

function actions(params: SummaryRow['actions'], title: ContentParams | undefined): Html | undefined {
  const links = params?.items?.map((action) => actionLink(action, title))
  if (!links?.length) return undefined
  const inner =
    links.length === 1
      ? links
      : html`<ul class="govuk-summary-list__actions-list">${links.map((link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`)}</ul>`
  return html`<dd class="${classes('govuk-summary-list__actions', params?.classes)}">${inner}</dd>`
}
