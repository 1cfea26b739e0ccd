/**
 * Four published inspections under other rules, from their printed counts: what each would have scored, by the rules
 * that ship in rules/. Every value was worked out apart from this program.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { carriedShape } from '../published/carried-figures.ts'
import { resultsOfCarried } from '../published/rerate.ts'
import { checkRules } from './check-rules.ts'
import type { Inspected } from './inspected.ts'
import type { Rules } from './rules.ts'
import { simulate } from './simulate.ts'

const root = join(import.meta.dirname, '../../..')
const frameworks = ['hmip-youth-2018', 'hmip-youth-2021'].map(shippedFramework)

const inspections = ['luton-2020', 'wolverhampton-2022', 'kirklees-2021', 'hartlepool-2020'].map(
  (slug): Inspected => {
    const raw = JSON.parse(readFileSync(join(root, `demonstration/published/${slug}.json`), 'utf8'))
    const framework = shippedFramework(raw.framework)
    const read = resultsOfCarried(framework, carriedShape.parse(raw))
    if ('faults' in read) throw new Error(read.faults.join('\n'))
    return { id: slug, name: raw.service, framework, results: read.results }
  },
)

const shipped = (name: string): Rules => {
  const checked = checkRules(frameworks, parse(readFileSync(join(root, `rules/${name}.yaml`), 'utf8')))
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  return checked.rules
}

const under = (rules: Rules) => simulate(rules, inspections, frameworks).inspections

const range = (found: { lowest: number | string; highest: number | string } | null): string =>
  found === null
    ? 'none'
    : found.lowest === found.highest
      ? `${found.lowest}`
      : `${found.lowest}–${found.highest}`

const [I, R, G, O] = ['Inadequate', 'Requires improvement', 'Good', 'Outstanding']

/** In the order Luton, Wolverhampton, Kirklees, Hartlepool. */
const table: [string, [string, string][]][] = [
  [
    'exact-banding',
    [
      ['14', R],
      ['26', G],
      ['8', R],
      ['26', G],
    ],
  ],
  [
    'boundaries-five-higher',
    [
      ['12', R],
      ['24', G],
      ['6', I],
      ['24', G],
    ],
  ],
  [
    'boundaries-five-lower',
    [
      ['17', R],
      ['30', G],
      ['9', R],
      ['28', G],
    ],
  ],
  [
    'mean-of-key-questions',
    [
      ['21', G],
      ['31', O],
      ['12', R],
      ['28', G],
    ],
  ],
  [
    'middle-key-question',
    [
      ['21', G],
      ['31', O],
      ['13', R],
      ['27', G],
    ],
  ],
  [
    'desistance-only',
    [
      ['30', G],
      ['34', O],
      ['19', G],
      ['29', G],
    ],
  ],
  [
    'desistance-only-out-of-court',
    [
      ['22', G],
      ['28', G],
      ['14', R],
      ['26', G],
    ],
  ],
  [
    'desistance-first-out-of-court',
    [
      ['19', G],
      ['26', G],
      ['11', R],
      ['26', G],
    ],
  ],
  [
    'whole-sample-out-of-court',
    [
      ['13–16', R],
      ['26', G],
      ['8–11', R],
      ['25–26', G],
    ],
  ],
  [
    'whole-sample-and-new-standard',
    [
      ['12–18', R],
      ['26', G],
      ['8–14', R],
      ['22–26', G],
    ],
  ],
] as [string, [string, string][]][]

describe('the four published inspections under other rules', () => {
  it('score 16, 28, 8 and 26 on record, and 14, 26, 8 and 26 without their panels', () => {
    const all = under(shipped('exact-banding'))
    expect(all.map(({ onRecord }) => [onRecord.score, onRecord.overall])).toEqual([
      [16, R],
      [28, G],
      [8, R],
      [26, G],
    ])
    expect(all.map(({ before }) => [range(before.score), range(before.overall)])).toEqual([
      ['14', R],
      ['26', G],
      ['8', R],
      ['26', G],
    ])
    expect(all.map(({ setAside }) => setAside)).toEqual([['2.1', '3.3'], ['2.1', '2.4'], [], []])
  })

  it.each(table)('%s', (name, expected) => {
    expect(under(shipped(name)).map(({ after }) => [range(after.score), range(after.overall)])).toEqual(
      expected,
    )
  })

  it('changes no standard where the exact share decides', () => {
    for (const { before, after } of under(shipped('exact-banding')))
      expect(after.standards).toEqual(before.standards)
  })

  it('bounds each question and standard of the whole sample', () => {
    const found = under(shipped('whole-sample-out-of-court'))
    const question = (at: number, ref: string) => {
      const one = found[at]!.after.standards.flatMap(({ questions }) => questions).find((q) => q.ref === ref)!
      return `${one.lowest}–${one.highest}`
    }
    const standard = (at: number, ref: string) =>
      range(found[at]!.after.standards.find((one) => one.ref === ref)! as { lowest: string; highest: string })
    const [luton, kirklees, hartlepool] = [0, 2, 3]
    expect(standard(kirklees, '3.1')).toBe(R)
    expect(['3.2.2', '3.2.3', '3.3.2', '3.3.3'].map((ref) => question(kirklees, ref))).toEqual([
      '27–80',
      '7–53',
      '27–80',
      '20–67',
    ])
    expect(['3.2', '3.3'].map((ref) => standard(kirklees, ref))).toEqual([`${I}–${R}`, `${I}–${G}`])
    expect(['3.2.2', '3.2.3', '3.3.2', '3.3.3'].map((ref) => question(luton, ref))).toEqual([
      '40–53',
      '27–67',
      '53–67',
      '40–80',
    ])
    expect(['3.2', '3.3'].map((ref) => standard(luton, ref))).toEqual([`${I}–${R}`, `${I}–${G}`])
    expect(['3.2.3', '3.3.3'].map((ref) => question(hartlepool, ref))).toEqual(['75–100', '75–100'])
    expect(standard(hartlepool, '3.2')).toBe(`${G}–${O}`)
  })

  it('counts how many standards go from each rating to each other one', () => {
    const { standards, overall } = simulate(shipped('boundaries-five-higher'), inspections, frameworks)
    expect(standards.ratings).toEqual([I, R, G, O])
    expect(standards.counts.flat().reduce((sum, count) => sum + count)).toBe(49)
    const down = (from: number, to: number) => standards.counts[from]![to]!
    // 50, 53 and 53 per cent; 69, 67, 67 and 69; 82.
    expect([down(1, 0), down(2, 1), down(3, 2)]).toEqual([3, 4, 1])
    expect(overall.counts).toEqual([
      [0, 0, 0, 0],
      [1, 1, 0, 0],
      [0, 0, 2, 0],
      [0, 0, 0, 0],
    ])
    const unsure = simulate(shipped('whole-sample-out-of-court'), inspections, frameworks)
    expect(unsure.standards.notKnown.reduce((sum, count) => sum + count)).toBe(5)
  })

  it('the other way, sub-samples of an inspection without them, gives bounds that a number left out narrows', () => {
    const wolverhampton = inspections[1]!
    const [open] = simulate(shipped('sub-samples-of-2018'), [wolverhampton], frameworks).inspections
    const question = (one: typeof open, ref: string) =>
      one!.after.standards.flatMap(({ questions }) => questions).find((q) => q.ref === ref)
    // Of 11 of 13 sufficient the two that are not may be all that count, or none of them.
    expect(question(open, '3.2.2')).toMatchObject({ lowest: 0, highest: 100 })
    expect(question(open, '3.2.1')).toMatchObject({ lowest: 100, highest: 100 })
    const rules = {
      ...shipped('sub-samples-of-2018'),
      cases: { subSamplesOf: 'hmip-youth-2018', leftOut: { outOfCourt: 3 } },
    }
    const [three] = simulate(rules, [wolverhampton], frameworks).inspections
    expect(question(three, '3.2.2')).toMatchObject({ lowest: 80, highest: 100 })
    expect(question(three, '3.2.3')).toMatchObject({ lowest: 60, highest: 90 })
  })

  it('the standards of 2021 leave what was never asked within bounds', () => {
    const [luton, wolverhampton] = under(shipped('standards-of-2021'))
    const of = (ref: string) => luton!.after.standards.find((one) => one.ref === ref)!
    expect(of('3.4')).toMatchObject({
      id: 'out-of-court-policy',
      lowest: I,
      highest: O,
      why: 'not-inspected',
    })
    expect(of('4.1')).toMatchObject({ countsToScore: false, why: 'not-inspected' })
    expect(of('1.2')).toMatchObject({ lowest: G, highest: G })
    expect(of('2.1')).toMatchObject({ lowest: R, highest: R })
    // 12 of 19 and 2 not asked.
    expect(of('2.2').questions[1]).toMatchObject({ lowest: 57, highest: 67, unasked: 2 })
    expect(wolverhampton!.after.standards).toEqual(wolverhampton!.before.standards)
  })

  it('an assumed share of the answers nobody has lies within the bounds', () => {
    for (const unaskedSufficient of [0, 50, 100]) {
      for (const one of under({ ...shipped('whole-sample-out-of-court'), unaskedSufficient })) {
        const { after, assumed } = one
        expect(assumed!.score!.lowest).toBe(assumed!.score!.highest)
        expect(assumed!.score!.lowest).toBeGreaterThanOrEqual(after.score!.lowest)
        expect(assumed!.score!.highest).toBeLessThanOrEqual(after.score!.highest)
        if (unaskedSufficient === 0) expect(assumed!.score!.lowest).toBe(after.score!.lowest)
        if (unaskedSufficient === 100) expect(assumed!.score!.highest).toBe(after.score!.highest)
      }
    }
  })

  it('every shipped file of rules is sound and rates every inspection', () => {
    const names = readdirSync(join(root, 'rules')).filter((name) => name.endsWith('.yaml'))
    expect(names.length).toBeGreaterThanOrEqual(table.length)
    for (const name of names)
      for (const { after } of under(shipped(name.replace('.yaml', '')))) expect(after.score).not.toBeNull()
  })
})
