import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'

export interface TagParams extends ContentParams {
  /** The colour, such as `govuk-tag--green`; the words must say the same without it. */
  classes?: string
  attributes?: Attributes
}

/** Shows the state of a thing in a word or two. */
export function tag(params: TagParams): Html {
  return html`<strong class="${classes('govuk-tag', params.classes)}"${attributes(params.attributes)}>${content(params)}</strong>`
}
