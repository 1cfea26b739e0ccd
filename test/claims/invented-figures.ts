/** Results of inspections that nobody made: any sizes of sample, any answers. */
import { keyQuestionsInOrder, standardsInOrder } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import { rate } from '#engine/rating/rate.ts'
import type { Rated } from '#engine/rating/rated.ts'
import type { Results } from '#engine/rating/results.ts'
import type { Stream } from '#engine/sampling/stream.ts'

export type Invented = {
  framework: Framework
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
  return { framework, results: checked.results, rated: rate(framework, checked.results), court, outOfCourt }
}
