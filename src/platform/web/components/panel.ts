import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { type ButtonParams, button } from './button.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, hasContent, type Text } from './content.ts'
import type { HeadingLevel } from './heading-level.ts'

export interface PanelAction {
  text: Text
  /** With "button", a link is drawn as a button too. */
  type?: ButtonParams['type']
  href?: string
  classes?: string
  attributes?: Attributes
}

export interface PanelParams extends ContentParams {
  titleText?: Text
  titleHtml?: Html
  /** 1 unless told. */
  headingLevel?: HeadingLevel
  /** `govuk-panel--interruption` makes it stop people before they go on. */
  classes?: string
  attributes?: Attributes
  /** Printed for interruptions only. */
  actions?: { items?: readonly PanelAction[]; classes?: string; attributes?: Attributes }
}

/** Confirms that something is done, or interrupts before it is. */
export function panel(params: PanelParams): Html {
  const level = params.headingLevel || 1
  const interrupts = params.classes?.includes('govuk-panel--interruption')
  const own = classes('govuk-panel', !interrupts && 'govuk-panel--confirmation', params.classes)
  return html`<div class="${own}"${attributes(params.attributes)}>
    <h${level} class="govuk-panel__title">${params.titleHtml || params.titleText}</h${level}>
    ${hasContent(params) && html`<div class="govuk-panel__body">${content(params)}</div>`}
    ${interrupts && actions(params.actions)}</div>`
}

function actions(params: PanelParams['actions']): Html | undefined {
  if (!params) return undefined
  const group =
    params.items?.length &&
    html`<div class="govuk-button-group">${params.items.map((one) => [action(one), ' '])}</div>`
  return html`<div class="${classes('govuk-panel__actions', params.classes)}"${attributes(params.attributes)}>
    ${group || undefined}</div>`
}

function action(params: PanelAction): Html {
  if (params.href && params.type !== 'button') {
    return html`<a class="${classes('govuk-link govuk-link--inverse', params.classes)}" href="${params.href}"${attributes(params.attributes)}>${params.text}</a>`
  }
  return button({
    ...params,
    type: params.type || 'button',
    classes: classes('govuk-button--inverse', params.classes),
  })
}
