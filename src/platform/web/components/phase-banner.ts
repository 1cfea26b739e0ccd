import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'
import { type TagParams, tag } from './tag.ts'

export interface PhaseBannerParams extends ContentParams {
  tag?: TagParams
  classes?: string
  attributes?: Attributes
}

/** Says that the service is still being worked on. */
export function phaseBanner(params: PhaseBannerParams): Html {
  const phase = tag({
    text: params.tag?.text,
    html: params.tag?.html,
    classes: classes('govuk-phase-banner__content__tag', params.tag?.classes),
  })
  return html`<div class="${classes('govuk-phase-banner govuk-width-container', params.classes)}"${attributes(params.attributes)}>
    <p class="govuk-phase-banner__content">${phase} <span class="govuk-phase-banner__text">${content(params)}</span>
    </p></div>`
}
