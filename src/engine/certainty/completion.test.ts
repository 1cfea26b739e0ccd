import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { ratingByName, standardByRef } from '../framework/find.ts'
import { bandsInOrder } from '../rating/band.ts'
import { bandProbability } from './band-probability.ts'
import { answer, type CaseVectors, questionsOf } from './case-vectors.ts'
import { type Completion, completeCaseload, ratingsOfCaseload, sizesOf } from './completion.ts'
import { countsOf, type Judge, type Ratings, ratingJudge } from './judge.ts'
import { everyCompletion } from './testing/every-completion.ts'

const framework = shippedFramework('hmip-youth-2018')
const published = JSON.parse(
  readFileSync(new URL('../../../demonstration/published/hartlepool-2020.json', import.meta.url), 'utf8'),
) as { standards: { ref: string; rating: string }[]; keyQuestions: { ref: string; counts: object }[] }
const domainOne = new Map(
  published.standards
    .filter(({ ref }) => ref.startsWith('1.'))
    .map(({ ref, rating }) => [standardByRef(framework, ref)!.id, ratingByName(framework, rating)!]),
)

/** "SSS SI-" and how many cases are like it. */
const vectors = (kind: string, ...rows: [string, number][]): CaseVectors => ({
  kind,
  questions: questionsOf(framework, kind),
  open: 0,
  cases: rows.flatMap(([row, times]) =>
    Array.from({ length: times }, () =>
      Int8Array.from(
        [...row.replaceAll(' ', '')].map((one) =>
          one === 'S' ? answer.yes : one === 'I' ? answer.no : answer.notRelevant,
        ),
      ),
    ),
  ),
})

/** Cases that fit every count Hartlepool's report prints; the real ones are not published. */
const court = vectors('court', ['SSS SSS --- SSS', 1], ['SSS SSS SSS SSS', 3], ['SSS SII SII III', 2])
const outOfCourt = vectors(
  'out-of-court',
  ['SSS SSS SSS SS', 1],
  ['SSS SSS SSS S-', 1],
  ['SSS SSS ISS S-', 1],
  ['SSS SS- SS- S-', 1],
)

type Sizes = { court: number; 'out-of-court': number }

function exactly(samples: CaseVectors[], caseload: Sizes, assumed: number): Ratings {
  const given = { samples, caseload, assumed }
  const judge = ratingJudge(framework, samples, sizesOf(given), domainOne)
  everyCompletion(given, [judge])
  return judge.ratings()
}
const drawn = (given: Partial<Completion> & { caseload: Sizes }): Ratings =>
  ratingsOfCaseload(
    framework,
    { samples: [court, outOfCourt], seed: 'hartlepool', draws: 10_000, assumed: 1, ...given },
    domainOne,
  )

const chancesOf = ({ standards }: Ratings, ref: string): number[] =>
  Object.values(standards.find((one) => one.ref === ref)!.times)
const toThree = (values: readonly number[]) => values.map((one) => Math.round(one * 1000) / 1000)
const mean = ({ total }: Ratings) => total!.times.reduce((sum, { points, times }) => sum + points * times, 0)
const chanceOf = ({ total }: Ratings, points: number) =>
  total!.times.find((one) => one.points === points)?.times ?? 0

const printedCaseload = { court: 7, 'out-of-court': 15 }

/** Inadequate, requires improvement, good, outstanding; with an assumed weight of 1, then of ½. */
const hartlepool: [ref: string, sample: string, number[], number[]][] = [
  ['2.1', 'outstanding', [0, 0, 0, 1], [0, 0, 0, 1]],
  ['2.2', 'good', [0, 0.375, 0.625, 0], [0, 0.357, 0.643, 0]],
  ['2.3', 'requires-improvement', [0, 0.5, 0.5, 0], [0, 0.5, 0.5, 0]],
  ['2.4', 'good', [0, 0.375, 0.625, 0], [0, 0.357, 0.643, 0]],
  ['3.1', 'outstanding', [0.013, 0.045, 0.124, 0.819], [0.006, 0.022, 0.065, 0.907]],
  ['3.2', 'outstanding', [0.026, 0.1, 0.185, 0.689], [0.013, 0.052, 0.108, 0.826]],
  ['3.3', 'good', [0.145, 0.213, 0.285, 0.357], [0.124, 0.18, 0.264, 0.432]],
  ['3.4', 'outstanding', [0.167, 0.168, 0.175, 0.49], [0.109, 0.114, 0.125, 0.652]],
]

describe('completing the caseload of Hartlepool', () => {
  it('rests on cases that fit every printed count', () => {
    const counts = [court, outOfCourt].flatMap((sample) => {
      const { yes, relevant } = countsOf(sample)
      return sample.questions.map(({ ref }, at) => ({ ref, yes: yes[at]!, relevant: relevant[at]! }))
    })
    for (const { ref, counts: printed } of published.keyQuestions)
      expect(counts.find((one) => one.ref === ref)).toMatchObject({ ref, ...pick(printed) })
  })

  it.each(hartlepool)('%s comes to the chances worked out by hand', (ref, sample, one, half) => {
    const ratings = exactly([court, outOfCourt], printedCaseload, 1)
    expect(ratings.standards.find((own) => own.ref === ref)).toMatchObject({ sample, fromCases: true })
    expect(toThree(chancesOf(ratings, ref))).toEqual(one)
    expect(toThree(chancesOf(exactly([court, outOfCourt], printedCaseload, 0.5), ref))).toEqual(half)
  })

  it('is much less certain of 26 points than of Good', () => {
    const one = exactly([court, outOfCourt], printedCaseload, 1)
    expect(one.total?.sample).toBe(26)
    expect(mean(one)).toBeCloseTo(23.879, 3)
    expect(chanceOf(one, 26)).toBeCloseTo(0.077, 3)
    expect(one.overall?.sample).toBe('good')
    expect(toThree(Object.values(one.overall!.times))).toEqual([0, 0.092, 0.908, 0])
    const half = exactly([court, outOfCourt], printedCaseload, 0.5)
    expect(mean(half)).toBeCloseTo(24.73, 3)
    expect(chanceOf(half, 26)).toBeCloseTo(0.09, 3)
    expect(toThree(Object.values(half.overall!.times))).toEqual([0, 0.049, 0.951, 0])
  })

  it.each([
    [8, 0.88],
    [10, 0.888],
  ])('with %i court cases in all Good has a chance of %d', (size, good) => {
    const { overall } = exactly([court, outOfCourt], { court: size, 'out-of-court': 15 }, 1)
    expect(overall!.times.good).toBeCloseTo(good, 3)
  })

  it('leaves no doubt where every case was assessed', () => {
    const ratings = drawn({ caseload: { court: 6, 'out-of-court': 4 }, draws: 100 })
    expect(ratings.total?.times).toEqual([{ points: 26, times: 100 }])
    for (const { sample, times } of ratings.standards) expect(times[sample!]).toBe(100)
  })

  it('depends on which cases failed, not on the counts alone', () => {
    const disjoint = vectors(
      'court',
      ['SSS SSS --- SSS', 1],
      ['SSS SSS SSS SSS', 1],
      ['SSS SIS SIS ISS', 2],
      ['SSS SSI SSI SII', 2],
    )
    const apart = exactly([disjoint, outOfCourt], printedCaseload, 1)
    expect(chancesOf(apart, '2.2')[2]).toBeCloseTo(0.375, 12)
    const { yes } = countsOf(disjoint)
    expect([...yes].slice(3, 6)).toEqual([...countsOf(court).yes].slice(3, 6))
  })

  it('takes standards that do not come from cases as they are given', () => {
    const ratings = drawn({ caseload: printedCaseload, draws: 50 })
    const own = ratings.standards.filter(({ ref }) => ref.startsWith('1.'))
    expect(own).toHaveLength(4)
    for (const { sample, times, fromCases } of own) {
      expect(fromCases).toBe(false)
      expect(times[sample!]).toBe(50)
    }
  })

  it('gives no total while a standard that counts has no rating', () => {
    const ratings = ratingsOfCaseload(
      framework,
      { samples: [court, outOfCourt], caseload: printedCaseload, seed: 'x', draws: 10, assumed: 1 },
      new Map([...domainOne].slice(1)),
    )
    expect(ratings).toMatchObject({ total: null, overall: null })
    expect(ratings.standards).toHaveLength(11)
  })
})

const pick = ({ yes, relevant }: { yes?: number; relevant?: number }) => ({ yes, relevant })

describe('seeded draws', () => {
  it('come close to the exact chances', () => {
    const ratings = drawn({ caseload: printedCaseload })
    for (const [ref, , expected] of hartlepool)
      chancesOf(ratings, ref).forEach((times, at) => {
        // Three standard errors of 10,000 draws are at most 1.5 points.
        expect(Math.abs(times / 10_000 - expected[at]!)).toBeLessThan(0.0155)
      })
    expect(Math.abs(mean(ratings) / 10_000 - 23.879)).toBeLessThan(0.06)
  })

  it('are the same for the same seed and others for another', () => {
    const some = { caseload: printedCaseload, draws: 500 }
    expect(drawn(some)).toEqual(drawn(some))
    expect(drawn({ ...some, seed: 'another' })).not.toEqual(drawn(some))
  })

  it('show every judge the same caseloads', () => {
    const seen: [string[], string[]] = [[], []]
    const judge = (to: string[]): Judge => ({
      see: (kinds) => to.push(kinds.map(({ yes }) => yes.join()).join('|')),
    })
    completeCaseload(
      { samples: [court, outOfCourt], caseload: printedCaseload, seed: 's', draws: 20, assumed: 1 },
      seen.map(judge),
    )
    expect(seen[0]).toHaveLength(20)
    expect(seen[0]).toEqual(seen[1])
  })
})

describe('the limit on the overall rating', () => {
  it('is applied last: one inadequate standard caps what the total would give', () => {
    const newer = shippedFramework('hmip-youth-2021')
    const [limit] = newer.limitingJudgements
    const best = newer.ratings.toSorted((a, b) => b.score - a.score)[0]!
    const judged = newer.domains
      .flatMap(({ standards }) => standards)
      .filter(({ judged }) => judged === 'qualitative')
    const all = newer.caseKinds.map(
      ({ id }): CaseVectors => ({
        kind: id,
        open: 0,
        questions: questionsOf(newer, id),
        cases: [new Int8Array(questionsOf(newer, id).length).fill(answer.yes)],
      }),
    )
    const rated = (limited: string) =>
      ratingsOfCaseload(
        newer,
        { samples: all, caseload: {}, seed: 's', draws: 5, assumed: 1 },
        new Map(judged.map(({ id }) => [id, id === limit!.standard ? ratingByName(newer, limited)! : best])),
      ).overall
    expect(rated(best.id)?.times[best.id]).toBe(5)
    expect(rated(limit!.rated)).toMatchObject({ sample: limit!.overallAtMost })
    expect(rated(limit!.rated)?.times[limit!.overallAtMost]).toBe(5)
  })
})

describe('one key question of a completed caseload', () => {
  const rule = framework.keyQuestionBands
  const bands = bandsInOrder(rule)
  const letters = fc.constantFrom(answer.yes, answer.no, answer.notRelevant)
  const samples = fc.array(fc.tuple(letters, letters), { minLength: 1, maxLength: 4 })

  it('has exactly the chances of the closed form', () => {
    fc.assert(
      fc.property(samples, fc.nat(6), fc.constantFrom(1, 0.5), (cases, rest, assumed) => {
        const sample: CaseVectors = {
          kind: 'court',
          open: 0,
          questions: [0, 1].map((at) => ({ id: `q${at}`, ref: `2.1.${at}`, standard: 's' })),
          cases: cases.map((one) => Int8Array.from(one)),
        }
        const { yes, relevant } = countsOf(sample)
        const likely = [0, 1].map(() => new Array<number>(bands.length).fill(0))
        const see: Judge['see'] = ([counts], chance) => {
          for (const at of [0, 1]) {
            if (counts!.relevant[at]! === 0) continue
            const share = Math.floor(
              (200 * counts!.yes[at]! + counts!.relevant[at]!) / (2 * counts!.relevant[at]!),
            )
            likely[at]![bands.findLastIndex(({ from }) => share >= from)]! += chance
          }
        }
        everyCompletion({ samples: [sample], caseload: { court: cases.length + rest }, assumed }, [{ see }])
        for (const at of [0, 1]) {
          if (relevant[at] === 0) continue
          const given = {
            yes: yes[at]!,
            relevant: relevant[at]!,
            sample: cases.length,
            caseload: cases.length + rest,
          }
          const closed = bandProbability(rule, bands, given, assumed)
          closed.forEach((chance, band) => {
            expect(likely[at]![band]).toBeCloseTo(chance, 9)
          })
        }
      }),
      { numRuns: 60 },
    )
  })
})
