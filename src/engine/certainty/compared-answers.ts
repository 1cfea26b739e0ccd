/** Answers that two people gave to the same questions, counted by question, standard and person. */
import type { Compared } from '../casework/two-views.ts'
import { keyQuestionById } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import type { Table } from './agreement.ts'

export interface DoubleAssessed {
  caseRef: string
  /** Who made each assessment, by any name that stays the same. */
  first: string
  second: string
  compared: readonly Compared[]
}

export const categories = ['yes', 'no', 'not-relevant'] as const

/** One key question of one case. */
export interface Pair {
  /** Place of the case in the list: its questions hang together. */
  at: number
  question: string
  standard: string
  /** Places in `categories`. */
  first: number
  second: number
}

/** Key questions that both assessments answer, or leave out as not relevant. Prompts and facts are not counted here. */
export const pairsOf = (cases: readonly DoubleAssessed[]): Pair[] =>
  cases.flatMap(({ compared }, at) =>
    compared.flatMap((one): Pair[] => {
      if (one.kind !== 'key-question' || !one.standard) return []
      const first = categories.indexOf(one.first as never)
      const second = categories.indexOf(one.second as never)
      return first < 0 || second < 0
        ? []
        : [{ at, question: one.question, standard: one.standard.id, first, second }]
    }),
  )

/** Two categories where every case counts by the framework's rule, three where a question may be not relevant. */
export const categoryCount = (framework: Framework, questions: Iterable<string>): 2 | 3 =>
  [...questions].some((id) => keyQuestionById(framework, id)?.keyQuestion.when !== undefined) ? 3 : 2

export function tableOf(pairs: readonly Pair[], size: 2 | 3): Table {
  const table = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
  for (const { first, second } of pairs) table[first]![second]! += 1
  return table
}
