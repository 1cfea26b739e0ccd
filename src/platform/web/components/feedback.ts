import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, paragraphed, type Text } from './content.ts'
import type { HeadingLevel } from './heading-level.ts'

export interface FeedbackParams extends ContentParams {
  titleText?: Text
  titleHtml?: Html
  /** 2 unless told. */
  headingLevel?: HeadingLevel
  classes?: string
  attributes?: Attributes
}

/** Asks what people think of the service. */
export function feedback(params: FeedbackParams): Html {
  const level = params.headingLevel || 2
  const words = paragraphed(params)
  return html`<div class="${classes('govuk-feedback govuk-width-container', params.classes)}"${attributes(params.attributes)}>
    <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h${level} class="govuk-feedback__title">${params.titleHtml || params.titleText}</h${level}>
    ${words && html`<div class="govuk-feedback__body">${words}</div>`}</div>
    </div></div>`
}
