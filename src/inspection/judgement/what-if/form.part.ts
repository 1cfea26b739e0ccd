/** The form of a “what if”. It is sent as an address and writes nothing. */
import type { Framework } from '#engine/framework/shape.ts'
import { readRules, shippedRules } from '#platform/frameworks/rules.ts'
import { button, details, input, select, textarea } from '#platform/web/components/index.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Asked } from './asked.ts'

/** The shipped files by their titles. */
export function choices(frameworks: readonly Framework[]): { value: string; text: string }[] {
  return shippedRules().flatMap(({ id, text }) => {
    const read = readRules(text, id, frameworks)
    return 'rules' in read ? [{ value: id, text: read.rules.title }] : []
  })
}

export function whatIfForm(action: string, asked: Asked, frameworks: readonly Framework[]): Html {
  const state = { faults: asked.faults, values: {} }
  return html`<form action="${action}" method="get" novalidate>
${select({
  id: 'rules',
  name: 'rules',
  label: { text: 'Rules to try', classes: 'govuk-label--s' },
  ...field(state, 'rules', asked.chosen),
  items: [
    { value: '', text: 'Choose rules' },
    ...choices(frameworks),
    { value: 'own', text: 'Rules of my own, written below' },
  ],
})}
${input({
  id: 'unasked',
  name: 'unasked',
  classes: 'govuk-input--width-3',
  inputmode: 'numeric',
  suffix: { text: '%' },
  attributes: { 'data-share': '' },
  label: {
    text: 'Answers that nobody has: how many are taken to be sufficient? (optional)',
    classes: 'govuk-label--s',
  },
  hint: {
    text: 'Where rules count cases that were not asked, only bounds are known. With a percentage you see what follows from your assumption, beside the bounds.',
  },
  ...field(state, 'unasked', asked.unasked),
})}
<p class="govuk-visually-hidden" role="status" data-share-said></p>
${details({
  id: 'own-rules',
  summaryText: 'Write rules of my own',
  open: asked.chosen === 'own',
  html: html`${textarea({
    id: 'own',
    name: 'own',
    label: { text: 'Rules', classes: 'govuk-label--s' },
    hint: {
      text: 'YAML or JSON, as in the files of rules/ that come with Plumbline. Used when “Rules of my own” is chosen above.',
    },
    rows: 14,
    spellcheck: false,
    classes: 'pl-code',
    ...field(state, 'own', asked.own),
  })}`,
})}
${button({ text: 'Rate under these rules', preventDoubleClick: true })}
</form>`
}
