import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, hasContent } from './content.ts'

export interface LegendParams extends ContentParams {
  classes?: string
  /** Makes the legend the page's `h1` too. */
  isPageHeading?: boolean
}

export interface FieldsetParams {
  describedBy?: string
  legend?: LegendParams
  classes?: string
  role?: string
  attributes?: Attributes
  html?: Html
}

/** Groups fields that answer one question. */
export function fieldset(params: FieldsetParams): Html {
  return html`<fieldset class="${classes('govuk-fieldset', params.classes)}"${attribute('role', params.role)}${attribute('aria-describedby', params.describedBy)}${attributes(params.attributes)}>
    ${legend(params.legend)}${params.html}</fieldset>`
}

function legend(params: LegendParams | undefined): Html | undefined {
  if (!hasContent(params)) return undefined
  const words = params.isPageHeading
    ? html`<h1 class="govuk-fieldset__heading">${content(params)}</h1>`
    : content(params)
  return html`<legend class="${classes('govuk-fieldset__legend', params.classes)}">${words}</legend>`
}
