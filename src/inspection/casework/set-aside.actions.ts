/** Keeping answers that came too late, and deciding what becomes of them. */
import { action } from '#platform/audit/action.ts'
import type { Given } from './read-answer.ts'
import type { WhySetAside } from './set-aside.queries.ts'

export interface LateAnswers {
  assessment: string
  why: WhySetAside
  /** Each with the version that its sender had seen. */
  answers: (Given & { version: number })[]
}

/** Keeps answers beside the ones that stand. Returns the id of each, by question. */
export const setAnswersAside = action('answers-set-aside', async (db, input: LateAnswers, actor) => {
  const rows = await db
    .insertInto('answer_set_aside')
    .values(
      input.answers.map(({ question, value, note, version }) => ({
        assessment_id: input.assessment,
        question,
        value,
        note,
        based_on: version,
        why: input.why,
        answered_by: actor.id!,
      })),
    )
    // Sent twice at the same moment: the other one was first, and is found when it is asked for again.
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'question'])
    .execute()
  return {
    stream: `assessment:${input.assessment}`,
    payload: {
      assessment: input.assessment,
      why: input.why,
      answers: rows.map(({ id, question }) => ({ setAside: id, question })),
    },
    result: new Map(rows.map(({ id, question }) => [question, id])),
  }
})

/** Records which answer stands. Where the late one does, the caller has saved it as the version given here. */
export const decideSetAside = action(
  'set-aside-decided',
  async (db, input: { assessment: string; setAside: string; version: number | null }, actor) => {
    const decision = input.version === null ? 'left' : 'taken'
    await db
      .insertInto('answer_set_aside_decision')
      .values({ set_aside_id: input.setAside, decision, version: input.version, decided_by: actor.id! })
      .execute()
    return {
      stream: `assessment:${input.assessment}`,
      payload: { assessment: input.assessment, setAside: input.setAside, decision } as const,
      result: undefined,
    }
  },
)
