import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, hasContent, type Listed, type Text } from './content.ts'

export interface ServiceNavigationItem extends ContentParams {
  /** The page itself. */
  current?: boolean
  /** The part of the service that the page belongs to. */
  active?: boolean
  href?: string
  attributes?: Attributes
}

export interface ServiceNavigationSlots {
  start?: Html
  end?: Html | { html: Html; align?: string }
  navigationStart?: Html
  navigationEnd?: Html
}

export interface ServiceNavigationParams {
  classes?: string
  attributes?: Attributes
  /** "Service information" unless told. */
  ariaLabel?: string
  /** "Menu" unless told. */
  menuButtonText?: string
  menuButtonLabel?: string
  /** The menu button's text unless told. */
  navigationLabel?: string
  /** "navigation" unless told. */
  navigationId?: string
  navigationClasses?: string
  /** On with more than one item unless told. */
  collapseNavigationOnMobile?: boolean
  serviceName?: Text
  serviceUrl?: string
  navigation?: Listed<ServiceNavigationItem>
  slots?: ServiceNavigationSlots
}

/** Says which service this is and leads to its parts. */
export function serviceNavigation(params: ServiceNavigationParams): Html {
  const { slots = {} } = params
  const { html: end, align } = endSlot(slots.end)
  const container = classes(
    'govuk-width-container',
    align === 'inline' && 'govuk-service-navigation__inlining-container',
  )
  const inner = html`<div class="${container}">${slots.start}
    <div class="govuk-service-navigation__container">${serviceName(params)}${navigation(params, slots)}</div>
    ${end}</div>`
  const common = html`class="${classes('govuk-service-navigation', params.classes)}" data-module="govuk-service-navigation"${attributes(params.attributes)}`
  // With more in it than the navigation, which is a landmark itself, the whole is one.
  return params.serviceName || slots.start || end
    ? html`<section aria-label="${params.ariaLabel ?? 'Service information'}" ${common}>${inner}</section>`
    : html`<div ${common}>${inner}</div>`
}

function endSlot(given: ServiceNavigationSlots['end']): { html?: Html; align?: string } {
  return given && 'html' in given ? given : { html: given }
}

function serviceName(params: ServiceNavigationParams): Html | undefined {
  if (!params.serviceName) return undefined
  const name = params.serviceUrl
    ? html`<a href="${params.serviceUrl}" class="govuk-service-navigation__link">${params.serviceName}</a>`
    : html`<span class="govuk-service-navigation__text">${params.serviceName}</span>`
  return html`<span class="govuk-service-navigation__service-name">${name}</span>`
}

function navigation(params: ServiceNavigationParams, slots: ServiceNavigationSlots): Html | undefined {
  const items = (params.navigation ?? []).filter((item) => !!item)
  if (!items.length && !slots.navigationStart && !slots.navigationEnd) return undefined
  const menu = params.menuButtonText || 'Menu'
  const id = params.navigationId || 'navigation'
  const collapses = params.collapseNavigationOnMobile ?? items.length > 1
  return html`<nav aria-label="${params.navigationLabel || menu}" class="${classes('govuk-service-navigation__wrapper', params.navigationClasses)}">
    ${collapses && toggle(menu, id, params.menuButtonLabel)}
    <ul class="govuk-service-navigation__list" id="${id}">${slots.navigationStart}${items.map(link)}${slots.navigationEnd}</ul>
    </nav>`
}

const toggle = (menu: string, id: string, label: string | undefined) =>
  html`<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="${id}"${attribute('aria-label', label !== menu && label)} hidden aria-hidden="true">${menu}</button>`

function link(item: ServiceNavigationItem): Html {
  const active = item.active || item.current
  // Strong text still shows where one is when colours are switched off.
  const words = active
    ? html`<strong class="govuk-service-navigation__active-fallback">${content(item)}</strong>`
    : content(item)
  const current = attribute('aria-current', active && (item.current ? 'page' : 'true'))
  const inner = item.href
    ? html`<a class="govuk-service-navigation__link" href="${item.href}"${current}${attributes(item.attributes)}>${words}</a>`
    : hasContent(item) && html`<span class="govuk-service-navigation__text"${current}>${words}</span>`
  return html`<li class="${classes('govuk-service-navigation__item', active && 'govuk-service-navigation__item--active')}">
    ${inner}</li>`
}
