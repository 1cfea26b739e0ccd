/** Cases of an invented service as whole vectors: some services are better, some cases go better, and it shows throughout. */
import { answer, type CaseVectors, questionsOf } from '#engine/certainty/case-vectors.ts'
import type { Chance } from '#engine/certainty/quick-chance.ts'
import type { Framework } from '#engine/framework/shape.ts'

const fine = 1_000_000
const uniform = (chance: Chance): number => (chance.below(fine) + 0.5) / fine

/** Near enough to normal for inventing: the sum of twelve. */
const normal = (chance: Chance): number => {
  let sum = -6
  for (let i = 0; i < 12; i += 1) sum += uniform(chance)
  return sum
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** How far services, cases of one service, and questions differ, on the scale of logits. */
const spread = { level: 0.9, service: 0.8, case: 1.2, question: 0.6 }
/** Share of cases that a question does not count. */
const notRelevant = 0.12

export function inventVectors(questions: number, cases: number, chance: Chance): Int8Array[] {
  const level = spread.level + spread.service * normal(chance)
  const ofQuestion = Array.from({ length: questions }, () => spread.question * normal(chance))
  return Array.from({ length: cases }, () => {
    const ofCase = spread.case * normal(chance)
    return Int8Array.from(ofQuestion, (own, at) => {
      // The first question of a standard is asked of every case.
      if (at % 3 !== 0 && uniform(chance) < notRelevant) return answer.notRelevant
      return uniform(chance) < logistic(level + own + ofCase) ? answer.yes : answer.no
    })
  })
}

/** A simple random sample. */
export function sampleOf(all: readonly Int8Array[], size: number, chance: Chance): Int8Array[] {
  const left = [...all]
  return Array.from({ length: size }, () => left.splice(chance.below(left.length), 1)[0]!)
}

export const vectorsOf = (framework: Framework, kind: string, cases: Int8Array[]): CaseVectors => ({
  kind,
  questions: questionsOf(framework, kind),
  cases,
  open: 0,
})
