/** Visits the nested parts of a framework together with where each stands. */
import type { Condition, Domain, Framework, KeyQuestion, Prompt, Standard } from '../shape.ts'

export type At = (string | number)[]
export type Placed<T> = { it: T; at: At }

const placed = <T>(items: readonly T[], at: At): Placed<T>[] =>
  items.map((it, index) => ({ it, at: [...at, index] }))

export const domainsOf = (framework: Framework): Placed<Domain>[] => placed(framework.domains, ['domains'])

export const standardsOf = (framework: Framework): (Placed<Standard> & { domain: Domain })[] =>
  domainsOf(framework).flatMap(({ it, at }) =>
    placed(it.standards, [...at, 'standards']).map((standard) => ({ ...standard, domain: it })),
  )

export const keyQuestionsOf = (framework: Framework): (Placed<KeyQuestion> & { standard: Standard })[] =>
  standardsOf(framework).flatMap(({ it, at }) =>
    placed(it.keyQuestions, [...at, 'keyQuestions']).map((question) => ({ ...question, standard: it })),
  )

export const promptsOf = (framework: Framework): (Placed<Prompt> & { keyQuestion: KeyQuestion })[] =>
  keyQuestionsOf(framework).flatMap(({ it, at }) =>
    placed(it.prompts, [...at, 'prompts']).map((prompt) => ({ ...prompt, keyQuestion: it })),
  )

type Leaf = Extract<Condition, { fact: string }>

/** The facts that a condition asks about, each with its place. */
export function leavesOf(condition: Condition, at: At): Placed<Leaf>[] {
  if ('fact' in condition) return [{ it: condition, at }]
  if ('not' in condition) return leavesOf(condition.not, [...at, 'not'])
  const name = 'all' in condition ? 'all' : 'any'
  const parts = 'all' in condition ? condition.all : condition.any
  return parts.flatMap((part, index) => leavesOf(part, [...at, name, index]))
}
