/** What is bound is checked by the same checker as what is typed, and must be quiet: two readings of one figure. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { standardsInOrder } from '../framework/find.ts'
import { checkResults } from '../rating/check-results.ts'
import { rate } from '../rating/rate.ts'
import { fillBindings } from './bindings.ts'
import { checkClaims } from './claims/check-claims.ts'
import { figuresOfResult } from './claims/figures.ts'
import { passagesOfSection } from './claims/passage.ts'

const framework = shippedFramework('hmip-youth-2018')

function materialOf(yes: number, cases: number) {
  const checked = checkResults(framework, {
    framework: framework.id,
    keyQuestions: standardsInOrder(framework)
      .filter(({ judged }) => judged === 'from-cases')
      .flatMap(({ keyQuestions }) => keyQuestions.map(({ ref }) => ({ ref, yes, relevant: cases }))),
    judgements: standardsInOrder(framework)
      .filter(({ judged }) => judged === 'qualitative')
      .map(({ ref }) => ({ ref, rating: 'Good' })),
    cases: { court: cases, outOfCourt: cases },
  })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  const { results } = checked
  return {
    inspection: { service: 'Northmere', area: 'North', fieldwork: null },
    framework,
    figures: { version: 1, digest: 'd', results, rated: rate(framework, results) },
    sections: {},
    recommendations: [],
    samples: [],
    caseManagerInterviews: 7,
  }
}

test('whatever the figures, a bound claim agrees with the checker', () => {
  const counts = fc
    .integer({ min: 1, max: 60 })
    .chain((of) => fc.record({ of: fc.constant(of), yes: fc.integer({ min: 0, max: of }) }))
  const forms = fc.constantFrom('', ' count', ' words', ' band')
  fc.assert(
    fc.property(counts, forms, ({ yes, of }, form) => {
      const material = materialOf(yes, of)
      const text = fillBindings(
        material,
        `Planning to keep the child safe was sufficient in {2.2.2${form}}${form === ' count' ? ' cases' : ''}. Planning was rated {rating 2.2}.`,
      )
      const { results, rated } = material.figures
      const passages = passagesOfSection(framework, 'standard-court-planning', text)
      expect(checkClaims(figuresOfResult(framework, results, rated), passages), text).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test('and a typed one that differs does not', () => {
  const { figures } = materialOf(12, 22)
  const text = 'Planning to keep the child safe was sufficient in 13 of 22 cases.'
  const passages = passagesOfSection(framework, 'standard-court-planning', text)
  const known = figuresOfResult(framework, figures.results, figures.rated)
  expect(checkClaims(known, passages)).toHaveLength(1)
})
