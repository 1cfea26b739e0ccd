import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'

export interface HintParams extends ContentParams {
  id?: string
  classes?: string
  attributes?: Attributes
}

/** Helps to answer a field. */
export function hint(params: HintParams): Html {
  return html`<div${attribute('id', params.id)} class="${classes('govuk-hint', params.classes)}"${attributes(params.attributes)}>${content(params)}</div>`
}
