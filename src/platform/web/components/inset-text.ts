import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'

export interface InsetTextParams extends ContentParams {
  id?: string
  classes?: string
  attributes?: Attributes
}

/** Sets words apart from the text around them. */
export function insetText(params: InsetTextParams): Html {
  return html`<div${attribute('id', params.id)} class="${classes('govuk-inset-text', params.classes)}"${attributes(params.attributes)}>${content(params)}</div>`
}
