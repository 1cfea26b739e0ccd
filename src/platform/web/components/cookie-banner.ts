import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes, flag } from './attributes.ts'
import { type ButtonParams, button } from './button.ts'
import { classes } from './classes.ts'
import { type ContentParams, paragraphed, type Text } from './content.ts'

export interface CookieBannerAction {
  text: Text
  /** With "button", a link is drawn as a button too. */
  type?: ButtonParams['type']
  href?: string
  name?: string
  value?: string
  classes?: string
  attributes?: Attributes
}

export interface CookieBannerMessage extends ContentParams {
  headingText?: Text
  headingHtml?: Html
  actions?: readonly CookieBannerAction[]
  hidden?: boolean
  role?: string
  classes?: string
  attributes?: Attributes
}

export interface CookieBannerParams {
  /** "Cookie banner" unless told. */
  ariaLabel?: string
  hidden?: boolean
  classes?: string
  attributes?: Attributes
  messages: readonly CookieBannerMessage[]
}

/** Asks about cookies that are not essential, or says what was chosen. */
export function cookieBanner(params: CookieBannerParams): Html {
  return html`<div class="${classes('govuk-cookie-banner', params.classes)}" data-nosnippet role="region" aria-label="${params.ariaLabel || 'Cookie banner'}"${flag('hidden', params.hidden)}${attributes(params.attributes)}>
    ${params.messages.map(message)}</div>`
}

function message(params: CookieBannerMessage): Html {
  const heading = params.headingHtml || params.headingText
  const words = paragraphed(params)
  return html`<div class="${classes('govuk-cookie-banner__message', params.classes)} govuk-width-container"${attribute('role', params.role)}${attributes(params.attributes)}${flag('hidden', params.hidden)}>
    <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${heading && html`<h2 class="govuk-cookie-banner__heading govuk-heading-m">${heading}</h2>`}
    <div class="govuk-cookie-banner__content">${words}</div>
    </div></div>${params.actions && html`<div class="govuk-button-group">${params.actions.map((one) => [action(one), ' '])}</div>`}</div>`
}

function action(params: CookieBannerAction): Html {
  if (!params.href || params.type === 'button') return button({ ...params, type: params.type || 'button' })
  return html`<a class="${classes('govuk-link', params.classes)}" href="${params.href}"${attributes(params.attributes)}>${params.text}</a>`
}
