import { type Html, html } from '../html.ts'
import type { Attributes } from './attributes.ts'
import type { Text } from './content.ts'
import { headerNamed } from './generic-header.ts'

export interface HeaderParams {
  homepageUrl?: string
  productName?: Text
  /** The logo before the product's name. The government's crown and logotype are not ours to use, so none is built in. */
  logo?: Html
  containerClasses?: string
  classes?: string
  attributes?: Attributes
}

/** The government's header. Our own layout uses a plain one. */
export function header(params: HeaderParams): Html {
  const name =
    params.productName && html`<span class="govuk-header__product-name">${params.productName}</span>`
  return headerNamed('govuk-header', {
    logoHtml: html`${params.logo} ${name}`,
    url: params.homepageUrl || '//gov.uk',
    containerClasses: params.containerClasses,
    classes: params.classes,
    attributes: params.attributes,
  })
}
