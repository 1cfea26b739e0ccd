import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import type { Text } from './content.ts'

export interface GenericHeaderParams {
  url?: string
  logoText?: Text
  logoHtml?: Html
  containerClasses?: string
  classes?: string
  attributes?: Attributes
}

/** A page header with a name or a logo of its own. */
export function genericHeader(params: GenericHeaderParams): Html {
  return headerNamed('govuk-generic-header', params)
}

/** The same header under another block name. */
export function headerNamed(block: string, params: GenericHeaderParams): Html {
  return html`<div class="${classes(block, params.classes)}"${attributes(params.attributes)}>
    <div class="${block}__container ${params.containerClasses || 'govuk-width-container'}">
    <div class="${block}__logo"><a href="${params.url || '/'}" class="${block}__homepage-link">${params.logoHtml || params.logoText}</a>
    </div></div></div>`
}
