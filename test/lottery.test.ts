/**
 * The lottery on caseloads that nobody chose: any size from 1 to 2,000, categories of a single child, strata in which
 * all are alike. What it makes is held against the separate code that anyone can check a draw with.
 */
import { describe, expect, it } from 'vitest'
import { drawSample } from '#engine/sampling/draw.ts'
import { type Frame, freezeFrame } from '#engine/sampling/frame.ts'
import { buildLottery, listDigest } from '#engine/sampling/lottery.ts'
import { publishDraw } from '#engine/sampling/publish.ts'
import { createStream, type Stream } from '#engine/sampling/stream.ts'
import { drawSystematic, orderDigest } from '#engine/sampling/systematic.ts'
import { verifyDraw } from '#engine/sampling/verify.ts'
import { seedOfRun } from './fieldwork/chance.ts'
import { howMany, inFull, patience, progress, report } from './proof/scale.ts'

const small = howMany({ brief: 12, full: 2_000 })
const large = howMany({ brief: 1, full: 60 })
const largest = inFull ? 2_000 : 300
const seed = seedOfRun()
const strata = ['gender', 'disposal', 'rosh', 'safety']

/** Up to `most` cases. In every third caseload one stratum is all alike; in every second one category has one child. */
function caseload(chance: Stream, most: number) {
  const size = 1 + chance.below(most)
  const n = 1 + chance.below(size)
  const categories = strata.map(() => 1 + chance.below(6))
  if (chance.below(3) === 0) categories[chance.below(4)] = 1
  const skew = 1 + chance.below(4)
  const oneOf = (count: number) =>
    Math.min(...Array.from({ length: skew }, () => chance.below(count))).toString()
  const cases = Array.from({ length: size }, (_, at) => ({
    caseRef: `C-${at + 1}`,
    values: Object.fromEntries(strata.map((name, stratum) => [name, oneOf(categories[stratum]!)])),
  }))
  if (chance.below(2) === 0) cases[chance.below(size)]!.values.gender = 'the only one'
  return { n, cases }
}

const failing = (frame: Frame, published: ReturnType<typeof publishDraw>) =>
  verifyDraw(published)
    .checks.filter((one) => !one.ok)
    .map((one) => `${frame.cases.length}, ${frame.n}: ${one.name}`)

describe(`lists for caseloads that nobody chose (PROOF_SEED=${seed})`, () => {
  it(
    'are even, mirror every category, come out again in any order of rows, and verify',
    () => {
      const chance = createStream(`lottery ${seed}`)
      const widths = new Map<number, number>()
      let censuses = 0
      let cases = 0
      for (let run = 0; run < small + large; run += 1) {
        const { n, cases: rows } = caseload(chance, run < small ? 60 : largest)
        const frame = freezeFrame({ n, strata, cases: rows })
        const list = buildLottery(frame, { lotteryRows: 500, tolerance: 1 })
        const dice = `dice ${chance.below(7_776)}`
        expect(failing(frame, publishDraw(frame, list, drawSample(frame, list, dice), dice))).toEqual([])
        const { start, ...draw } = drawSystematic(frame, ['rosh', 'disposal'], dice)
        const order = { order: ['rosh', 'disposal'], digest: orderDigest(['rosh', 'disposal']), start }
        expect(failing(frame, publishDraw(frame, null, draw, dice, order))).toEqual([])
        cases += rows.length
        if (list === null) {
          expect(n).toBe(rows.length)
          censuses += 1
          continue
        }
        expect(list.digest).toBe(listDigest(list.rows))
        widths.set(list.tolerance, (widths.get(list.tolerance) ?? 0) + 1)
        if (run % 10 === 0) {
          const turned = freezeFrame({ n, strata, cases: rows.toReversed() })
          expect(buildLottery(turned, { lotteryRows: 500, tolerance: 1 })!.digest).toBe(list.digest)
        }
        if (run % 100 === 99) progress(`${run + 1} of ${small + large} caseloads`)
      }
      const tolerances = [...widths].toSorted(([a], [b]) => a - b)
      report('lottery', seed, [
        {
          what: `Generated caseloads (of up to 60, of up to ${largest} cases)`,
          figure: `${small}, ${large}`,
        },
        { what: 'Cases in them', figure: String(cases) },
        { what: 'Of these, every case drawn', figure: String(censuses) },
        ...tolerances.map(([cases, count]) => ({
          what: `Lists in which every row is within ${cases} ${cases === 1 ? 'case' : 'cases'} of every share`,
          figure: String(count),
        })),
      ])
    },
    patience,
  )
})
