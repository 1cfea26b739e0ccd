import { describe, expect, test } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { keyQuestionsInOrder, standardByRef, standardsInOrder } from '../../framework/find.ts'
import { checkResults } from '../../rating/check-results.ts'
import { rate } from '../../rating/rate.ts'
import { sectionOfStandard } from '../sections.ts'
import { checkClaims } from './check-claims.ts'
import { figuresOfResult } from './figures.ts'
import { passagesOfSection } from './passage.ts'

const framework = shippedFramework('hmip-youth-2018')

/** Northmere: 22 court cases, 15 out-of-court cases; what is not named here was done in every case that counts. */
const counts: Record<string, [yes: number, relevant: number]> = {
  '2.1.1': [16, 22],
  '2.1.2': [11, 22],
  '2.1.3': [13, 22],
  '2.2.1': [18, 22],
  '2.2.2': [12, 19],
  '2.2.3': [8, 18],
  '2.3.2': [18, 19],
  '2.4.2': [15, 17],
  '3.2.3': [2, 3],
}
const checked = checkResults(framework, {
  framework: framework.id,
  keyQuestions: keyQuestionsInOrder(framework)
    .filter(({ standard }) => standard.judged === 'from-cases')
    .map(({ keyQuestion: { ref }, standard }) => {
      const all = standard.caseKind === 'court' ? 22 : 15
      const [yes, relevant] = counts[ref] ?? [all, all]
      return { ref, yes, relevant }
    }),
  judgements: standardsInOrder(framework)
    .filter(({ judged }) => judged === 'qualitative')
    .map(({ ref }) => ({ ref, rating: 'Good' })),
  cases: { court: 22, outOfCourt: 15 },
})
if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
const figures = figuresOfResult(framework, checked.results, rate(framework, checked.results))

const check = (ref: string | null, text: string) => {
  const section = ref === null ? 'executive-summary' : sectionOfStandard(standardByRef(framework, ref)!.id)
  return checkClaims(figures, passagesOfSection(framework, section, text))
}

describe('true sentences stay quiet', () => {
  test.each([
    ['2.2', 'Planning to keep the child safe was sufficient in 12 of 19 cases.'],
    [
      '2.2',
      'Planning kept the child safe in twelve of the 19 relevant cases, and other people safe in 8 of 18.',
    ],
    ['2.2', 'Planning to keep the child safe was sufficient in 63 per cent of cases.'],
    ['2.2', 'Planning to keep the child safe was not sufficient in 7 of the 19 relevant cases.'],
    ['2.2', 'In 12 of 19 cases, planning was sufficient to keep the child safe.'],
    ['2.2', 'Planning to support desistance was done well in a large majority of cases.'],
    ['2.2', 'Planning to keep other people safe was sufficient in just under half of cases.'],
    ['2.2', 'Planning to keep other people safe was insufficient in over half of cases.'],
    ['2.2', 'Question 2.2.3 was answered yes in 8 of 18 cases (44 per cent).'],
    ['2.1', 'Assessment to keep the child safe was sufficient in exactly half of cases.'],
    ['2.1', 'Assessment to support desistance was sufficient in a reasonable majority of cases.'],
    ['2.1', 'Assessment met all our standards in half of the cases.'],
    ['2.3', 'Delivery kept the child safe in all but one case.'],
    ['2.3', 'Delivery supported desistance in every case.'],
    [
      '2.4',
      'Reviewing to keep the child safe was sufficient in 15 out of 17 cases, a large majority of cases.',
    ],
    ['3.2', 'Planning to keep other people safe was sufficient in two-thirds of cases.'],
    ['2.2', 'Planning was rated as ‘Inadequate’.'],
    [null, 'Overall, Northmere is rated as: ‘Good’.'],
    // What is no share of these cases.
    ['2.2', 'Plans were written within 15 of the 20 days allowed.'],
    [
      '2.2',
      'In our survey 9 of 10 staff said that planning keeps the child safe, and 85 per cent felt heard.',
    ],
    ['2.2', 'Children scored the planning that keeps them safe 8 out of 10.'],
    ['2.2', 'Planning involved schools in 3 of 11 cases.'],
    ['2.2', 'Planning used a form that helps to keep the child safe; victims were asked in 4 of 9 cases.'],
    ['1.2', 'All but one of the 14 posts were filled, and 71 per cent of staff had supervision each month.'],
    [null, 'The number of first-time entrants fell by 12 per cent; one in five children lives in poverty.'],
    ['2.1', 'Planning to keep the child safe was sufficient in 3 of 19 cases.'],
  ])('%s: %s', (ref, text) => {
    expect(check(ref, text)).toEqual([])
  })
})

describe('false sentences are found', () => {
  test.each([
    [
      '2.2',
      'Planning to keep the child safe was sufficient in 13 of 19 cases.',
      '2.2.2',
      '13 of 19',
      '12 of 19 (63%)',
    ],
    [
      '2.2',
      'Planning to keep the child safe was sufficient in 12 of 22 cases.',
      '2.2.2',
      '12 of 22',
      '12 of 19 (63%)',
    ],
    [
      '2.2',
      'Planning to keep the child safe was sufficient in 64 per cent of cases.',
      '2.2.2',
      '64 per cent',
      '12 of 19 (63%)',
    ],
    [
      '2.2',
      'Planning to keep other people safe was sufficient in over half of cases.',
      '2.2.3',
      'over half',
      '8 of 18 (44%)',
    ],
    [
      '2.2',
      'Planning kept the child safe in twelve of the 19 relevant cases, and other people safe in 9 of 18.',
      '2.2.3',
      '9 of 18',
      '8 of 18 (44%)',
    ],
    [
      '2.1',
      'Over 50 per cent of cases met all our standards for assessment.',
      '2.1.2',
      'Over 50 per cent',
      '11 of 22 (50%)',
    ],
    [
      '2.1',
      'Assessment to support desistance was sufficient in a large majority of cases.',
      '2.1.1',
      'a large majority',
      '16 of 22 (73%)',
    ],
    [
      '2.3',
      'Delivery kept the child safe in all but two cases.',
      '2.3.2',
      'all but two cases',
      '18 of 19 (95%)',
    ],
    ['2.3', 'Delivery supported desistance in almost all cases.', '2.3.1', 'almost all', '22 of 22 (100%)'],
    [
      '2.4',
      'Reviewing to keep the child safe was sufficient in three-quarters of cases.',
      '2.4.2',
      'three-quarters',
      '15 of 17 (88%)',
    ],
    [
      '3.2',
      'Planning to keep other people safe was not sufficient in two-thirds of cases.',
      '3.2.3',
      'two-thirds',
      '2 of 3 (67%)',
    ],
    ['2.2', 'Planning was rated as ‘Good’.', '2.2', 'Good', 'Inadequate'],
    [null, 'Overall, Northmere is rated as: ‘Outstanding’.', null, 'Outstanding', 'Good'],
  ])('%s: %s', (ref, text, about, printed, elsewhere) => {
    expect(check(ref, text)).toMatchObject([{ ref: about, printed, elsewhere }])
  })

  test('each with the letters in which the claim stands', () => {
    const text = 'A first paragraph.\n\nPlanning did enough to keep the child safe in 13 of 19 cases.'
    const [found] = check('2.2', text)
    expect(found).toMatchObject({ block: 1, kind: 'share-differs', severity: 'error' })
    expect(text.slice(found!.from, found!.to)).toBe('13 of 19')
  })
})
