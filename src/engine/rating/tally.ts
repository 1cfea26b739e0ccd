/** Counts the answers of the assessed cases, per key question and per prompt. The order of the cases never matters. */

import type { Answers } from '../casework/answers.ts'
import type { CaseFacts } from '../casework/case-facts.ts'
import { planFor } from '../casework/plan.ts'
import { promptRef } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import { percentOf } from './percent.ts'
import { caseKindKey, type Results } from './results.ts'

export type AssessedCase = { kind: string; facts: CaseFacts; answers: Answers }

export type Count = {
  id: string
  ref: string
  yes: number
  no: number
  /** Answered yes or no where the question applies: what a key question's percentage is made of. */
  relevant: number
  /** Does not apply to the case (for a prompt also: was answered "not applicable"). */
  notApplicable: number
  /** Cannot be decided yet because a fact is not known. */
  undecided: number
  /** Applies and is not answered. */
  missing: number
  /** All cases of the kind. */
  sample: number
}

export type PromptCount = Count & {
  keyQuestion: string
  letter: string
  /** Yes as a share of what the framework says: relevant cases or the whole sample; null without any case. */
  of: number
  percent: number | null
}

export type Tally = {
  /** Cases by kind. */
  samples: Record<string, number>
  keyQuestions: Count[]
  prompts: PromptCount[]
}

type Counting = { id: string; notApplicable: boolean; count: Count }

const emptyCount = (id: string, ref: string, sample: number): Count => ({
  id,
  ref,
  yes: 0,
  no: 0,
  relevant: 0,
  notApplicable: 0,
  undecided: 0,
  missing: 0,
  sample,
})

/** Cases of a kind that the framework does not have are an error. */
export function tally(framework: Framework, cases: readonly AssessedCase[]): Tally {
  const byKind = new Map<string, AssessedCase[]>(framework.caseKinds.map((kind) => [kind.id, []]))
  for (const one of cases) {
    const list = byKind.get(one.kind)
    if (!list) throw new Error(`${framework.id} has no cases of the kind "${one.kind}"`)
    list.push(one)
  }
  const result: Tally = { samples: {}, keyQuestions: [], prompts: [] }
  for (const [kind, list] of byKind) {
    result.samples[kind] = list.length
    tallyKind(framework, kind, list, result)
  }
  return result
}

function tallyKind(framework: Framework, kind: string, cases: readonly AssessedCase[], result: Tally): void {
  const whole = framework.promptDenominator.of === 'whole-sample'
  for (const { keyQuestion, applies } of planFor(framework, kind).questions) {
    const own: Counting = {
      id: keyQuestion.id,
      notApplicable: false,
      count: emptyCount(keyQuestion.id, keyQuestion.ref, cases.length),
    }
    const counting = keyQuestion.prompts.map(
      (prompt): Counting => ({
        id: prompt.id,
        notApplicable: prompt.notApplicable,
        count: emptyCount(prompt.id, promptRef(keyQuestion, prompt), cases.length),
      }),
    )
    counting.push(own)
    for (const { facts, answers } of cases) {
      const truth = applies(facts)
      if (truth === 'yes') for (const one of counting) countAnswer(one, answers[one.id]?.value)
      else for (const { count } of counting) count[truth === 'no' ? 'notApplicable' : 'undecided'] += 1
    }
    result.keyQuestions.push(own.count)
    keyQuestion.prompts.forEach(({ letter }, index) => {
      const { count } = counting[index]!
      const of = whole ? count.sample : count.relevant
      const percent = of > 0 ? percentOf(count.yes, of) : null
      result.prompts.push({ ...count, keyQuestion: keyQuestion.ref, letter, of, percent })
    })
  }
}

function countAnswer({ notApplicable, count }: Counting, value: string | undefined): void {
  if (value === 'yes') {
    count.yes += 1
    count.relevant += 1
  } else if (value === 'no') {
    count.no += 1
    count.relevant += 1
  } else if (value === 'not-applicable' && notApplicable) count.notApplicable += 1
  else count.missing += 1
}

/** The part of a results file that comes from the cases. Kinds without a case are left out, so they are not rated. */
export const resultsFromTally = (
  framework: Framework,
  { samples, keyQuestions }: Tally,
): Pick<Results, 'keyQuestions' | 'cases'> => ({
  keyQuestions: keyQuestions
    .filter((count) => count.sample > 0)
    .map(({ ref, yes, relevant }) => ({ ref, yes, relevant })),
  cases: Object.fromEntries(framework.caseKinds.map((kind) => [caseKindKey(kind.id), samples[kind.id] ?? 0])),
})
