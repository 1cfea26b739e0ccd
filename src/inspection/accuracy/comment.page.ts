/** One paragraph, and the form to comment on its facts. */
import { button, insetText, textarea } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { commentPart } from './comment-part.ts'
import { embargo } from './embargo.ts'
import type { AccuracyComment } from './queries.ts'

export function commentPage(
  around: Around,
  state: FormState,
  version: number,
  paragraph: { number: number; text: string },
  said: readonly AccuracyComment[],
  late: boolean,
): Page {
  const draft = `/inspections/${around.inspection.slug}/accuracy/drafts/${version}`
  return inspectionPage(
    around,
    'accuracy',
    `Comment on paragraph ${paragraph.number}`,
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${insetText({ html: html`<div class="pl-prose">${paragraph.text}</div>` })}
${said.map((one) => commentPart(one))}
${form(
  `${draft}/paragraphs/${paragraph.number}`,
  html`${textarea({
    ...field(state, 'body'),
    id: 'body',
    name: 'body',
    label: { text: 'What is not right, and what is', classes: 'govuk-label--m' },
    hint: {
      text: 'Say which fact is wrong and where the right one can be found. Judgements and ratings cannot be changed here. Do not name a child.',
    },
    rows: 6,
  })}
${button({ text: late ? 'Send the comment late' : 'Send the comment', preventDoubleClick: true })}`,
)}
<p class="govuk-body">What is sent cannot be taken back. You can add another comment.</p>
</div></div>`,
    {
      before: html`${faultSummary(state)}${embargo(around.inspection.stage)}`,
      back: { href: `${draft}#paragraph-${paragraph.number}`, text: `Draft, version ${version}` },
    },
  )
}
