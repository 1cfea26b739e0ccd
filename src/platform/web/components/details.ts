import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes, flag } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, type Text } from './content.ts'

export interface DetailsParams extends ContentParams {
  summaryText?: Text
  summaryHtml?: Html
  id?: string
  open?: boolean
  classes?: string
  attributes?: Attributes
}

/** Keeps what only some readers need behind one line. */
export function details(params: DetailsParams): Html {
  return html`<details${attribute('id', params.id)} class="${classes('govuk-details', params.classes)}"${attributes(params.attributes)}${flag('open', params.open)}>
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">${params.summaryHtml || params.summaryText}</span>
    </summary><div class="govuk-details__text">${content(params)}</div>
    </details>`
}
