import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'

export interface WarningTextParams extends ContentParams {
  /** Read out in place of the sign; "Warning" unless told. */
  iconFallbackText?: string
  classes?: string
  attributes?: Attributes
}

/** Warns of consequences. */
export function warningText(params: WarningTextParams): Html {
  const spoken = params.iconFallbackText || 'Warning'
  return html`<div class="${classes('govuk-warning-text', params.classes)}"${attributes(params.attributes)}>
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${spoken}</span> ${content(params)}</strong></div>`
}
