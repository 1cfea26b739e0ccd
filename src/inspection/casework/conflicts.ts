/** Shows both values where an answer was changed since the page was opened. Both are kept; a person decides. */
import { errorSummary, summaryList } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { inWords } from './answers-read.ts'
import type { CaseView } from './case-view.ts'
import type { Conflict } from './screen.ts'

const shown = (view: CaseView, question: string, answer: { value: string | null; note: string | null }) =>
  html`${inWords(view, question, answer.value)}${answer.note ? html`<br><span class="pl-written">${answer.note}</span>` : ''}`

export function conflictPart(view: CaseView, conflicts: Conflict[]): Html {
  const name = (question: string): string => view.asked.get(question)?.name ?? question
  return html`${errorSummary({
    titleText: 'This was changed meanwhile',
    descriptionText: 'Nothing of this page is saved yet. What you sent is still in the form below.',
    errorList: conflicts.map(({ newest }) => ({
      text: `${name(newest.question)} was changed by ${newest.by} on ${readableMoment(newest.at)}`,
      href: `#${newest.question}`,
    })),
  })}
${conflicts.map(({ sent, newest }) =>
  summaryList({
    card: { title: { text: name(sent.question), headingLevel: 2 } },
    rows: [
      { key: { text: 'What you sent' }, value: { html: shown(view, sent.question, sent) } },
      {
        key: { text: `Saved by ${newest.by}, ${readableMoment(newest.at)}` },
        value: { html: shown(view, sent.question, newest) },
      },
    ],
  }),
)}
<p class="govuk-body">Choose in the form which answer should stand, then save. The other one stays in the history.</p>`
}
