import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, paragraphed, type Text } from './content.ts'
import type { HeadingLevel } from './heading-level.ts'

export interface NotificationBannerParams extends ContentParams {
  titleText?: Text
  titleHtml?: Html
  /** 2 unless told. */
  titleHeadingLevel?: HeadingLevel | `${HeadingLevel}`
  /** "success" turns it green and has it read out at once. Any other value changes nothing. */
  type?: string
  role?: string
  titleId?: string
  disableAutoFocus?: boolean
  classes?: string
  attributes?: Attributes
}

/** Tells people something that is not part of the page itself. */
export function notificationBanner(params: NotificationBannerParams): Html {
  const succeeded = params.type === 'success'
  const role = params.role || (succeeded ? 'alert' : 'region')
  const title = params.titleHtml || params.titleText || (succeeded ? 'Success' : 'Important')
  const titleId = params.titleId || 'govuk-notification-banner-title'
  const level = params.titleHeadingLevel || 2
  const own = classes(
    'govuk-notification-banner',
    succeeded && 'govuk-notification-banner--success',
    params.classes,
  )
  const words = paragraphed(params, 'govuk-notification-banner__heading')
  return html`<div class="${own}" role="${role}" aria-labelledby="${titleId}" data-module="govuk-notification-banner"${attributes({ 'data-disable-auto-focus': params.disableAutoFocus })}${attributes(params.attributes)}>
    <div class="govuk-notification-banner__header">
    <h${level} class="govuk-notification-banner__title" id="${titleId}">${title}</h${level}>
    </div><div class="govuk-notification-banner__content">${words}</div>
    </div>`
}
