import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'

export interface BackLinkParams extends ContentParams {
  href?: string
  classes?: string
  attributes?: Attributes
}

/** Leads to the page before. Says "Back" unless told. */
export function backLink(params: BackLinkParams): Html {
  return html`<a href="${params.href || '#'}" class="${classes('govuk-back-link', params.classes)}"${attributes(params.attributes)}>${content(params) || 'Back'}</a>`
}
