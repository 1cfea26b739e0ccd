/** The prompts of a standard rated from cases, counted; one table for each key question. */
import type { Standard } from '#engine/framework/shape.ts'
import { table } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { percentText } from './figures.ts'
import type { Standing } from './standing.ts'

export function promptTables({ framework, tally }: Standing, standard: Standard): Html {
  const base = framework.promptDenominator.of === 'relevant' ? 'cases it is relevant to' : 'all sampled cases'
  return html`<h2 class="govuk-heading-m">Prompts</h2>
<p class="govuk-body">Prompts inform the inspector’s answer to a key question; no rule adds them up. Percentages are of ${base}.</p>
${standard.keyQuestions.map((keyQuestion) => {
  const counts = tally.prompts.filter((prompt) => prompt.keyQuestion === keyQuestion.ref)
  if (counts.length === 0) return ''
  const caption = `${keyQuestion.ref} ${keyQuestion.text}`
  const number = (value: number | string) => ({ text: String(value), format: 'numeric' })
  return html`<div class="pl-scroll" tabindex="0" role="region" aria-label="Prompts of ${keyQuestion.ref}">
${table({
  caption,
  captionClasses: 'govuk-table__caption--s',
  firstCellIsHeader: true,
  head: [
    { text: 'Prompt' },
    ...['Yes', 'No', 'Not applicable', 'Not answered', 'Yes, of', 'Per cent'].map((text) => ({
      text,
      format: 'numeric',
    })),
  ],
  rows: counts.map((count) => [
    {
      html: html`<span class="pl-ref">${count.letter}</span>${keyQuestion.prompts.find((prompt) => prompt.id === count.id)?.text}`,
      classes: 'govuk-!-font-weight-regular',
    },
    number(count.yes),
    number(count.no),
    number(count.notApplicable),
    number(count.missing + count.undecided),
    number(`${count.yes} of ${count.of}`),
    number(percentText(count.percent)),
  ]),
})}</div>`
})}`
}

/** What a standard judged on all the evidence asks, for the reader of a judgement. */
export function promptList(standard: Standard): Html {
  return html`<h2 class="govuk-heading-m">What the judgement answers</h2>
${standard.keyQuestions.map(
  (
    keyQuestion,
  ) => html`<h3 class="govuk-heading-s"><span class="pl-ref">${keyQuestion.ref}</span>${keyQuestion.text}</h3>
<ul class="govuk-list govuk-list--bullet">${keyQuestion.prompts.map((prompt) => html`<li>${prompt.text}</li>`)}</ul>`,
)}`
}
