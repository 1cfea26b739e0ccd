/** The card that can stand around a summary list, and the links that both carry. */
import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content } from './content.ts'
import type { HeadingLevel } from './heading-level.ts'

export interface SummaryAction extends ContentParams {
  href: string
  /** Read out after the link's words, to say what it acts on. */
  visuallyHiddenText?: string
  classes?: string
  attributes?: Attributes
}

export interface SummaryCardParams {
  title?: ContentParams & { headingLevel?: HeadingLevel; classes?: string }
  actions?: { items?: readonly SummaryAction[]; classes?: string }
  classes?: string
  attributes?: Attributes
}

/** A card with a title and links of its own. */
export function summaryCard(params: SummaryCardParams, list: Html): Html {
  const { title } = params
  const level = title?.headingLevel || 2
  const heading =
    title &&
    html`<h${level} class="${classes('govuk-summary-card__title', title.classes)}">${content(title)}</h${level}>`
  return html`<div class="${classes('govuk-summary-card', params.classes)}"${attributes(params.attributes)}>
    <div class="govuk-summary-card__title-wrapper">${heading}${cardActions(params)}</div>
    <div class="govuk-summary-card__content">${list}</div>
    </div>`
}

function cardActions({ actions, title }: SummaryCardParams): Html | undefined {
  const links = actions?.items?.map((action) => actionLink(action, title))
  if (!links?.length) return undefined
  const own = classes('govuk-summary-card__actions', actions?.classes)
  return links.length === 1
    ? html`<div class="${own}">${links}</div>`
    : html`<ul class="${own}">${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}</ul>`
}

/** A link that says, for screen readers, what it acts on and on which card. */
export function actionLink(action: SummaryAction, title: ContentParams | undefined): Html {
  const spoken = action.visuallyHiddenText && ` ${action.visuallyHiddenText}`
  const hidden =
    (spoken || title) &&
    html`<span class="govuk-visually-hidden">${spoken}${title && html` (${content(title)})`}</span>`
  return html`<a class="${classes('govuk-link', action.classes)}" href="${action.href}"${attributes(action.attributes)}>${content(action)}${hidden}</a>`
}
