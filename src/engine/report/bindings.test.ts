import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { standardsInOrder } from '../framework/find.ts'
import { checkResults } from '../rating/check-results.ts'
import { rate } from '../rating/rate.ts'
import { bindingFaults, bound, fillBindings } from './bindings.ts'
import { figureForms } from './bound-figure.ts'
import { composeReport } from './compose.ts'
import { shareInWords } from './fractions.ts'
import { gapsOf } from './gaps.ts'
import type { ReportMaterial } from './material.ts'

const framework = shippedFramework('hmip-youth-2018')

/** The same counts for every key question of the cases, but for those given by reference. */
function material(yes: number, cases: number, others: Record<string, [number, number]> = {}): ReportMaterial {
  const checked = checkResults(framework, {
    framework: framework.id,
    keyQuestions: standardsInOrder(framework)
      .filter(({ judged }) => judged === 'from-cases')
      .flatMap(({ keyQuestions }) => keyQuestions)
      .map(({ ref }) => ({
        ref,
        yes: others[ref]?.[0] ?? yes,
        relevant: others[ref]?.[1] ?? cases,
      })),
    judgements: standardsInOrder(framework)
      .filter(({ judged }) => judged === 'qualitative')
      .map(({ ref }) => ({ ref, rating: 'Good' })),
    cases: { court: cases, outOfCourt: cases },
    caseload: { court: cases + 3, outOfCourt: cases + 5 },
  })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  return {
    inspection: { service: 'Northmere', area: 'North', fieldwork: null },
    framework,
    figures: { version: 1, digest: 'd', results: checked.results, rated: rate(framework, checked.results) },
    sections: {},
    recommendations: [],
    samples: [],
    caseManagerInterviews: 7,
  }
}

describe('a binding gives', () => {
  test.each([
    ['{2.1.1}', '73 per cent of cases'],
    ['{2.1.1 count}', '16 of 22'],
    ['{2.1.1 yes}', '16'],
    ['{2.1.1 of}', '22'],
    ['{2.1.1 percent}', '73 per cent'],
    ['{ 2.1.1  Words }', 'just under three-quarters of the cases'],
    ['{2.1.1 band}', 'a reasonable majority of cases'],
    ['{2.1.2 band}', 'too few cases'],
    ['{rating 1.1}', 'Good'],
    ['{rating 2.1}', 'Requires improvement'],
    ['{rating overall}', 'Good'],
    ['{score}', '23'],
    ['{score highest}', '36'],
    ['{sample out-of-court}', '22'],
    ['{sample out of court}', '22'],
    ['{caseload court}', '25'],
    ['{service}', 'Northmere'],
  ])('%s: %s', (binding, text) =>
    expect(fillBindings(material(16, 22, { '2.1.2': [12, 22] }), `In ${binding}.`)).toBe(`In ${text}.`),
  )

  test('counts in small samples, as the house prints them', () => {
    const small = material(6, 9)
    expect(fillBindings(small, '{2.1.1}')).toBe('6 of 9 cases')
    expect(bound(small, '2.1.1 percent')).toMatchObject({ fault: expect.stringContaining('{2.1.1 count}') })
  })

  test('a prompt’s figure, where prompts were counted', () => {
    const prompt = { keyQuestion: '2.1.1', letter: 'a', yes: 11, of: 22, percent: 50 }
    const counted = { ...material(16, 22), prompts: [prompt as never] }
    expect(fillBindings(counted, '{2.1.1 a count}; {2.1.1 a words}')).toBe('11 of 22; half of the cases')
    expect(bound(material(16, 22), '2.1.1 a count')).toEqual({
      fault: 'The result holds no figure for 2.1.1 a',
    })
    expect(bound(counted, '2.1.1 z')).toEqual({ fault: 'Key question 2.1.1 has no prompt z' })
  })
})

describe('what cannot be filled', () => {
  const text =
    'Of {9.9.9 count}.\n\n- {2.1.1 cuont} and {1.1.1}\n- {3.4.2 count}\n{}, {rating 9.1}, {sample moon}, {x}'
  test('is told all together, each with its line', () => {
    const faults = bindingFaults(material(16, 22, { '3.4.2': [0, 0] }), text)
    expect(faults.map(({ line, binding, message }) => `${line} ${binding} ${message}`)).toEqual([
      `1 {9.9.9 count} There is no key question 9.9.9 in ${framework.title}`,
      '3 {2.1.1 cuont} “cuont” is no form of a figure. Write one of count, yes, of, percent, words, band, or nothing',
      '3 {1.1.1} 1.1.1 is judged on all the evidence, so it has no figure',
      '4 {3.4.2 count} 3.4.2 applied to no case, so there is no figure to print',
      '5 {} Nothing stands between the braces',
      '5 {rating 9.1} There is no standard “9.1”. Write for example {rating 2.1} or {rating overall}',
      '5 {sample moon} There is no kind of case “moon”. Write one of court, out-of-court',
      '5 {x} Unknown. Write a key question, such as {2.1.1 count}, or {rating 2.1}, {score} or {sample court}',
    ])
  })

  test('is not looked for in braces of another kind', () => {
    expect(bindingFaults(material(16, 22), 'A set {a = b}, {{7*7}} and {“quoted”}.')).toEqual([])
    expect(fillBindings(material(16, 22), '{{7*7}}')).toBe('{{7*7}}')
  })

  test('stays in sight, and keeps the report from being approved', () => {
    const given = { ...material(16, 22), sections: { background: 'Of {9.9.9 count} cases.' } }
    expect(JSON.stringify(composeReport(given))).toContain('Of [9.9.9 count: not known] cases.')
    expect(gapsOf(given)).toContainEqual({
      section: 'background',
      message: `Background, line 1: {9.9.9 count} cannot be filled. There is no key question 9.9.9 in ${framework.title}`,
    })
  })
})

test('whatever the figures, a bound text says what they say', () => {
  const counts = fc
    .integer({ min: 1, max: 80 })
    .chain((of) => fc.record({ of: fc.constant(of), yes: fc.integer({ min: 0, max: of }) }))
  fc.assert(
    fc.property(counts, fc.constantFrom(undefined, ...figureForms), ({ yes, of }, form) => {
      const given = material(yes, of)
      const figure = given.figures.rated.keyQuestions.find(({ ref }) => ref === '2.1.1')!
      const value = bound(given, form ? `2.1.1 ${form}` : '2.1.1')
      const small = of <= framework.report.countsUpTo
      const text = 'text' in value ? value.text : ''
      const numbers = (text.match(/\d+/g) ?? []).map(Number)
      const word = framework.keyQuestionBands.bands.find(
        ({ rating }) => framework.ratings.find(({ id }) => id === rating)?.label === figure.band,
      )!.printedAs!
      if (form === 'percent' && small) expect(value).toHaveProperty('fault')
      else if (form === 'words') expect(text).toBe(shareInWords(yes, of))
      else if (form === 'band') expect(text).toContain(word)
      else if (form === 'yes') expect(numbers).toEqual([yes])
      else if (form === 'of') expect(numbers).toEqual([of])
      else expect(numbers).toEqual(form === 'count' || (!form && small) ? [yes, of] : [figure.percent])
    }),
    { numRuns: 150 },
  )
})
