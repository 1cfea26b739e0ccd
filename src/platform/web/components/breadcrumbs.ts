import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'

export interface BreadcrumbItem extends ContentParams {
  /** Without it the item is the page itself. */
  href?: string
  attributes?: Attributes
}

export interface BreadcrumbsParams {
  items: readonly BreadcrumbItem[]
  classes?: string
  collapseOnMobile?: boolean
  attributes?: Attributes
  /** "Breadcrumb" unless told. */
  labelText?: string
}

/** Shows where the page stands. */
export function breadcrumbs(params: BreadcrumbsParams): Html {
  const own = classes(
    'govuk-breadcrumbs',
    params.classes,
    params.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  )
  return html`<nav class="${own}"${attributes(params.attributes)} aria-label="${params.labelText ?? 'Breadcrumb'}">
    <ol class="govuk-breadcrumbs__list">${params.items.map(crumb)}</ol>
    </nav>`
}

function crumb(item: BreadcrumbItem): Html {
  return item.href
    ? html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${item.href}"${attributes(item.attributes)}>${content(item)}</a></li>`
    : html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${content(item)}</li>`
}
