/** One line of a case's history: when, which question, from what to what, and what the note became. */
import { details } from '#platform/web/components/index.ts'
import { readableTime } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { inWords } from './answers-read.ts'
import type { CaseView } from './case-view.ts'
import type { AnswerGiven, Moment, SetAsideMoment, Step } from './history.queries.ts'
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

const whyLate: Record<SetAsideMoment['why'], string> = {
  'changed-meanwhile': 'it had been answered anew meanwhile',
  'case-complete': 'the case was complete',
  'fieldwork-closed': 'fieldwork was closed',
}

const decided = (decision: SetAsideMoment['decision'], value: string): Html =>
  decision === 'taken'
    ? html`it became the answer: <strong>${value}</strong>`
    : html`the answer stayed as it was, and not <strong>${value}</strong>`

function setAsideLine(late: SetAsideMoment, context: LineContext): Html {
  const value =
    late.value === null && late.note ? 'Note only' : inWords(context.view, late.question, late.value)
  return html`${questionLine(late.question, context)}
<p class="govuk-body-s">${
    late.kind === 'set-aside'
      ? html`Set aside, as ${whyLate[late.why]}: <strong>${value}</strong>`
      : html`Decided about the late answer of ${late.from}: ${decided(late.decision, value)}`
  }</p>${late.kind === 'set-aside' && late.note ? html`<p class="govuk-body-s pl-history__note">Note: <span class="pl-written">${late.note}</span></p>` : ''}`
}

const knownWords = (question: string, { words }: LineContext): QuestionWords =>
  words.get(question) ?? { ref: '', text: question, notCounting: null }

function questionLine(question: string, context: LineContext): Html {
  const { historyOf } = context
  const known = knownWords(question, context)
  const name = known.ref || `“${known.text}”`
  return html`<p class="govuk-body-s"><span class="pl-ref">${known.ref}</span>${known.text}${historyOf ? html` <a class="govuk-link pl-nowrap" href="${historyOf(question)}">All versions<span class="govuk-visually-hidden"> of ${name}</span></a>` : ''}</p>`
}

function stepLine({ sentence, words, link }: Step): Html {
  return html`<p class="govuk-body-s"><strong>${sentence}</strong>${link ? html`. <a class="govuk-link" href="${link.href}">${link.text}</a>` : ''}</p>${words ? html`<p class="govuk-body-s pl-written">${words}</p>` : ''}`
}

function answerLine(given: AnswerGiven, context: LineContext): Html {
  const known = knownWords(given.question, context)
  return html`${questionLine(given.question, context)}
<p class="govuk-body-s">${change(context.view, given)}${known.notCounting ? html` <span class="pl-small">No longer counts in this case</span>` : ''}</p>
${noteChange(given)}`
}

function momentLine(moment: Moment, context: LineContext): Html {
  if (moment.kind === 'answer') return answerLine(moment, context)
  return moment.kind === 'step' ? stepLine(moment) : setAsideLine(moment, context)
}

export function historyLine(moment: Moment, context: LineContext): Html {
  return html`<li class="pl-history__line${moment.kind === 'answer' ? '' : ' pl-history__line--step'}"><time class="pl-history__time" datetime="${moment.at.toISOString()}">${readableTime(moment.at)}</time><div>${momentLine(moment, context)}</div></li>`
}
