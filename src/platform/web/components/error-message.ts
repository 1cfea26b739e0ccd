import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'

export interface ErrorMessageParams extends ContentParams {
  id?: string
  classes?: string
  attributes?: Attributes
  /** Read out before the message; "Error" unless told, nothing if empty. */
  visuallyHiddenText?: string
}

/** Says next to a field what is wrong with its answer. */
export function errorMessage(params: ErrorMessageParams): Html {
  const spoken = params.visuallyHiddenText ?? 'Error'
  const prefix = spoken && html`<span class="govuk-visually-hidden">${spoken}:</span> `
  return html`<p${attribute('id', params.id)} class="${classes('govuk-error-message', params.classes)}"${attributes(params.attributes)}>${prefix}${content(params)}</p>`
}
