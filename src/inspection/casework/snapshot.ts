/** A completed case as anyone can read it later: every question in words with its answer, whatever becomes of the framework. */
import { createHash } from 'node:crypto'
import { type CaseContext, caseState } from '#engine/casework/case-state.ts'
import { factsFor, questionsFor } from '#engine/casework/questions-for.ts'
import { differenceOf } from '#engine/casework/remark.ts'
import { canonicalJson } from '#engine/framework/digest.ts'
import { caseKindById, factValueLabel, promptRef, standardsJudgedFrom } from '#engine/framework/find.ts'
import type { KeptAnswer } from './queries.ts'

/** Who answered, and when. Snapshots of earlier releases do not have it. */
interface Answered {
  by?: string | null
  at?: string | null
}

export interface AnsweredPrompt extends Answered {
  ref: string
  text: string
  answer: string | null
  note: string | null
}

export interface AnsweredQuestion extends Answered {
  ref: string
  text: string
  /** Whether the case counts for the question, and why. */
  counts: boolean
  why: string
  answer: string | null
  reasons: string | null
  prompts: AnsweredPrompt[]
  /** Answers that were given before the facts said that the question does not count. They are kept, not counted. */
  notCounted?: AnsweredPrompt[]
}

export interface AnsweredFact extends Answered {
  label: string
  answer: string
  from: 'caseload' | 'inspector'
  note?: string | null
  /** How it differs from the service's view, where the two are compared. */
  difference?: string
  /** Why it is not asked, where it was answered before another fact changed. */
  notAsked?: string
}

export interface Snapshot {
  framework: { id: string; version: string; title: string }
  case: { reference: string; kind: string }
  facts: AnsweredFact[]
  standards: { ref: string; name: string; questions: AnsweredQuestion[] }[]
  /** The version of each answer that is in here, by question. */
  versions: Record<string, number>
}

const words: Record<string, string> = { yes: 'Yes', no: 'No', 'not-applicable': 'Not applicable' }

export function snapshotOf(
  context: CaseContext,
  caseRef: string,
  current: ReadonlyMap<string, KeptAnswer>,
): Snapshot {
  const { framework, caseKind } = context
  const { facts } = caseState(context, current.values())
  const versions: Record<string, number> = {}
  const kept = (question: string) => {
    const answer = current.get(question)
    if (answer) versions[question] = answer.version
    return {
      answer: words[answer?.value ?? ''] ?? null,
      note: answer?.note ?? null,
      by: answer?.by ?? null,
      at: answer?.at.toISOString() ?? null,
    }
  }
  const routed = questionsFor(framework, caseKind, facts)
  return {
    framework: { id: framework.id, version: framework.version, title: framework.title },
    case: { reference: caseRef, kind: caseKindById(framework, caseKind)?.label ?? caseKind },
    facts: factsFor(framework, caseKind, facts)
      .filter((one) => one.answered)
      .map(({ fact, from, asked, reason }) => {
        const value = facts[fact.id] ?? ''
        const question = `fact:${fact.id}`
        const { note, by, at } = from === 'inspector' ? kept(question) : { note: null, by: null, at: null }
        const difference = differenceOf(context, { facts }, question)?.recorded
        const answer = words[value] ?? factValueLabel(framework, fact, value, caseKind)
        return {
          label: fact.label,
          answer,
          from,
          by,
          at,
          ...(note === null ? {} : { note }),
          ...(difference === undefined ? {} : { difference }),
          ...(asked === 'yes' ? {} : { notAsked: reason }),
        }
      }),
    standards: standardsJudgedFrom(framework, caseKind).map((standard) => ({
      ref: standard.ref,
      name: standard.name,
      questions: routed
        .filter((one) => one.standard.id === standard.id)
        .map(({ keyQuestion, applies, reason }): AnsweredQuestion => {
          const { id, ref, text } = keyQuestion
          const prompts = keyQuestion.prompts.map((prompt) => ({
            ref: promptRef(keyQuestion, prompt),
            text: prompt.text,
            ...kept(prompt.id),
          }))
          const { note, ...given } = kept(id)
          if (applies !== 'yes') {
            const notCounted = [...prompts, { ref, text, note, ...given }].filter((one) => one.by)
            const none = { answer: null, reasons: null, prompts: [] }
            return { ref, text, counts: false, why: reason, ...none, notCounted }
          }
          return { ref, text, counts: true, why: reason, ...given, reasons: note, prompts }
        }),
    })),
    versions,
  }
}

/** SHA-256 of the snapshot's canonical JSON: the database may store it in any order of keys. */
export const snapshotDigest = (snapshot: Snapshot): string =>
  createHash('sha256').update(canonicalJson(snapshot), 'utf8').digest('hex')
