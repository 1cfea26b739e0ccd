/** A completed case as anyone can read it later: every question in words with its answer, whatever becomes of the framework. */
import { createHash } from 'node:crypto'
import { factsFor, questionsFor } from '#engine/casework/questions-for.ts'
import { canonicalJson } from '#engine/framework/digest.ts'
import { caseKindById, factValueLabel, promptRef, standardsJudgedFrom } from '#engine/framework/find.ts'
import type { CaseContext } from './case-state.ts'
import { caseState } from './case-state.ts'
import type { KeptAnswer } from './queries.ts'

interface AnsweredPrompt {
  ref: string
  text: string
  answer: string | null
  note: string | null
}

interface AnsweredQuestion {
  ref: string
  text: string
  /** Whether the case counts for the question, and why. What does not count carries no answers here. */
  counts: boolean
  why: string
  answer: string | null
  reasons: string | null
  prompts: AnsweredPrompt[]
}

export interface Snapshot {
  framework: { id: string; version: string; title: string }
  case: { reference: string; kind: string }
  facts: { label: string; answer: string; from: 'caseload' | 'inspector' }[]
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
    return { answer: words[answer?.value ?? ''] ?? null, note: answer?.note ?? null }
  }
  const routed = questionsFor(framework, caseKind, facts)
  return {
    framework: { id: framework.id, version: framework.version, title: framework.title },
    case: { reference: caseRef, kind: caseKindById(framework, caseKind)?.label ?? caseKind },
    facts: factsFor(framework, caseKind, facts)
      .filter((one) => one.answered)
      .map(({ fact, from }) => {
        const value = facts[fact.id] ?? ''
        if (from === 'inspector') kept(`fact:${fact.id}`)
        const answer = words[value] ?? factValueLabel(framework, fact, value, caseKind)
        return { label: fact.label, answer, from }
      }),
    standards: standardsJudgedFrom(framework, caseKind).map((standard) => ({
      ref: standard.ref,
      name: standard.name,
      questions: routed
        .filter((one) => one.standard.id === standard.id)
        .map(({ keyQuestion, applies, reason }): AnsweredQuestion => {
          const { id, ref, text } = keyQuestion
          if (applies !== 'yes')
            return { ref, text, counts: false, why: reason, answer: null, reasons: null, prompts: [] }
          const { answer, note } = kept(id)
          return {
            ref,
            text,
            counts: true,
            why: reason,
            answer,
            reasons: note,
            prompts: keyQuestion.prompts.map((prompt) => ({
              ref: promptRef(keyQuestion, prompt),
              text: prompt.text,
              ...kept(prompt.id),
            })),
          }
        }),
    })),
    versions,
  }
}

/** SHA-256 of the snapshot's canonical JSON: the database may store it in any order of keys. */
export const snapshotDigest = (snapshot: Snapshot): string =>
  createHash('sha256').update(canonicalJson(snapshot), 'utf8').digest('hex')
