/** The history of a case, or of one of its answers, as a story that can be read. */
import { insetText, pagination } from '#platform/web/components/index.ts'
import { readableDate, readableTime } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { backToCase, casePage } from './case-frame.ts'
import { type CaseView, casePath } from './case-view.ts'
import type { Moment, Order } from './history.queries.ts'
import { historyLine, type LineContext } from './history-lines.ts'
import { type Sitting, storyOf } from './history-story.ts'
import type { QuestionWords } from './question-words.ts'

export interface HistoryView {
  view: CaseView
  words: ReadonlyMap<string, QuestionWords>
  /** Only this question's answers. */
  question: string | undefined
  order: Order
  page: number
  pages: number
  /** Versions of answers in all. */
  versions: number
  /** Those of this page, in the order in which they are read. */
  moments: Moment[]
}

export const historyPath = (
  view: CaseView,
  wanted: { question?: string | undefined; order?: Order; page?: number } = {},
): string => {
  const query = new URLSearchParams()
  if (wanted.question) query.set('question', wanted.question)
  if (wanted.order === 'oldest') query.set('order', 'oldest')
  if (wanted.page && wanted.page > 1) query.set('page', String(wanted.page))
  return `${casePath(view.assessment)}/history${query.size > 0 ? `?${query}` : ''}`
}

function sittingTitle({ by, moments }: Sitting): string {
  const times = moments.map((one) => one.at.getTime())
  const [from, to] = [Math.min(...times), Math.max(...times)].map((at) => readableTime(new Date(at)))
  return from === to ? `${by}, ${from}` : `${by}, ${from} to ${to}`
}

function story(shown: HistoryView, context: LineContext): Html {
  return html`${storyOf(shown.moments).map(
    ({ day, sittings }) => html`<h2 class="govuk-heading-m">${readableDate(day)}</h2>
${sittings.map(
  (sitting) => html`<h3 class="govuk-heading-s">${sittingTitle(sitting)}</h3>
<ol class="govuk-list pl-history">${sitting.moments.map((moment) => historyLine(moment, context))}</ol>`,
)}`,
  )}`
}

function pages({ view, question, order, page, pages }: HistoryView): Html | '' {
  if (pages < 2) return ''
  const to = (page: number) => historyPath(view, { question, order, page })
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages)
  return pagination({
    landmarkLabel: 'Pages of the history',
    ...(page > 1 ? { previous: { href: to(page - 1) } } : {}),
    ...(page < pages ? { next: { href: to(page + 1) } } : {}),
    items: near.flatMap((one, at) => [
      ...(at > 0 && one - near[at - 1]! > 1 ? [{ ellipsis: true }] : []),
      { number: String(one), href: to(one), current: one === page },
    ]),
  })
}

export function historyPage(shown: HistoryView): Page {
  const { view, words, question, order, versions, page } = shown
  const about = question === undefined ? null : words.get(question)
  const other: Order = order === 'newest' ? 'oldest' : 'newest'
  const name = about?.ref || (about ? `“${about.text}”` : question)
  const context: LineContext = {
    view,
    words,
    historyOf: question === undefined ? (one) => historyPath(view, { question: one, order }) : null,
  }
  const body = html`${about ? html`<p class="govuk-body-l"><span class="pl-ref">${about.ref}</span>${about.text}</p>` : ''}
${about?.notCounting ? insetText({ text: `${about.notCounting} Its answers are kept here and not counted.` }) : ''}
<p class="govuk-body">${versions === 1 ? '1 version' : `${versions.toLocaleString('en-GB')} versions`} of ${question === undefined ? 'answers' : 'this answer'}, ${order} first. <a class="govuk-link" href="${historyPath(view, { question, order: other })}">Read ${other} first</a>${question === undefined ? '' : html`, or <a class="govuk-link" href="${historyPath(view, { order })}">the history of the whole case</a>`}.</p>
${shown.moments.length === 0 ? insetText({ text: question === undefined ? 'Nothing has happened in this case yet.' : 'This was never answered in this case.' }) : story(shown, context)}
${pages(shown)}`
  return casePage(view, question === undefined ? 'History of the case' : `History of ${name}`, body, {
    back: backToCase(view),
    part: [...(order === 'newest' ? [] : ['oldest first']), ...(page > 1 ? [`page ${page}`] : [])].join(', '),
  })
}
