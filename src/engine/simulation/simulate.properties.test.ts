/** What must hold for any cases, answers and rules. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { planFor } from '../casework/plan.ts'
import { codesOfFact, ratingByName, standardsInOrder } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import { checkResults } from '../rating/check-results.ts'
import { rate } from '../rating/rate.ts'
import { type AssessedCase, resultsFromTally, tally } from '../rating/tally.ts'
import type { Inspected } from './inspected.ts'
import { simulate } from './simulate.ts'

const [before, after] = [shippedFramework('hmip-youth-2018'), shippedFramework('hmip-youth-2021')]
const frameworks = [before, after]

/** Cases with every fact known and every key question of 2021 answered, so that both frameworks can count them. */
const casesOf = (kind: 'court' | 'out-of-court', facts: 'all' | 'some'): fc.Arbitrary<AssessedCase[]> => {
  const value = (framework: Framework) =>
    Object.fromEntries(
      planFor(framework, kind).facts.map(({ fact }) => {
        const values =
          fact.kind === 'yes-no' ? ['yes', 'no'] : codesOfFact(framework, fact, kind).map(({ code }) => code)
        return [fact.id, fc.constantFrom(...values, ...(facts === 'some' ? [undefined] : []))]
      }),
    )
  const questions = planFor(after, kind).questions.map(({ keyQuestion }) => keyQuestion.id)
  return fc.array(
    fc.record({
      kind: fc.constant(kind),
      facts: fc.record({ ...value(after), ...value(before) }) as fc.Arbitrary<AssessedCase['facts']>,
      answers: fc.record(
        Object.fromEntries(
          questions.map((id) => [id, fc.constantFrom({ value: 'yes' as const }, { value: 'no' as const })]),
        ),
      ),
    }),
    { minLength: 1, maxLength: 12 },
  )
}

const bothKinds = (facts: 'all' | 'some') =>
  fc.tuple(casesOf('court', facts), casesOf('out-of-court', facts)).map((lists) => lists.flat())

function inspectedAs(framework: Framework, cases: AssessedCase[], withCases: boolean): Inspected {
  const checked = checkResults(framework, {
    framework: framework.id,
    ...resultsFromTally(framework, tally(framework, cases)),
    judgements: standardsInOrder(framework)
      .filter((one) => one.judged === 'qualitative' && one.countsToScore)
      .map(({ ref }) => ({ ref, rating: 'Good' })),
  })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  return {
    id: 'x',
    name: 'X',
    framework,
    results: checked.results,
    cases: withCases ? cases : undefined,
  }
}

const score = (framework: Framework, label: string | null): number =>
  label === null ? -1 : ratingByName(framework, label)!.score

const runs = { numRuns: 60 }

describe('a simulation', () => {
  it.each(frameworks)('by the rules of $id itself comes to the ratings of $id', (framework) => {
    fc.assert(
      fc.property(bothKinds('some'), fc.boolean(), (cases, withCases) => {
        const inspected = inspectedAs(framework, cases, withCases)
        const rated = rate(framework, inspected.results)
        const [one] = simulate({ title: 'T', framework: framework.id }, [inspected], frameworks).inspections
        for (const side of [one!.before, one!.after]) {
          expect(side.standards.map(({ ref, lowest, highest }) => [ref, lowest, highest])).toEqual(
            rated.standards.map(({ ref, computed }) => [ref, computed, computed]),
          )
          expect(side.score?.lowest ?? null).toBe(rated.score)
          expect(side.overall?.highest ?? null).toBe(rated.overall)
        }
      }),
      runs,
    )
  })

  it('from cases lies within the bounds that their counts alone would give', () => {
    fc.assert(
      fc.property(bothKinds('all'), (cases) => {
        const rules = { title: 'T', cases: { subSamplesOf: before.id } }
        const exact = simulate(rules, [inspectedAs(after, cases, true)], frameworks).inspections[0]!.after
        const bounds = simulate(rules, [inspectedAs(after, cases, false)], frameworks).inspections[0]!.after
        exact.standards.forEach((one, at) => {
          // Every fact is known, so cases leave nothing open.
          expect(one.lowest).toBe(one.highest)
          const around = bounds.standards[at]!
          if (one.lowest === null) return
          expect(score(after, one.lowest)).toBeGreaterThanOrEqual(score(after, around.lowest))
          expect(score(after, one.highest)).toBeLessThanOrEqual(score(after, around.highest))
        })
        // What the 2018 standards would have made of the same cases, where the two ask the same.
        const rated = rate(before, inspectedAs(before, cases, false).results)
        for (const { id, ref, lowest } of exact.standards) {
          if (!standardsInOrder(before).some((one) => one.id === id)) continue
          expect(lowest).toBe(rated.standards.find((one) => one.ref === ref)!.computed)
        }
      }),
      runs,
    )
  })

  it('of the whole sample has the answers that were never asked within its bounds', () => {
    fc.assert(
      fc.property(bothKinds('all'), fc.boolean(), (cases, withCases) => {
        const truth = rate(after, inspectedAs(after, cases, false).results)
        const asked = inspectedAs(before, cases, withCases)
        const [one] = simulate({ title: 'T', framework: after.id }, [asked], frameworks).inspections
        for (const { ref, lowest, highest } of one!.after.standards.filter(({ ref: r }) =>
          /^[23]\.[123]/.test(r),
        )) {
          const real = score(after, truth.standards.find((standard) => standard.ref === ref)!.computed)
          expect(score(after, lowest)).toBeLessThanOrEqual(real)
          expect(score(after, highest)).toBeGreaterThanOrEqual(real)
        }
      }),
      runs,
    )
  })

  it('never raises a rating by higher boundaries', () => {
    fc.assert(
      fc.property(bothKinds('some'), fc.integer({ min: 1, max: 19 }), (cases, up) => {
        const boundaries = { 'requires-improvement': 50 + up, good: 65 + up, outstanding: 80 + up }
        const [one] = simulate(
          { title: 'T', boundaries },
          [inspectedAs(before, cases, false)],
          frameworks,
        ).inspections
        one!.after.standards.forEach((standard, at) => {
          expect(score(before, standard.highest)).toBeLessThanOrEqual(
            score(before, one!.before.standards[at]!.lowest),
          )
        })
      }),
      runs,
    )
  })
})
