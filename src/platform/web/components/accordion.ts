import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, hasContent, type Listed, paragraphed } from './content.ts'
import type { HeadingLevel } from './heading-level.ts'
import { translations } from './translations.ts'

export interface AccordionItem {
  heading: ContentParams
  summary?: ContentParams
  content?: ContentParams
  expanded?: boolean
}

export interface AccordionParams {
  id: string
  /** 2 unless told. */
  headingLevel?: HeadingLevel
  classes?: string
  attributes?: Attributes
  /** Keeps what is open for the length of the visit, unless `false`. */
  rememberExpanded?: boolean
  hideAllSectionsText?: string
  hideSectionText?: string
  hideSectionAriaLabelText?: string
  showAllSectionsText?: string
  showSectionText?: string
  showSectionAriaLabelText?: string
  items: Listed<AccordionItem>
}

/** Sections that open and close. */
export function accordion(params: AccordionParams): Html {
  const texts = translations({
    'hide-all-sections': params.hideAllSectionsText,
    'hide-section': params.hideSectionText,
    'hide-section-aria-label': params.hideSectionAriaLabelText,
    'show-all-sections': params.showAllSectionsText,
    'show-section': params.showSectionText,
    'show-section-aria-label': params.showSectionAriaLabelText,
  })
  return html`<div class="${classes('govuk-accordion', params.classes)}" data-module="govuk-accordion" id="${params.id}"${attributes(texts)}${attributes({ 'data-remember-expanded': params.rememberExpanded })}${attributes(params.attributes)}>
    ${params.items.map((item, at) => item && section(params, item, at + 1))}</div>`
}

function section(params: AccordionParams, item: AccordionItem, number: number): Html {
  const level = params.headingLevel || 2
  const summary =
    hasContent(item.summary) &&
    html`<div class="govuk-accordion__section-summary govuk-body" id="${params.id}-summary-${number}">${content(item.summary)}</div>`
  return html`<div class="${classes('govuk-accordion__section', item.expanded && 'govuk-accordion__section--expanded')}">
    <div class="govuk-accordion__section-header">
    <h${level} class="govuk-accordion__section-heading">
    <span class="govuk-accordion__section-button" id="${params.id}-heading-${number}">${content(item.heading)}</span></h${level}>
    ${summary}</div>
    <div id="${params.id}-content-${number}" class="govuk-accordion__section-content">${paragraphed(item.content)}</div></div>`
}
