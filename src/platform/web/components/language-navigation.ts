import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'

export interface LanguageNavigationItem extends ContentParams {
  lang?: string
  /** The language of the page behind the link; `lang` unless told. */
  hrefLang?: string
  dir?: string
  /** Without it the item is the page itself. */
  href?: string
  current?: boolean
  /** Read out after the language's own name. */
  languageDescriptionText?: string
  classes?: string
  attributes?: Attributes
}

export interface LanguageNavigationParams {
  items: readonly LanguageNavigationItem[]
  /** "Language" unless told. */
  ariaLabel?: string
  classes?: string
  attributes?: Attributes
}

/** Leads to the same page in another language. */
export function languageNavigation(params: LanguageNavigationParams): Html {
  return html`<nav class="${classes('govuk-language-navigation', params.classes)}"${attributes(params.attributes)} aria-label="${params.ariaLabel ?? 'Language'}">
    <ul class="govuk-language-navigation__list">${params.items.map((item) => html`<li class="govuk-language-navigation__list-item">${item.current || !item.href ? here(item) : link(item)}</li>`)}</ul>
    </nav>`
}

const here = (item: LanguageNavigationItem) =>
  html`<span class="${classes('govuk-language-navigation__text', item.classes)}" aria-current="true"${attribute('lang', item.lang)}${attribute('dir', item.dir)}${attributes(item.attributes)}>${content(item)}</span>`

function link(item: LanguageNavigationItem): Html {
  const spoken =
    item.languageDescriptionText &&
    html`<span class="govuk-visually-hidden"> ${item.languageDescriptionText}</span>`
  return html`<a class="${classes('govuk-language-navigation__link', item.classes)}" href="${item.href}" rel="alternate"${attribute('lang', item.lang)}${attribute('hreflang', item.hrefLang || item.lang)}${attribute('dir', item.dir)}${attributes(item.attributes)}>${content(item)}${spoken}</a>`
}
