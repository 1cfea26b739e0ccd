/** One line of a case's history: when, which question, from what to what, and what the note became. */
import { details } from '#platform/web/components/index.ts'
import { readableTime } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { inWords } from './answers-read.ts'
import type { CaseView } from './case-view.ts'
import type { AnswerGiven, Moment } from './history.queries.ts'
import type { QuestionWords } from './question-words.ts'

export interface LineContext {
  view: CaseView
  words: ReadonlyMap<string, QuestionWords>
  /** The address of one question's history; nothing where the page already is that. */
  historyOf: ((question: string) => string) | null
}

function change(view: CaseView, { question, value, note, before }: AnswerGiven): Html {
  const now = inWords(view, question, value)
  if (!before) return html`<strong>${value === null && note ? 'Note only' : now}</strong>`
  if (before.value === value) return html`${now}, as before`
  return html`<span class="govuk-visually-hidden">From </span>${inWords(view, question, before.value)} <span aria-hidden="true">→</span><span class="govuk-visually-hidden">to</span> <strong>${now}</strong>`
}

function noteChange({ note, before }: AnswerGiven): Html | '' {
  const earlier = before?.note ?? null
  if (note === earlier) return ''
  const what = note === null ? 'Note taken back' : earlier === null ? 'Note' : 'Note changed'
  return html`<p class="govuk-body-s pl-history__note">${what}${note === null ? '' : html`: <span class="pl-written">${note}</span>`}</p>
${
  earlier === null
    ? ''
    : details({
        summaryText: 'Earlier note',
        classes: 'pl-history__earlier',
        html: html`<span class="pl-written">${earlier}</span>`,
      })
}`
}

function answerLine(given: AnswerGiven, { view, words, historyOf }: LineContext): Html {
  const known = words.get(given.question) ?? { ref: '', text: given.question, notCounting: null }
  const name = known.ref || `“${known.text}”`
  return html`<p class="govuk-body-s"><span class="pl-ref">${known.ref}</span>${known.text}${historyOf ? html` <a class="govuk-link pl-nowrap" href="${historyOf(given.question)}">All versions<span class="govuk-visually-hidden"> of ${name}</span></a>` : ''}</p>
<p class="govuk-body-s">${change(view, given)}${known.notCounting ? html` <span class="pl-small">No longer counts in this case</span>` : ''}</p>
${noteChange(given)}`
}

export function historyLine(moment: Moment, context: LineContext): Html {
  return html`<li class="pl-history__line${moment.kind === 'step' ? ' pl-history__line--step' : ''}"><time class="pl-history__time" datetime="${moment.at.toISOString()}">${readableTime(moment.at)}</time><div>${
    moment.kind === 'answer'
      ? answerLine(moment, context)
      : html`<p class="govuk-body-s"><strong>${moment.sentence}</strong></p>${moment.words ? html`<p class="govuk-body-s pl-written">${moment.words}</p>` : ''}`
  }</div></li>`
}
