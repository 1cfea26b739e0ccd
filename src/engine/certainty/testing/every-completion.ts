/**
 * For tests: every way in which a caseload can be completed, with its exact chance. Possible where the sampled cases
 * are of few types; it knows nothing of how the urn draws.
 */

import { betaBinomial } from '../beta-binomial.ts'
import { answer } from '../case-vectors.ts'
import type { Completion } from '../completion.ts'
import { sizesOf } from '../completion.ts'
import type { Judge } from '../judge.ts'
import { type Counts, caseTypes } from '../urn.ts'

/** Calls `each` with the members of each type and the chance of just these. */
function everySplit(
  rest: number,
  weights: readonly number[],
  each: (added: readonly number[], chance: number) => void,
): void {
  const added: number[] = []
  const go = (left: number, chance: number): void => {
    const place = added.length
    if (place === weights.length - 1) {
      each([...added, left], chance)
      return
    }
    const after = weights.slice(place + 1).reduce((sum, one) => sum + one, 0)
    // Types one after the other: each is beta-binomial among what is left.
    betaBinomial(left, weights[place]!, after).forEach((own, count) => {
      added.push(count)
      go(left - count, chance * own)
      added.pop()
    })
  }
  go(rest, 1)
}

function everyCaseload(
  cases: readonly Int8Array[],
  questions: number,
  rest: number,
  assumed: number,
): { counts: Counts; chance: number }[] {
  const { vectors, ofCase, allYes, allNo } = caseTypes(cases, questions)
  const before = vectors.map((_, type) => ofCase.filter((one) => one === type).length)
  const weights = before.map(
    (count, type) => count + (type === allYes ? assumed : 0) + (type === allNo ? assumed : 0),
  )
  const found: { counts: Counts; chance: number }[] = []
  everySplit(rest, weights, (added, chance) => {
    const counts = { yes: new Int32Array(questions), relevant: new Int32Array(questions) }
    vectors.forEach((vector, type) => {
      vector.forEach((one, question) => {
        const members = before[type]! + added[type]!
        if (one === answer.yes) counts.yes[question]! += members
        if (one !== answer.notRelevant) counts.relevant[question]! += members
      })
    })
    found.push({ counts, chance })
  })
  return found
}

/** Shows every possible caseload to every judge, weighed by its chance. */
export function everyCompletion(given: Omit<Completion, 'seed' | 'draws'>, judges: readonly Judge[]): void {
  const sizes = sizesOf(given)
  const kinds = given.samples.map(({ cases, questions }, at) =>
    cases.length === 0
      ? [
          {
            counts: { yes: new Int32Array(questions.length), relevant: new Int32Array(questions.length) },
            chance: 1,
          },
        ]
      : everyCaseload(cases, questions.length, sizes[at]! - cases.length, given.assumed),
  )
  const go = (counts: Counts[], chance: number): void => {
    const next = kinds[counts.length]
    if (!next) {
      for (const judge of judges) judge.see(counts, chance)
      return
    }
    for (const one of next) go([...counts, one.counts], chance * one.chance)
  }
  go([], 1)
}
