/** The prompts of a standard rated from cases, counted; one table for each key question. */
import type { Standard } from '#engine/framework/shape.ts'
import { percentOf } from '#engine/rating/percent.ts'
import type { PromptCount } from '#engine/rating/tally.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { percentText } from './figures.ts'
import type { Standing } from './standing.ts'

/** The two denominators in use: one is published, by the framework; the other lets versions be compared. */
export const denominators = {
  relevant: { heading: 'Of relevant', says: 'cases it is relevant to' },
  'whole-sample': { heading: 'Of all', says: 'all sampled cases' },
} as const

type Denominator = keyof typeof denominators

const shareOf = (count: PromptCount, of: Denominator): string => {
  const cases = of === 'relevant' ? count.relevant : count.sample
  return percentText(cases > 0 ? percentOf(count.yes, cases) : null)
}

/** @param base the address of the inspection's results, where each count leads to the answers behind it */
export function promptTables({ framework, tally }: Standing, standard: Standard, base: string): Html {
  const published = framework.promptDenominator.of
  const columns = (Object.keys(denominators) as Denominator[]).map((of) => ({
    of,
    heading: `${denominators[of].heading}${of === published ? ' (published)' : ''}`,
    classes: of === published ? 'govuk-!-font-weight-bold' : '',
  }))
  const number = (count: PromptCount, value: number, group: string) => ({
    html:
      value === 0
        ? html`0`
        : html`<a class="govuk-link" href="${base}/questions/${count.id}#${group}" aria-label="${value}: the answers behind ${count.ref}">${value}</a>`,
    format: 'numeric',
  })
  return html`<h2 class="govuk-heading-m" id="prompts">Prompts</h2>
<p class="govuk-body">Prompts inform the inspector’s answer to a key question; no rule adds them up. Percentages are given twice: of the cases a prompt is relevant to, and of all sampled cases, where “not applicable” counts as not yes. Published is the one of ${denominators[published].says}.</p>
${standard.keyQuestions.map((keyQuestion) => {
  const counts = tally.prompts.filter((prompt) => prompt.keyQuestion === keyQuestion.ref)
  if (counts.length === 0) return ''
  return wideTable(`Prompts of ${keyQuestion.ref}`, {
    caption: `${keyQuestion.ref} ${keyQuestion.text}`,
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [
      { text: 'Prompt' },
      ...['Yes', 'No', 'Not applicable', 'Not answered'].map((text) => ({ text, format: 'numeric' })),
      ...columns.map(({ heading, classes }) => ({ text: heading, format: 'numeric', classes })),
    ],
    rows: counts.map((count) => [
      {
        html: html`<span class="pl-ref">${count.letter}</span>${keyQuestion.prompts.find((prompt) => prompt.id === count.id)?.text}`,
        classes: 'govuk-!-font-weight-regular',
      },
      number(count, count.yes, 'yes'),
      number(count, count.no, 'no'),
      number(count, count.notApplicable, 'not-applicable'),
      number(count, count.missing + count.undecided, count.missing > 0 ? 'missing' : 'undecided'),
      ...columns.map(({ of, classes }) => ({
        text: `${shareOf(count, of)}`,
        format: 'numeric',
        classes: `pl-nowrap ${classes}`,
      })),
    ]),
  })
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
