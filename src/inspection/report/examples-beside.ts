/** The practice examples of a standard beside the section that is written about it. Only their words go into it. */
import type { Standard } from '#engine/framework/shape.ts'
import { button, details, tag } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { PracticeExample } from '../practice-examples.ts'

export interface ExamplesBeside {
  standard: Standard
  examples: PracticeExample[]
  /** Where one is put into the section; null for whoever only reads. */
  insertAt: ((example: string) => string) | null
  /** The version of the section that the page shows. */
  base: number
}

function one({ insertAt, base }: ExamplesBeside, example: PracticeExample, section: string): Html {
  const used = example.usedIn.includes(section)
  return html`<li class="pl-beside-section__one"><p class="govuk-body-s govuk-!-margin-bottom-1"><strong>${example.quality === 'good' ? 'Good practice' : 'Poor practice'}</strong>${used ? html` ${tag({ text: 'In this section', classes: 'govuk-tag--blue' })}` : ''}</p>
<p class="govuk-body-s pl-written">${example.body}</p>
${
  insertAt
    ? form(
        insertAt(example.id),
        html`<input type="hidden" name="base" value="${base}"><input type="hidden" name="version" value="${example.version}">${button({ text: used ? 'Put into the section again' : 'Put into the section', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
      )
    : ''
}</li>`
}

export function examplesBeside(beside: ExamplesBeside, section: string): Html {
  const questions = beside.standard.keyQuestions
    .map((keyQuestion) => ({
      keyQuestion,
      examples: beside.examples.filter((example) => example.question === keyQuestion.id),
    }))
    .filter(({ examples }) => examples.length > 0)
  if (questions.length === 0)
    return html`<h2 class="govuk-heading-m">Practice examples</h2><p class="govuk-body">The team noted none for this standard.</p>`
  return html`<h2 class="govuk-heading-m">Practice examples</h2>
<p class="govuk-body">Save what you have typed first: an example is added at the end of the text that is kept.</p>
${questions.map(({ keyQuestion, examples }) =>
  details({
    summaryText: `${keyQuestion.ref} ${keyQuestion.text} (${examples.length})`,
    open: true,
    html: html`<ul class="govuk-list">${examples.map((example) => one(beside, example, section))}</ul>`,
  }),
)}`
}
