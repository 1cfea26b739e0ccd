import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, type Listed, paragraphed, type Text } from './content.ts'

export interface TabItem {
  /** The group's prefix and the item's number unless told. */
  id?: string
  label: Text
  attributes?: Attributes
  panel: ContentParams & { attributes?: Attributes }
}

export interface TabsParams {
  id?: string
  idPrefix?: string
  /** The heading where scripts are off; "Contents" unless told. */
  title?: Text
  items?: Listed<TabItem>
  classes?: string
  attributes?: Attributes
}

/** Panels of which one is seen at a time. */
export function tabs(params: TabsParams): Html {
  const items = params.items ?? []
  const idOf = (item: TabItem, at: number) => item.id || `${params.idPrefix ?? ''}-${at + 1}`
  const list =
    items.length > 0 &&
    html`<ul class="govuk-tabs__list">${items.map((item, at) => item && tab(item, idOf(item, at), at === 0))}</ul>`
  const panels = items.map((item, at) => item && panel(item.panel, idOf(item, at), at === 0))
  return html`<div${attribute('id', params.id)} class="${classes('govuk-tabs', params.classes)}"${attributes(params.attributes)} data-module="govuk-tabs">
    <h2 class="govuk-tabs__title">${params.title ?? 'Contents'}</h2>${list}${panels}</div>`
}

const tab = (item: TabItem, id: string, isFirst: boolean) =>
  html`<li class="${classes('govuk-tabs__list-item', isFirst && 'govuk-tabs__list-item--selected')}"><a class="govuk-tabs__tab" href="#${id}"${attributes(item.attributes)}>${item.label}</a></li>`

function panel(params: TabItem['panel'], id: string, isFirst: boolean): Html {
  const words = paragraphed(params)
  return html`<div class="${classes('govuk-tabs__panel', !isFirst && 'govuk-tabs__panel--hidden')}" id="${id}"${attributes(params.attributes)}>${words}</div>`
}
