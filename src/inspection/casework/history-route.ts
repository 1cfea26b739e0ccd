/** Reads the history of a case. The look is recorded like every other. */
import { z } from 'zod'
import { endpoint } from '#platform/web/endpoint.ts'
import { seeCase } from './actions.ts'
import { type CaseVisit, viewOf } from './case-view.ts'
import { completionsOf } from './completions.ts'
import { historyPage } from './history.page.ts'
import {
  allocationsOf,
  answersGiven,
  countAnswers,
  type Moment,
  type Order,
  stepsOf,
} from './history.queries.ts'
import { alertMoments } from './history-alerts.ts'
import { setAsideMoments } from './history-set-aside.ts'
import { inOrder } from './history-story.ts'
import { questionWords } from './question-words.ts'

/** Versions of answers on a page: a long morning's work, and quick to read on a phone. */
const versionsOnPage = 100

const query = z.object({
  question: z.string().min(1).max(200).optional().catch(undefined),
  order: z.enum(['newest', 'oldest']).catch('newest'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})

/** The steps of the case that happened between the last version of the page before and the last one of this. */
function stepsBetween(
  steps: Moment[],
  order: Order,
  after: Date | undefined,
  until: Date | undefined,
): Moment[] {
  const sign = order === 'newest' ? -1 : 1
  const place = (at: Date) => sign * at.getTime()
  return steps.filter(
    ({ at }) =>
      (after === undefined || place(at) > place(after)) && (until === undefined || place(at) <= place(until)),
  )
}

async function momentsOf(
  visit: CaseVisit,
  wanted: z.infer<typeof query>,
  page: number,
  last: boolean,
): Promise<Moment[]> {
  const { db, thing } = visit
  const { question, order } = wanted
  const from = (page - 1) * versionsOnPage
  // One more in front, to know where the page before ended.
  const lead = from > 0 ? 1 : 0
  const read = await answersGiven(db, thing.id, {
    question,
    order,
    from: from - lead,
    count: versionsOnPage + lead,
  })
  const answers = read.slice(lead)
  const steps: Moment[] = [...(await setAsideMoments(db, thing.id, question))]
  if (question === undefined)
    steps.push(
      ...(await allocationsOf(db, thing.inspection.id, thing.id)),
      ...stepsOf(await completionsOf(db, thing.id)),
      ...(await alertMoments(visit)),
    )
  const between = stepsBetween(
    steps,
    order,
    lead > 0 ? read[0]?.at : undefined,
    last ? undefined : answers.at(-1)?.at,
  )
  return [...answers, ...between]
}

export const historyRoute = endpoint({
  method: 'GET',
  path: '/inspections/:inspection/casework/:assessment/history',
  query,
  verb: 'see',
  thing: 'assessment',
  recorded: true,
  run: async (visit) => {
    const wanted = visit.query
    const view = await viewOf(visit)
    const versions = await countAnswers(visit.db, visit.thing.id, wanted.question)
    const pages = Math.max(1, Math.ceil(versions / versionsOnPage))
    const page = Math.min(wanted.page, pages)
    const moments = await momentsOf(visit, wanted, page, page === pages)
    await visit.perform(seeCase, { assessment: visit.thing.id })
    const words = questionWords(view)
    const onForm = new Map([...words.keys()].map((question, place) => [question, place]))
    return historyPage({
      view,
      words,
      question: wanted.question,
      order: wanted.order,
      page,
      pages,
      versions,
      moments: inOrder(moments, wanted.order, (question) => onForm.get(question) ?? onForm.size),
    })
  },
})
