/** Results of inspections that nobody made: any sizes of sample, any answers. */
import { keyQuestionsInOrder, promptRef, standardsInOrder } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import { rate } from '#engine/rating/rate.ts'
import type { Rated } from '#engine/rating/rated.ts'
import type { Results } from '#engine/rating/results.ts'
import type { PromptCount } from '#engine/rating/tally.ts'
import type { Stream } from '#engine/sampling/stream.ts'
import { countedPrompt } from './counted-prompt.ts'

export type Invented = {
  framework: Framework
  prompts: PromptCount[]
  results: Results
  rated: Rated
  court: number
  outOfCourt: number
}

export function inventFigures(chance: Stream, framework: Framework): Invented {
  const court = 3 + chance.below(33)
  const outOfCourt = 2 + chance.below(29)
  const good = 30 + chance.below(70)
  const checked = checkResults(framework, {
    framework: framework.id,
    service: 'Northmere',
    keyQuestions: keyQuestionsInOrder(framework)
      .filter(({ standard }) => standard.judged === 'from-cases')
      .map(({ keyQuestion, standard }) => {
        const sample = standard.caseKind === 'court' ? court : outOfCourt
        const relevant = keyQuestion.when ? sample - chance.below(Math.ceil(sample / 3)) : sample
        const yes = Array.from({ length: relevant }, () => chance.below(100) < good).filter(Boolean).length
        return { ref: keyQuestion.ref, yes, relevant }
      }),
    judgements: standardsInOrder(framework)
      .filter(({ judged }) => judged === 'qualitative')
      .map(({ ref }) => ({ ref, rating: framework.ratings[chance.below(4)]!.label })),
    cases: { court, outOfCourt, ...(framework.caseKinds.length > 2 ? { resettlement: 2 } : {}) },
  })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  return {
    framework,
    results: checked.results,
    rated: rate(framework, checked.results),
    prompts: inventPrompts(chance, framework, checked.results, { court, outOfCourt }, good),
    court,
    outOfCourt,
  }
}

/** A prompt applies to no more cases than its question, and some to few. */
function inventPrompts(
  chance: Stream,
  framework: Framework,
  results: Results,
  sizes: { court: number; outOfCourt: number },
  good: number,
): PromptCount[] {
  return keyQuestionsInOrder(framework).flatMap(({ keyQuestion, standard }) => {
    const question = results.keyQuestions.find(({ ref }) => ref === keyQuestion.ref)
    if (standard.judged !== 'from-cases' || question?.relevant === undefined) return []
    const all = question.relevant
    const sample = standard.caseKind === 'court' ? sizes.court : sizes.outOfCourt
    return keyQuestion.prompts.map((prompt) => {
      const relevant = chance.below(2) === 0 ? all : all - chance.below(Math.ceil(all / 2) + 1)
      const yes = Array.from({ length: relevant }, () => chance.below(100) < good).filter(Boolean).length
      const counts = { yes, relevant, sample }
      return countedPrompt(framework, keyQuestion.ref, prompt, promptRef(keyQuestion, prompt), counts)
    })
  })
}
