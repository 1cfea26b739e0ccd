import { type Html, html, raw } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, hasContent, type Text } from './content.ts'

export interface FooterLink {
  text?: Text
  href?: string
  attributes?: Attributes
}

export interface FooterSection {
  title: Text
  columns?: number
  /** The part of the row that the section takes, such as "one-third"; "full" unless told. */
  width?: string
  items?: readonly FooterLink[]
}

export interface FooterParams {
  meta?: ContentParams & { visuallyHiddenTitle?: string; items?: readonly FooterLink[] }
  navigation?: readonly FooterSection[]
  /** `null` leaves the licence out. */
  contentLicence?: ContentParams | null
  copyright?: ContentParams
  /** The emblem above everything. The government's crown is not ours to use, so none is built in. */
  emblem?: Html
  containerClasses?: string
  classes?: string
  attributes?: Attributes
}

/** The government's footer with its licence and copyright. Our own layout uses a plain one. */
export function footer(params: FooterParams): Html {
  return html`<div class="${classes('govuk-footer', params.classes)}"${attributes(params.attributes)}>
    <div class="${classes('govuk-width-container', params.containerClasses)}">
    ${params.emblem}${navigation(params.navigation)}
    <div class="govuk-footer__meta"><div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
    ${meta(params.meta)}${params.contentLicence !== null && licence(params.contentLicence)}</div>
    <div class="govuk-footer__meta-item"><a class="govuk-footer__link govuk-footer__copyright-logo" href="${COPYRIGHT}">${hasContent(params.copyright) ? content(params.copyright) : '© Crown copyright'}</a>
    </div></div></div></div>`
}

const COPYRIGHT =
  'https://www.nationalarchives.gov.uk/information-management/re-using-public-sector-information/uk-government-licensing-framework/crown-copyright/'

function navigation(sections: FooterParams['navigation']): Html | undefined {
  if (!sections?.length) return undefined
  return html`<div class="govuk-footer__navigation">${sections.map(section)}</div><hr class="govuk-footer__section-break">`
}

function section(params: FooterSection): Html {
  const own = classes(
    'govuk-footer__list',
    params.columns ? `govuk-footer__list--columns-${params.columns}` : undefined,
  )
  const links = params.items?.map(
    (item) => item.href && item.text && html`<li class="govuk-footer__list-item">${link(item)}</li>`,
  )
  return html`<div class="govuk-footer__section govuk-grid-column-${params.width || 'full'}">
    <h2 class="govuk-footer__heading govuk-heading-m">${params.title}</h2>${links?.length ? html`<ul class="${own}">${links}</ul>` : undefined}</div>`
}

const link = (item: FooterLink) =>
  html`<a class="govuk-footer__link" href="${item.href}"${attributes(item.attributes)}>${item.text}</a>`

function meta(params: FooterParams['meta']): Html | undefined {
  if (!params) return undefined
  const links = params.items?.map(
    (item) => html`<li class="govuk-footer__inline-list-item">${link(item)}</li>`,
  )
  return html`<h2 class="govuk-visually-hidden">${params.visuallyHiddenTitle || 'Support links'}</h2>${links?.length ? html`<ul class="govuk-footer__inline-list">${links}</ul>` : undefined}${hasContent(params) && html`<div class="govuk-footer__meta-custom">${content(params)}</div>`}`
}

const licence = (params: ContentParams | undefined) =>
  html`${LICENCE_SYMBOL}<span class="govuk-footer__licence-description">${hasContent(params) ? content(params) : OPEN_LICENCE}</span>`

const OPEN_LICENCE = raw(
  'All content is available under the <a class="govuk-footer__link" href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/" rel="license">Open Government Licence v3.0</a>, except where otherwise stated',
)

const LICENCE_SYMBOL = raw(
  '<svg aria-hidden="true" focusable="false" class="govuk-footer__licence-logo" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 483.2 195.7" height="17" width="41"><path fill="currentColor" d="M421.5 142.8V.1l-50.7 32.3v161.1h112.4v-50.7zm-122.3-9.6A47.12 47.12 0 0 1 221 97.8c0-26 21.1-47.1 47.1-47.1 16.7 0 31.4 8.7 39.7 21.8l42.7-27.2A97.63 97.63 0 0 0 268.1 0c-36.5 0-68.3 20.1-85.1 49.7A98 98 0 0 0 97.8 0C43.9 0 0 43.9 0 97.8s43.9 97.8 97.8 97.8c36.5 0 68.3-20.1 85.1-49.7a97.76 97.76 0 0 0 149.6 25.4l19.4 22.2h3v-87.8h-80l24.3 27.5zM97.8 145c-26 0-47.1-21.1-47.1-47.1s21.1-47.1 47.1-47.1 47.2 21 47.2 47S123.8 145 97.8 145"/></svg>',
)
