import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawSample } from './draw.ts'
import { freezeFrame } from './frame.ts'
import { anyCases, inventedFrame, strata } from './frames-for-tests.ts'
import { buildLottery, listDigest } from './lottery.ts'
import { publishDraw } from './publish.ts'
import type { PublishedDraw } from './published-draw.ts'
import { sha256 } from './stream.ts'
import { drawSystematic, orderDigest, placesAtSteps } from './systematic.ts'
import { verifyDraw } from './verify.ts'

const frame = inventedFrame(24, 22)
const lottery = buildLottery(frame, { lotteryRows: 500, tolerance: 1 })!
const honest = publishDraw(frame, lottery, drawSample(frame, lottery, 'dice:4-1-6-2'), 'dice:4-1-6-2')

/** What fails after someone has changed a copy of the published draw. */
function failing(
  change: (draw: PublishedDraw & { list: NonNullable<PublishedDraw['list']> }) => void,
): string[] {
  const copy = structuredClone(honest) as PublishedDraw & { list: NonNullable<PublishedDraw['list']> }
  change(copy)
  const { ok, checks } = verifyDraw(copy)
  expect(ok).toBe(checks.every((one) => one.ok))
  return checks.filter((one) => !one.ok).map((one) => one.name)
}
const frameIsRecorded = 'The frame is the one that was recorded'
const listIsRecorded = 'The list is the one that was recorded'
const sampleIsRow = 'The sample is that row'

describe('checking a published draw', () => {
  it('accepts an honest one', () => {
    expect(verifyDraw(honest).checks.filter((one) => !one.ok)).toEqual([])
    expect(verifyDraw(honest).ok).toBe(true)
  })

  it('accepts whatever the lottery makes', () => {
    fc.assert(
      fc.property(
        anyCases(40),
        fc.string(),
        fc.option(fc.string(), { nil: undefined }),
        ({ n, cases }, seed, salt) => {
          const any = freezeFrame({ n, strata, cases, ...(salt === undefined ? {} : { salt }) })
          const list = buildLottery(any, { lotteryRows: 40, tolerance: 1 })
          expect(
            verifyDraw(publishDraw(any, list, drawSample(any, list, seed), seed)).checks.filter(
              (one) => !one.ok,
            ),
          ).toEqual([])
        },
      ),
      { numRuns: 30 },
    )
  })

  it('shares no code with the program that draws', () => {
    const imports = readFileSync(new URL('./verify.ts', import.meta.url), 'utf8').match(/^import .*$/gm)
    expect(imports).toEqual([
      "import { createHash } from 'node:crypto'",
      "import type { PublishedDraw } from './published-draw.ts'",
    ])
  })
})

describe('tampering is found', () => {
  it('with a case whose class was changed afterwards', () => {
    expect(failing((draw) => draw.cases[0]!.splice(3, 1, 'changed'))).toContain(frameIsRecorded)
  })

  it('with a case left off the frame', () => {
    expect(failing((draw) => draw.cases.pop())).toContain(frameIsRecorded)
  })

  it('with a case put on the frame twice', () => {
    expect(failing((draw) => draw.cases.push(draw.cases[23]!))).toContain(frameIsRecorded)
  })

  it('with cases put into another order, even with a fresh hash', () => {
    expect(
      failing((draw) => {
        draw.cases.reverse()
        draw.frameHash = sha256(JSON.stringify({ n: draw.n, cases: draw.cases }))
      }),
    ).toContain(frameIsRecorded)
  })

  it('with another size of sample', () => {
    expect(failing((draw) => Object.assign(draw, { n: 21 }))).toContain(frameIsRecorded)
  })

  it('with a row swapped for another after the list was recorded', () => {
    expect(failing((draw) => draw.list.samples.splice(0, 1, draw.list.samples[1]!))).toContain(listIsRecorded)
  })

  it('with a row that names a case twice', () => {
    expect(failing((draw) => draw.list.samples[5]!.splice(1, 1, draw.list.samples[5]![0]!))).toContain(
      'Every row holds 22 different cases of the frame',
    )
  })

  it('with a row that names a case outside the frame', () => {
    expect(failing((draw) => draw.list.samples[5]!.splice(21, 1, 24))).toContain(
      'Every row holds 22 different cases of the frame',
    )
  })

  it('with a list that spares one case, even with a fresh digest', () => {
    const names = failing((draw) => {
      const at = draw.list.samples.findIndex((row) => row.includes(0) && !row.includes(1))
      draw.list.samples[at] = draw.list.samples[at]!.map((position) => (position === 0 ? 1 : position)).sort(
        (a, b) => a - b,
      )
      draw.list.digest = listDigest(draw.list.samples)
    })
    expect(names).toContain('Every case stands in 462 rows')
  })

  it('with rows that do not mirror the caseload, even with a fresh digest and equal use', () => {
    // Two rows trade cases until one has lost every girl it can: use stays equal, balance does not.
    const names = failing((draw) => {
      const rows = draw.list.samples
      const isGirl = (position: number) => draw.cases[position]![1] === 'female'
      const target = rows[0]!
      for (const row of rows.slice(1)) {
        const girl = target.find((position) => isGirl(position) && !row.includes(position))
        const boy = row.find((position) => !isGirl(position) && !target.includes(position))
        if (girl === undefined || boy === undefined) continue
        target.splice(target.indexOf(girl), 1, boy)
        row.splice(row.indexOf(boy), 1, girl)
      }
      draw.list.digest = listDigest(rows)
    })
    expect(names).toContain('Every row mirrors the caseload to within 1 case')
    expect(names).not.toContain('Every case stands in 462 rows')
  })

  it('with another row than the seed picks', () => {
    expect(
      failing((draw) => {
        draw.row = (draw.row! + 1) % 504
        draw.drawn = draw.list.samples[draw.row]!.map((position) => draw.cases[position]![0]!)
      }),
    ).toEqual(expect.arrayContaining(['The public seed picks the published row', sampleIsRow]))
  })

  it('with a seed changed afterwards', () => {
    expect(failing((draw) => Object.assign(draw, { seed: 'dice:4-1-6-3' }))).toContain(
      'The public seed picks the published row',
    )
  })

  it('with a drawn case exchanged for a reserve', () => {
    expect(failing((draw) => draw.drawn.splice(0, 1, draw.reserves![0]!))).toContain(sampleIsRow)
  })

  it('with reserves put into another order', () => {
    expect(failing((draw) => draw.reserves!.reverse())).toEqual([
      'The reserves stand in the order the seed fixes',
    ])
  })

  it('with a case left out of a census', () => {
    const all = inventedFrame(6, 6)
    const census = publishDraw(all, null, drawSample(all, null, 'x'), 'x')
    expect(verifyDraw(census).ok).toBe(true)
    expect(verifyDraw({ ...census, drawn: census.drawn.slice(1) }).ok).toBe(false)
  })

  it('with a list taken away and the sample called a census', () => {
    expect(verifyDraw({ ...honest, list: null }).ok).toBe(false)
  })
})

describe('checking a draw at equal steps along a sorted list', () => {
  const order = ['rosh', 'disposal', 'safety', 'gender']
  const published = (any: typeof frame, seed: string) => {
    const { start, ...draw } = drawSystematic(any, order, seed)
    return publishDraw(any, null, draw, seed, { order, digest: orderDigest(order), start })
  }
  const broken = (change: (draw: PublishedDraw & Required<Pick<PublishedDraw, 'systematic'>>) => unknown) => {
    const copy = structuredClone(published(frame, 'dice:4-1')) as Parameters<typeof change>[0]
    change(copy)
    return verifyDraw(copy)
      .checks.filter((one) => !one.ok)
      .map((one) => one.name)
  }

  it('accepts whatever the fallback draws', () => {
    fc.assert(
      fc.property(anyCases(80), fc.string(), ({ n, cases }, seed) => {
        const any = freezeFrame({ n, strata, cases })
        expect(verifyDraw(published(any, seed)).checks.filter((one) => !one.ok)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('finds another seed, another start, another order and another sample', () => {
    expect(broken(() => {})).toEqual([])
    expect(broken((draw) => Object.assign(draw, { seed: 'dice:4-2' }))).toContain(
      'The public seed picks the published start',
    )
    expect(broken(({ systematic }) => Object.assign(systematic, { start: systematic.start + 1 }))).toEqual([
      'The public seed picks the published start',
    ])
    expect(broken((draw) => void draw.systematic.order.reverse())).toContain(
      'The order to sort by is the one that was recorded',
    )
    expect(
      broken((draw) => {
        draw.drawn[0] = draw.reserves![0]!
      }),
    ).toContain('The sample stands at equal steps along the sorted list')
  })

  it('gives every case the same chance: over all possible starts each is drawn equally often', () => {
    for (const [size, n] of [
      [24, 22],
      [37, 15],
      [8, 8],
      [50, 1],
    ] as const) {
      const uses = Array.from({ length: size }, () => 0)
      for (let start = 0; start < size; start += 1) {
        const places = placesAtSteps(size, n, start)
        expect(places).toHaveLength(n)
        for (const place of places) uses[place]! += 1
      }
      expect(uses).toEqual(uses.map(() => n))
    }
  })
})
