import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, hasContent } from './content.ts'

export interface LabelParams extends ContentParams {
  for?: string
  /** Makes the label the page's `h1` too. */
  isPageHeading?: boolean
  classes?: string
  attributes?: Attributes
}

/** Says what a field asks for. Without content it prints nothing. */
export function label(params: LabelParams): Html {
  if (!hasContent(params)) return html``
  const element = html`<label class="${classes('govuk-label', params.classes)}"${attributes(params.attributes)}${attribute('for', params.for)}>${content(params)}</label>`
  return params.isPageHeading ? html`<h1 class="govuk-label-wrapper">${element}</h1>` : element
}
