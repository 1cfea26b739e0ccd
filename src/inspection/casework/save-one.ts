/** Saves one answer as it is given: the door that a page's script uses, and what inspectors wait for most. */
import { z } from 'zod'
import { readableTime } from '#platform/web/dates.ts'
import { endpoint } from '#platform/web/endpoint.ts'
import { json, type Outcome } from '#platform/web/outcome.ts'
import { invalid, problems } from '#platform/web/problems.ts'
import { fieldworkIsOver } from '../stages.ts'
import { saveAnswer } from './actions.ts'
import { askedOf } from './asked.ts'
import type { CaseVisit } from './case-view.ts'
import { completedAt, currentAnswers, type KeptAnswer, newestSentAs } from './queries.ts'
import { faultsOf, tidyNote } from './read-answer.ts'
import { nothing, type Sent, sameAnswer } from './screen.ts'
import type { WhySetAside } from './set-aside.queries.ts'
import { setAside } from './set-aside.ts'

const wrongVersion = 'Send the version the page shows, 0 when there was no answer.'

const body = z.object(
  {
    question: z.string({ error: 'Say which question is answered.' }),
    value: z.string({ error: 'Send the value as text, or null for none.' }).nullable(),
    note: z.string({ error: 'Send the note as text, or null for none.' }).nullish().transform(tidyNote),
    version: z.int({ error: wrongVersion }).min(0, wrongVersion).max(1e9, wrongVersion),
    /** What the device calls this answer, and what it called earlier ones whose replies it never got. */
    sentAs: z.uuid().optional(),
    follows: z.array(z.uuid()).max(50).default([]),
  },
  { error: 'Send one answer: its question, value, note and version.' },
)

type AnswerVisit = CaseVisit & { body: z.infer<typeof body> }

/**
 * What the page is told. How far the case has come it works out by itself, with the same rules.
 * @param at null where there is nothing to save, such as a note that was typed and taken away again
 */
export const savedReply = (question: string, version: number, at: Date | null): Outcome =>
  json({ question, version, savedAt: at && readableTime(at) })

/** Both values, with who gave the other one and when: a person decides which should stand. */
export function lateReply(sent: Sent, why: WhySetAside, id: string, newest: KeptAnswer | undefined): Outcome {
  const problem = why === 'changed-meanwhile' ? 'changed-meanwhile' : 'stage-closed'
  const messages: Record<WhySetAside, string> = {
    'changed-meanwhile': `${newest?.by ?? 'Someone'} changed this${newest ? ` at ${readableTime(newest.at)}` : ''}. ${problems[problem].todo}`,
    'case-complete':
      'This case is complete. Your answer is kept beside it; to use it, the case must be reopened.',
    'fieldwork-closed': 'Fieldwork is closed. Your answer is kept beside the case and counts in nothing.',
  }
  return json(
    {
      problem,
      message: messages[why],
      faults: [],
      question: sent.question,
      setAside: id,
      yours: { value: sent.value, note: sent.note, version: sent.version },
      kept: newest
        ? {
            value: newest.value,
            note: newest.note,
            version: newest.version,
            by: newest.by,
            at: newest.at.toISOString(),
            time: readableTime(newest.at),
          }
        : null,
    },
    problems[problem].status,
  )
}

export const saveOneRoute = endpoint({
  method: 'POST',
  path: '/inspections/:inspection/casework/:assessment/answers',
  verb: 'answer',
  thing: 'assessment',
  body,
  quick: async (visit) => {
    const sent = await checked(visit)
    if (fieldworkIsOver(visit.thing.inspection)) return null
    const saved = await visit.performAlone(saveAnswer, { ...sent, assessment: visit.thing.id })
    return saved && savedReply(sent.question, saved.version, saved.savedAt)
  },
  run: async (visit) => {
    const sent = await checked(visit)
    const save = (version: number) =>
      visit.perform(saveAnswer, { ...sent, version, assessment: visit.thing.id })
    const saved =
      !fieldworkIsOver(visit.thing.inspection) &&
      ((await save(sent.version)) ?? (await followed(visit).then((own) => (own ? save(own) : null))))
    return saved ? savedReply(sent.question, saved.version, saved.savedAt) : answerLate(visit, sent)
  },
})

/** The version that stands where it is one of the sender's own that this answer follows: its reply got lost. */
async function followed(visit: AnswerVisit): Promise<number | undefined> {
  const { question, follows } = visit.body
  if (follows.length === 0) return undefined
  const newest = await newestSentAs(visit.db, visit.thing.id, question)
  return newest?.sentAs && follows.includes(newest.sentAs) ? newest.version : undefined
}

/** @throws Problem invalid with everything wrong with the answer */
async function checked(
  visit: Pick<AnswerVisit, 'thing' | 'frameworks' | 'body'>,
): Promise<z.infer<typeof body>> {
  const framework = await visit.frameworks.of(visit.thing.inspection)
  const faults = faultsOf(visit.body, askedOf(framework, visit.thing.caseKind).get(visit.body.question))
  if (faults.length > 0) throw invalid(...faults)
  return visit.body
}

/** Finds out why an answer could not be saved, and keeps it beside the one that stands. */
async function answerLate(visit: CaseVisit, sent: Sent): Promise<Outcome> {
  const completed = await completedAt(visit.db, visit.thing.id)
  const newest = (await currentAnswers(visit.db, visit.thing.id)).get(sent.question)
  // Sent twice, because the first reply got lost on its way back: it is saved, and that is what we say.
  if (sameAnswer(newest ?? nothing, sent))
    return savedReply(sent.question, newest?.version ?? 0, newest?.at ?? null)
  const why: WhySetAside = fieldworkIsOver(visit.thing.inspection)
    ? 'fieldwork-closed'
    : completed
      ? 'case-complete'
      : 'changed-meanwhile'
  const kept = await setAside(visit, [sent], why)
  return lateReply(sent, why, kept.get(sent.question)!, newest)
}
