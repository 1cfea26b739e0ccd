import { type Html, html, raw } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, hasContent, type Listed, type Text } from './content.ts'

export interface PaginationItem {
  number?: Text
  /** "Page" and the number unless told. */
  visuallyHiddenText?: string
  href?: string
  current?: boolean
  /** Three dots for pages left out; nothing else of the entry is printed. */
  ellipsis?: boolean
  attributes?: Attributes
}

export interface PaginationLink extends ContentParams {
  /** Words under the link, where there are no page numbers. */
  labelText?: Text
  href?: string
  attributes?: Attributes
}

export interface PaginationParams {
  items?: Listed<PaginationItem>
  previous?: PaginationLink
  next?: PaginationLink
  /** "Pagination" unless told. */
  landmarkLabel?: string
  classes?: string
  attributes?: Attributes
}

type Direction = 'prev' | 'next'

const icon = (direction: Direction, path: string) =>
  raw(
    `<svg class="govuk-pagination__icon govuk-pagination__icon--${direction}" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="${path}"></path></svg>`,
  )
const ARROWS: Readonly<Record<Direction, Html>> = {
  prev: icon(
    'prev',
    'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  ),
  next: icon(
    'next',
    'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
  ),
}
const WORDS: Readonly<Record<Direction, Html>> = {
  prev: raw('Previous<span class="govuk-visually-hidden"> page</span>'),
  next: raw('Next<span class="govuk-visually-hidden"> page</span>'),
}

/** Leads through pages of a list, or from one step to the next. */
export function pagination(params: PaginationParams): Html {
  const { previous, next, items } = params
  // Without page numbers the two links stand one above the other and may carry a label.
  const stacked = !items && Boolean(previous || next)
  const own = classes('govuk-pagination', stacked && 'govuk-pagination--block', params.classes)
  const numbers =
    items && html`<ul class="govuk-pagination__list">${items.map((item) => item && page(item))}</ul>`
  return html`<nav class="${own}" aria-label="${params.landmarkLabel || 'Pagination'}"${attributes(params.attributes)}>
    ${previous?.href && arrow(previous, 'prev', stacked)}${numbers}${next?.href && arrow(next, 'next', stacked)}</nav>`
}

function arrow(link: PaginationLink, direction: Direction, stacked: boolean): Html {
  const title = classes(
    'govuk-pagination__link-title',
    stacked && !link.labelText && 'govuk-pagination__link-title--decorated',
  )
  const words = hasContent(link) ? content(link) : WORDS[direction]
  const label =
    stacked &&
    link.labelText &&
    html` <span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">${link.labelText}</span>`
  const first = stacked || direction === 'prev'
  return html`<div class="govuk-pagination__${direction}">
    <a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${direction}"${attributes(link.attributes)}>
    ${first && ARROWS[direction]} <span class="${title}">${words}</span>${label}${!first && ARROWS[direction]}</a></div>`
}

function page(item: PaginationItem): Html | undefined {
  if (Object.keys(item).length === 0) return undefined
  if (item.ellipsis) return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`
  return html`<li class="${classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}"><a class="govuk-link govuk-pagination__link" href="${item.href}" aria-label="${item.visuallyHiddenText ?? `Page ${item.number}`}"${item.current && CURRENT}${attributes(item.attributes)}>${item.number}</a></li>`
}

const CURRENT = raw(' aria-current="page"')
