import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, type Text } from './content.ts'

export interface ErrorSummaryItem extends ContentParams {
  /** The field's id after a `#`. */
  href?: string
  attributes?: Attributes
}

export interface ErrorSummaryParams {
  titleText?: Text
  titleHtml?: Html
  descriptionText?: Text
  descriptionHtml?: Html
  errorList?: readonly ErrorSummaryItem[]
  disableAutoFocus?: boolean
  classes?: string
  attributes?: Attributes
}

/** Lists at the top of a page everything that has to be put right, each with a link to its field. */
export function errorSummary(params: ErrorSummaryParams): Html {
  const description = params.descriptionHtml || params.descriptionText
  const list =
    params.errorList?.length &&
    html`<ul class="govuk-list govuk-error-summary__list">${params.errorList.map(fault)}</ul>`
  // The alert is a child of its own: focus and alert on one element make some screen readers skip words.
  return html`<div class="${classes('govuk-error-summary', params.classes)}"${attributes({ 'data-disable-auto-focus': params.disableAutoFocus })}${attributes(params.attributes)} data-module="govuk-error-summary">
    <div role="alert"><h2 class="govuk-error-summary__title">${params.titleHtml || params.titleText}</h2>
    <div class="govuk-error-summary__body">${description && html`<p>${description}</p>`}${list || undefined}</div>
    </div></div>`
}

function fault(item: ErrorSummaryItem): Html {
  return item.href
    ? html`<li><a href="${item.href}"${attributes(item.attributes)}>${content(item)}</a></li>`
    : html`<li>${content(item)}</li>`
}
