/** Everything that happened in a case: each version of each answer beside the one before it, and the case's own steps. */
import type { Reader } from '#platform/audit/action.ts'
import type { Completion } from './completions.ts'
import type { WhySetAside } from './set-aside.queries.ts'

interface Happened {
  byId: string
  by: string
  at: Date
}

export interface AnswerGiven extends Happened {
  kind: 'answer'
  question: string
  version: number
  value: string | null
  note: string | null
  /** The version before; nothing where this is the first. */
  before: { value: string | null; note: string | null } | null
}

/** Given to somebody, completed, opened again: told in a sentence. */
export interface Step extends Happened {
  kind: 'step'
  sentence: string
  /** What somebody wrote about it. */
  words?: string
  /** Where more of it is told. */
  link?: { href: string; text: string }
}

/** An answer came too late to stand, or somebody decided what becomes of one that had. */
export interface SetAsideMoment extends Happened {
  kind: 'set-aside' | 'decided'
  question: string
  value: string | null
  note: string | null
  why: WhySetAside
  /** Whose answer it was. */
  from: string
  /** Null while nobody has decided, and where the moment is its arrival. */
  decision: 'taken' | 'left' | null
}

export type Moment = AnswerGiven | Step | SetAsideMoment

export type Order = 'newest' | 'oldest'

export async function countAnswers(db: Reader, assessmentId: string, question?: string): Promise<number> {
  const { count } = await db
    .selectFrom('answer')
    .where('assessment_id', '=', assessmentId)
    .$if(question !== undefined, (query) => query.where('question', '=', question!))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function answersGiven(
  db: Reader,
  assessmentId: string,
  wanted: { question?: string | undefined; order: Order; from: number; count: number },
): Promise<AnswerGiven[]> {
  const direction = wanted.order === 'newest' ? 'desc' : 'asc'
  const rows = await db
    .selectFrom('answer as n')
    .innerJoin('person as p', 'p.id', 'n.answered_by')
    .leftJoin('answer as b', (join) =>
      join
        .onRef('b.assessment_id', '=', 'n.assessment_id')
        .onRef('b.question', '=', 'n.question')
        .on((eb) => eb('b.version', '=', eb('n.version', '-', 1))),
    )
    .where('n.assessment_id', '=', assessmentId)
    .$if(wanted.question !== undefined, (query) => query.where('n.question', '=', wanted.question!))
    .select(['n.question', 'n.version', 'n.value', 'n.note', 'n.answered_by as byId', 'p.name as by'])
    .select(['n.answered_at as at', 'b.version as earlier', 'b.value as oldValue', 'b.note as oldNote'])
    .orderBy('n.answered_at', direction)
    .orderBy('n.question', direction)
    .orderBy('n.version', direction)
    .offset(wanted.from)
    .limit(wanted.count)
    .execute()
  return rows.map(({ earlier, oldValue, oldNote, ...row }) => ({
    kind: 'answer',
    ...row,
    before: earlier === null ? null : { value: oldValue, note: oldNote },
  }))
}

/** When the case was given to whom, as the audit record tells it. */
export async function allocationsOf(db: Reader, inspectionId: string, assessmentId: string): Promise<Step[]> {
  const events = await db
    .selectFrom('audit_event as e')
    .leftJoin('person as p', 'p.id', 'e.actor')
    .where('e.stream', '=', `inspection:${inspectionId}`)
    .where('e.kind', '=', 'cases-allocated')
    .where('e.payload', '@>', JSON.stringify({ allocations: [{ assessment: assessmentId }] }) as never)
    .select(['e.payload', 'e.actor', 'e.at', 'p.name as by'])
    .execute()
  const given = events.map(({ payload, ...event }) => {
    const { allocations } = payload as { allocations: { assessment: string; assessor: string | null }[] }
    return { ...event, to: allocations.find((one) => one.assessment === assessmentId)?.assessor ?? null }
  })
  const ids = [...new Set(given.flatMap((one) => one.to ?? []))]
  const people =
    ids.length > 0
      ? await db.selectFrom('person').where('id', 'in', ids).select(['id', 'name']).execute()
      : []
  const names = new Map(people.map((person) => [person.id, person.name]))
  return given.map(({ actor, by, at, to }) => ({
    kind: 'step',
    byId: actor ?? '',
    by: by ?? 'The program',
    at,
    sentence: to ? `Gave the case to ${names.get(to) ?? 'somebody'}` : 'Took the case back',
  }))
}

/** Completed and reopened, each as a step of its own. */
export const stepsOf = (completions: readonly Completion[]) =>
  completions.flatMap(({ version, byId, by, at, reopened }): Step[] => [
    { kind: 'step', byId, by, at, sentence: `Completed the case (completion ${version})` },
    ...(reopened
      ? [
          {
            kind: 'step' as const,
            byId: reopened.byId,
            by: reopened.by,
            at: reopened.at,
            sentence: `Reopened the case after completion ${version}`,
            words: reopened.reason,
          },
        ]
      : []),
  ])
