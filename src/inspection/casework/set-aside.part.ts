/** Shows answers that came too late beside the ones that stand, with the choice between them. Nothing is lost by either. */
import { button, insetText, summaryList } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { inWords } from './answers-read.ts'
import { type CaseView, casePath } from './case-view.ts'
import type { SetAside, WhySetAside } from './set-aside.queries.ts'

const shown = (view: CaseView, question: string, answer: { value: string | null; note: string | null }) =>
  html`${inWords(view, question, answer.value)}${answer.note ? html`<br><span class="pl-written">${answer.note}</span>` : ''}`

const reasons: Record<WhySetAside, string> = {
  'changed-meanwhile': 'The answer had been changed since the page was opened.',
  'case-complete': 'The case had been completed. To use this answer, reopen the case.',
  'fieldwork-closed': 'Fieldwork had been closed, so it counts in nothing.',
}

const choice = (view: CaseView, { id, question }: SetAside): Html => {
  const version = view.current.get(question)?.version ?? 0
  return form(
    `${casePath(view.assessment)}/set-aside/${id}`,
    html`<input type="hidden" name="version" value="${version}">
<div class="govuk-button-group">
${button({ text: 'Use the late answer', name: 'decision', value: 'taken', preventDoubleClick: true })}
${button({ text: 'Leave it as it is', name: 'decision', value: 'left', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</div>`,
  )
}

/** @param questions only those about these questions; without it, all */
export function setAsidePart(view: CaseView, questions?: ReadonlySet<string>): Html | '' {
  const waiting = view.setAside.filter((one) => !questions || questions.has(one.question))
  if (waiting.length === 0) return ''
  const cards = waiting.map((late) => {
    const kept = view.current.get(late.question)
    return html`${summaryList({
      card: {
        title: { text: view.asked.get(late.question)?.name ?? late.question, headingLevel: 3 },
        attributes: { id: `set-aside-${late.id}` },
      },
      rows: [
        {
          key: { text: kept ? `Stands, by ${kept.by}, ${readableMoment(kept.at)}` : 'Stands' },
          value: { html: kept ? shown(view, late.question, kept) : html`Not answered` },
        },
        {
          key: { text: `Came late, by ${late.by}, ${readableMoment(late.at)}` },
          value: { html: shown(view, late.question, late) },
        },
        { key: { text: 'Why' }, value: { text: reasons[late.why] } },
      ],
    })}${view.closed ? '' : choice(view, late)}`
  })
  return html`<section aria-labelledby="to-decide">
<h2 class="govuk-heading-m" id="to-decide">${waiting.length === 1 ? 'An answer came late' : `${waiting.length} answers came late`}</h2>
${insetText({ text: view.closed ? 'They are kept here and counted nowhere.' : 'Decide which should stand. Both stay in the history of the case.' })}
${cards}
</section>`
}
