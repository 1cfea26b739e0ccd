/** Answers for reading: a completed case, or somebody else's. */
import type { CaseQuestion } from '#engine/casework/questions-for.ts'
import { promptRef } from '#engine/framework/find.ts'
import { summaryList } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { type CaseView, casePath } from './case-view.ts'
import type { KeptAnswer } from './queries.ts'

/** "Yes", in the words of the question's choices. */
export function inWords(view: Pick<CaseView, 'asked'>, question: string, value: string | null): string {
  if (value === null) return 'Not answered'
  return view.asked.get(question)?.choices.find((choice) => choice.value === value)?.label ?? value
}

/** An answer with its note and who gave it when. */
export function answerText(view: CaseView, question: string, kept: KeptAnswer | undefined): Html {
  const history = `${casePath(view.assessment)}/history?question=${encodeURIComponent(question)}`
  return html`<p class="govuk-body">${inWords(view, question, kept?.value ?? null)}</p>
${kept?.note ? html`<p class="govuk-body pl-written">${kept.note}</p>` : ''}
${kept ? html`<p class="govuk-hint">${kept.by}, ${readableMoment(kept.at)}. <a class="govuk-link" href="${history}">History of this answer<span class="govuk-visually-hidden"> to ${view.asked.get(question)?.name ?? question}</span></a></p>` : ''}`
}

export function readQuestion(view: CaseView, { keyQuestion }: CaseQuestion): Html {
  const row = (question: string, key: Html) => ({
    key: { html: key },
    value: { html: answerText(view, question, view.current.get(question)) },
  })
  return html`<h2 class="govuk-heading-m" id="about-${keyQuestion.id}"><span class="pl-ref">${keyQuestion.ref}</span>${keyQuestion.text}</h2>
${summaryList({
  rows: [
    row(keyQuestion.id, html`Answer and reasons`),
    ...keyQuestion.prompts.map((prompt) =>
      row(prompt.id, html`<span class="pl-ref">${promptRef(keyQuestion, prompt)}</span>${prompt.text}`),
    ),
  ],
})}`
}
