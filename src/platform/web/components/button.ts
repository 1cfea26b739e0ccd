import { type Html, html, raw } from '../html.ts'
import { type Attributes, attribute, attributes, flag } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'

export interface ButtonParams extends ContentParams {
  /** "submit" unless told. */
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string | number
  disabled?: boolean
  /** Makes it a link that looks like a button. */
  href?: string
  classes?: string
  attributes?: Attributes
  /** Ignores a second press that follows at once (needs the browser script). */
  preventDoubleClick?: boolean
  isStartButton?: boolean
  id?: string
}

const START_ICON = raw(
  '<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>',
)

/** Does something. */
export function button(params: ButtonParams): Html {
  const common = html` class="${classes('govuk-button', params.classes, params.isStartButton && 'govuk-button--start')}" data-module="govuk-button"${attributes(params.attributes)}${attribute('id', params.id)}`
  // Start buttons lay out their children in a row, which would swallow the spaces between pieces of markup.
  const words = params.html && params.isStartButton ? html`<span>${params.html}</span>` : content(params)
  const inner = html`${words}${params.isStartButton && START_ICON}`
  if (params.href) return html`<a href="${params.href}" role="button" draggable="false"${common}>${inner}</a>`
  return html`<button type="${params.type || 'submit'}"${attribute('value', params.value)}${attribute('name', params.name)}${flag('disabled', params.disabled)}${params.disabled && DISABLED}${attributes({ 'data-prevent-double-click': params.preventDoubleClick })}${common}>
    ${inner}</button>`
}

const DISABLED = raw(' aria-disabled="true"')
