/** Saves one answer as it is given: the door that a page's script uses, and what inspectors wait for most. */
import { z } from 'zod'
import { questionsFor } from '#engine/casework/questions-for.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { readableTime } from '#platform/web/dates.ts'
import { endpoint } from '#platform/web/endpoint.ts'
import { json, type Outcome } from '#platform/web/outcome.ts'
import { invalid, problems } from '#platform/web/problems.ts'
import { needStage } from '../stages.ts'
import { NotNewest, type SavedAnswer, saveAnswer } from './actions.ts'
import { askedOf } from './asked.ts'
import { type CaseState, caseState, missingCount } from './case-state.ts'
import { type CaseVisit, caseComplete, contextOf } from './case-view.ts'
import { completedAt, currentAnswers, type KeptAnswer } from './queries.ts'
import { faultsOf, type Given, tidyNote } from './read-answer.ts'
import { remarkOn } from './remark.ts'
import { sameAnswer } from './screen.ts'

const wrongVersion = 'Send the version the page shows, 0 when there was no answer.'

const body = z.object(
  {
    question: z.string({ error: 'Say which question is answered.' }),
    value: z.string({ error: 'Send the value as text, or null for none.' }).nullable(),
    note: z.string({ error: 'Send the note as text, or null for none.' }).nullish().transform(tidyNote),
    version: z.int({ error: wrongVersion }).min(0, wrongVersion).max(1e9, wrongVersion),
  },
  { error: 'Send one answer: its question, value, note and version.' },
)

interface Saved {
  question: string
  version: number
  /** The time of day, for people. */
  savedAt: string
  /** How many answers the case still lacks. */
  missing: number
  /** The key question that the answer belongs to, or the fact. */
  about: string
  /** What looks odd about it, or how it differs from the service's view. Never a reason to refuse. */
  warning?: string
  /** Said when the answer changed which questions count. */
  routing?: string
}

const countsIn = (framework: Framework, caseKind: string, state: CaseState): Map<string, string> =>
  new Map(questionsFor(framework, caseKind, state.facts).map((one) => [one.keyQuestion.ref, one.applies]))

/** Which questions begin or cease to count by a changed fact, in a sentence; nothing when none does. */
function routingChange(before: Map<string, string>, after: Map<string, string>): string | undefined {
  const changed = (to: string) =>
    [...after].filter(([ref, applies]) => applies === to && before.get(ref) !== to).map(([ref]) => ref)
  const parts = [
    { text: 'Now counts', refs: changed('yes') },
    { text: 'Does not count', refs: changed('no') },
    { text: 'Not decided any more', refs: changed('undecided') },
  ].filter((part) => part.refs.length > 0)
  return parts.length > 0
    ? `${parts.map(({ text, refs }) => `${text}: ${refs.join(', ')}`).join('. ')}.`
    : undefined
}

async function savedOutcome(
  visit: CaseVisit,
  given: Given,
  kept: { version: number; savedAt: Date; before: SavedAnswer['before'] },
): Promise<Outcome> {
  const framework = await visit.frameworks.of(visit.thing.inspection)
  const { caseKind } = visit.thing
  const context = contextOf(visit.thing, framework)
  const after = caseState(context, [...kept.before, given])
  const asked = askedOf(framework, caseKind).get(given.question)
  const about = asked?.keyQuestion?.id ?? given.question
  const warning = remarkOn(context, after, about)
  const routing =
    asked?.kind === 'fact'
      ? routingChange(
          countsIn(framework, caseKind, caseState(context, kept.before)),
          countsIn(framework, caseKind, after),
        )
      : undefined
  const answer: Saved = {
    question: given.question,
    version: kept.version,
    savedAt: readableTime(kept.savedAt),
    missing: missingCount(after.progress),
    about,
    ...(warning ? { warning } : {}),
    ...(routing ? { routing } : {}),
  }
  return json(answer)
}

/** Both values, with who gave the other one and when: a person decides which should stand. */
function changedMeanwhile(given: Given & { version: number }, newest: KeptAnswer | undefined): Outcome {
  const { status, todo } = problems['changed-meanwhile']
  return json(
    {
      problem: 'changed-meanwhile',
      message: newest
        ? `${newest.by} changed this at ${readableTime(newest.at)}. ${todo}`
        : 'This page is not the newest.',
      faults: [],
      question: given.question,
      yours: { value: given.value, note: given.note, version: given.version },
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
    status,
  )
}

export const saveOneRoute = endpoint({
  method: 'POST',
  path: '/inspections/:inspection/casework/:assessment/answers',
  verb: 'answer',
  thing: 'assessment',
  body,
  run: async (visit) => {
    needStage(visit.thing.inspection, 'fieldwork')
    const framework = await visit.frameworks.of(visit.thing.inspection)
    const { version, ...given } = visit.body
    const faults = faultsOf(given, askedOf(framework, visit.thing.caseKind).get(given.question))
    if (faults.length > 0) throw invalid(...faults)
    try {
      const saved = await visit.perform(saveAnswer, { ...given, version, assessment: visit.thing.id })
      return await savedOutcome(visit, given, saved)
    } catch (error) {
      if (!(error instanceof NotNewest)) throw error
      return await answerNotNewest(visit, { ...given, version })
    }
  },
})

async function answerNotNewest(visit: CaseVisit, given: Given & { version: number }): Promise<Outcome> {
  if (await completedAt(visit.db, visit.thing.id)) throw caseComplete()
  const current = await currentAnswers(visit.db, visit.thing.id)
  const newest = current.get(given.question)
  // Sent twice, because the first reply got lost on its way back: it is saved, and that is what we say.
  if (!newest || !sameAnswer(newest, given)) return changedMeanwhile(given, newest)
  return savedOutcome(visit, given, {
    version: newest.version,
    savedAt: newest.at,
    before: [...current.values()],
  })
}
