/** What must hold for any cases and any answers, under each framework that ships. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { planFor } from '../casework/plan.ts'
import { codesOfFact, keyQuestionsInOrder, ratingByName, standardsInOrder } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import { checkResults } from './check-results.ts'
import { rate } from './rate.ts'
import type { Rated } from './rated.ts'
import { type AssessedCase, resultsFromTally, tally } from './tally.ts'

type Count = { ref: string; yes: number; relevant: number }

const rateRaw = (framework: Framework, raw: object): Rated => {
  const checked = checkResults(framework, { framework: framework.id, ...raw })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults, null, 1))
  return rate(framework, checked.results)
}

const countsFor = (framework: Framework): fc.Arbitrary<Count[]> =>
  fc.tuple(
    ...keyQuestionsInOrder(framework)
      .filter(({ standard }) => standard.judged === 'from-cases')
      .map(({ keyQuestion: { ref } }) =>
        fc.nat(60).chain((relevant) => fc.nat(relevant).map((yes): Count => ({ ref, yes, relevant }))),
      ),
  )

const judgementsFor = (framework: Framework) =>
  fc.tuple(
    ...standardsInOrder(framework)
      .filter((standard) => standard.judged === 'qualitative')
      .map(({ ref }) =>
        fc
          .constantFrom(...framework.ratings.map((rating) => rating.label))
          .map((rating) => ({ ref, rating })),
      ),
  )

const scoreOf = (framework: Framework, label: string | null): number =>
  label === null ? -1 : ratingByName(framework, label)!.score

const casesFor = (framework: Framework): fc.Arbitrary<AssessedCase[]> => {
  const oneOfKind = (kind: string) =>
    fc.record({
      kind: fc.constant(kind),
      facts: fc.record(
        Object.fromEntries(
          planFor(framework, kind).facts.map(({ fact }) => {
            const values =
              fact.kind === 'yes-no' ? ['yes', 'no'] : codesOfFact(framework, fact, kind).map((c) => c.code)
            return [fact.id, fc.constantFrom(undefined, ...values)]
          }),
        ),
      ),
      answers: fc.record(
        Object.fromEntries(
          planFor(framework, kind).questions.flatMap(({ keyQuestion }) =>
            [keyQuestion, ...keyQuestion.prompts].map(({ id }) => [
              id,
              fc.constantFrom(
                undefined,
                { value: 'yes' as const },
                { value: 'no' as const },
                { value: 'not-applicable' as const },
              ),
            ]),
          ),
        ),
      ),
    })
  return fc.array(fc.constantFrom(...framework.caseKinds.map((kind) => kind.id)).chain(oneOfKind), {
    maxLength: 8,
  })
}

describe.each(['hmip-youth-2018', 'hmip-youth-2021'])('any inspection under %s', (id) => {
  const framework = shippedFramework(id)
  const anything = fc.record({ keyQuestions: countsFor(framework), judgements: judgementsFor(framework) })

  it('the order of the cases never matters', () => {
    const shuffled = casesFor(framework).chain((cases) =>
      fc.tuple(fc.constant(cases), fc.shuffledSubarray(cases, { minLength: cases.length })),
    )
    fc.assert(
      fc.property(shuffled, ([cases, other]) => {
        expect(tally(framework, other)).toEqual(tally(framework, cases))
      }),
      { numRuns: 60 },
    )
  })

  it('every case is in exactly one column of each count', () => {
    fc.assert(
      fc.property(casesFor(framework), (cases) => {
        const { keyQuestions, prompts } = tally(framework, cases)
        for (const count of [...keyQuestions, ...prompts]) {
          const { yes, no, relevant, notApplicable, undecided, missing, sample } = count
          expect(yes + no).toBe(relevant)
          expect(relevant + notApplicable + undecided + missing).toBe(sample)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('what is counted can always be rated', () => {
    fc.assert(
      fc.property(casesFor(framework), (cases) => {
        const rated = rateRaw(framework, resultsFromTally(framework, tally(framework, cases)))
        expect(rated.overall).toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  it('one more yes in place of a no never lowers any rating', () => {
    fc.assert(
      fc.property(anything, fc.nat(), (given, pick) => {
        const improvable = given.keyQuestions.filter(({ yes, relevant }) => yes < relevant)
        fc.pre(improvable.length > 0)
        const chosen = improvable[pick % improvable.length]!
        const better = given.keyQuestions.map((one) => (one === chosen ? { ...one, yes: one.yes + 1 } : one))
        const [before, after] = [
          rateRaw(framework, given),
          rateRaw(framework, { ...given, keyQuestions: better }),
        ]
        before.standards.forEach((standard, index) => {
          expect(scoreOf(framework, after.standards[index]!.rating)).toBeGreaterThanOrEqual(
            scoreOf(framework, standard.rating),
          )
        })
        expect(scoreOf(framework, after.overall)).toBeGreaterThanOrEqual(scoreOf(framework, before.overall))
      }),
    )
  })

  it('the total is the sum of the standards that count, and there is none before all are rated', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const rated = rateRaw(framework, given)
        const counting = rated.standards.filter((one) => one.countsToScore)
        const complete = counting.every((one) => one.rating !== null)
        const sum = counting.reduce((total, one) => total + (one.score ?? 0), 0)
        expect(rated.score).toBe(complete ? sum : null)
        expect(rated.overall === null).toBe(!complete)
      }),
    )
  })

  it('a band always contains its percentage', () => {
    fc.assert(
      fc.property(anything, (given) => {
        for (const { percent, band, relevant } of rateRaw(framework, given).keyQuestions) {
          const rating = band && ratingByName(framework, band)!.id
          const { from, to } = framework.keyQuestionBands.bands.find((one) => one.rating === rating) ?? {
            from: 1,
            to: 0,
          }
          expect(
            relevant === 0 ? percent === null && band === null : from <= percent! && percent! <= to,
          ).toBe(true)
        }
      }),
    )
  })

  it('a standard is never better than any of its key questions', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const rated = rateRaw(framework, given)
        for (const { ref, computed, lowest } of rated.standards.filter((one) => one.lowest)) {
          const own = rated.keyQuestions.filter(
            (one) => one.ref.startsWith(`${ref}.`) && one.percent !== null,
          )
          expect(lowest!.percent).toBe(Math.min(...own.map((one) => one.percent!)))
          for (const { band } of own)
            expect(scoreOf(framework, computed)).toBeLessThanOrEqual(scoreOf(framework, band))
        }
      }),
    )
  })

  it('the trace ends in the result, and each of its results stands in the output', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { trace, overall, standards, keyQuestions, score } = rateRaw(framework, given)
        expect(trace.at(-1)).toMatchObject({ step: 'overall', result: overall })
        for (const { step, ref, result } of trace) {
          if (step === 'lowest-key-question' || step === 'judgement')
            expect(standards.find((one) => one.ref === ref)?.computed).toBe(result)
          if (step === 'percentage') expect(keyQuestions.find((one) => one.ref === ref)?.percent).toBe(result)
          if (step === 'band') expect(keyQuestions.find((one) => one.ref === ref)?.band).toBe(result)
          if (step === 'total') expect(score).toBe(result)
        }
      }),
    )
  })
})
