import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'

export interface SkipLinkParams extends ContentParams {
  /** "#content" unless told. */
  href?: string
  classes?: string
  attributes?: Attributes
}

/** Lets keyboard users jump over what every page repeats. */
export function skipLink(params: SkipLinkParams): Html {
  return html`<a href="${params.href || '#content'}" class="${classes('govuk-skip-link', params.classes)}"${attributes(params.attributes)} data-module="govuk-skip-link">${content(params)}</a>`
}
