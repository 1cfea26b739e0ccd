import { type Html, html, raw } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { button } from './button.ts'
import { classes } from './classes.ts'
import { type ContentParams, hasContent } from './content.ts'
import { translations } from './translations.ts'

export interface ExitThisPageParams extends ContentParams {
  redirectUrl?: string
  id?: string
  classes?: string
  attributes?: Attributes
  activatedText?: string
  timedOutText?: string
  pressTwoMoreTimesText?: string
  pressOneMoreTimeText?: string
}

const WORDS = raw('<span class="govuk-visually-hidden">Emergency</span> Exit this page')

/** Leaves the page at once, for people who may be watched. */
export function exitThisPage(params: ExitThisPageParams): Html {
  const texts = translations({
    activated: params.activatedText,
    'timed-out': params.timedOutText,
    'press-two-more-times': params.pressTwoMoreTimesText,
    'press-one-more-time': params.pressOneMoreTimeText,
  })
  const link = button({
    html: hasContent(params) ? params.html : WORDS,
    text: params.text,
    classes: 'govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button',
    href: params.redirectUrl || 'https://www.bbc.co.uk/weather',
    attributes: { rel: 'nofollow noreferrer' },
  })
  return html`<div${attribute('id', params.id)} class="${classes('govuk-exit-this-page', params.classes)}" data-module="govuk-exit-this-page"${attributes(params.attributes)}${attributes(texts)}>${link}</div>`
}
