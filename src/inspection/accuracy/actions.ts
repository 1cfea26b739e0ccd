/** Factual accuracy: the draft is locked and sent, the service comments, the team answers. Nothing is ever changed. */
import { documentDigest } from '#engine/report/digest.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import { action, type Writer } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'

const stream = (inspection: string) => `inspection:${inspection}` as const

interface Lock {
  inspection: string
  round: number
  document: ReportDocument
}

async function lockNext(db: Writer, { inspection, round, document }: Lock, by: string) {
  const { newest } = await db
    .selectFrom('accuracy_draft')
    .where('inspection_id', '=', inspection)
    .select((eb) => eb.fn.max('version').as('newest'))
    .executeTakeFirstOrThrow()
  const version = (newest ?? 0) + 1
  const digest = documentDigest(document)
  await db
    .insertInto('accuracy_draft')
    .values({
      inspection_id: inspection,
      version,
      round,
      document: JSON.stringify(document),
      digest,
      locked_by: by,
    })
    .execute()
  return { version, digest }
}

/** Locks the draft as it stands and opens a round, in which the service reads and comments until a day. */
export const openRound = action(
  'accuracy-round-opened',
  async (db, input: { inspection: string; document: ReportDocument; dueOn: string }, actor) => {
    const { inspection, document, dueOn } = input
    const { last } = await db
      .selectFrom('accuracy_round')
      .where('inspection_id', '=', inspection)
      .select((eb) => eb.fn.max('round').as('last'))
      .executeTakeFirstOrThrow()
    const round = (last ?? 0) + 1
    await db
      .insertInto('accuracy_round')
      .values({ inspection_id: inspection, round, due_on: dueOn, sent_by: actor.id! })
      .execute()
    const locked = await lockNext(db, { inspection, round, document }, actor.id!)
    return { stream: stream(inspection), payload: { inspection, round, dueOn, ...locked }, result: locked }
  },
)

/** Locks what the report became, as the next version that the service can read. */
export const lockDraft = action('accuracy-draft-locked', async (db, input: Lock, actor) => {
  const locked = await lockNext(db, input, actor.id!)
  const { inspection, round } = input
  return { stream: stream(inspection), payload: { inspection, round, ...locked }, result: locked.version }
})

/** The inspected side read an embargoed draft. */
export const readDraft = action(
  'accuracy-draft-read',
  async (_db, input: { inspection: string; version: number }) => ({
    stream: stream(input.inspection),
    payload: input,
    result: undefined,
  }),
)

export interface NewComment {
  inspection: string
  draft: number
  paragraph: number
  quote: string
  body: string
  late: boolean
}

export const writeComment = action('accuracy-commented', async (db, input: NewComment, actor) => {
  const { inspection, draft, paragraph, quote, body, late } = input
  const { id } = await db
    .insertInto('accuracy_comment')
    .values({
      inspection_id: inspection,
      draft_version: draft,
      paragraph,
      quote,
      body,
      late,
      written_by: actor.id!,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return {
    stream: stream(inspection),
    payload: { inspection, comment: id, version: draft, paragraph, late },
    result: id,
  }
})

export interface NewAnswer {
  inspection: string
  comment: string
  /** The answer it replaces; 0 for the first. */
  base: number
  decision: 'accepted' | 'declined'
  reason: string
}

/** @throws Problem changed-meanwhile when the comment has a newer answer than `base` */
export const answerComment = action('accuracy-answered', async (db, input: NewAnswer, actor) => {
  const { inspection, comment, base, decision, reason } = input
  const added = await db
    .insertInto('accuracy_answer')
    .values({ comment_id: comment, version: base + 1, decision, reason, answered_by: actor.id! })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(added.numInsertedOrUpdatedRows) !== 1) throw new Problem('changed-meanwhile')
  return {
    stream: stream(inspection),
    payload: { inspection, comment, version: base + 1, decision },
    result: undefined,
  }
})

export interface RoundStep {
  inspection: string
  round: number
  step: 'leave-given' | 'service-finished' | 'closed'
  leave?: { untilOn: string; reason: string }
}

export const takeStep = action('accuracy-step-taken', async (db, input: RoundStep, actor) => {
  const { inspection, round, step, leave } = input
  await db
    .insertInto('accuracy_step')
    .values({
      inspection_id: inspection,
      round,
      step,
      until_on: leave?.untilOn ?? null,
      reason: leave?.reason ?? null,
      taken_by: actor.id!,
    })
    .execute()
  return { stream: stream(inspection), payload: { inspection, round, step }, result: undefined }
})
