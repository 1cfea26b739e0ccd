import { describe, expect, it } from 'vitest'
import type { CaseKind } from '../framework/shape.ts'
import {
  changesInWords,
  differing,
  parameterNames,
  parametersShape,
  type SampleParameters,
  withParameters,
} from './parameters.ts'
import { confidences, quantileOf } from './quantiles.ts'
import { sampleSize } from './size.ts'

const source = 'handbook: how cases are chosen'
const window = { fromMonths: 6, toMonths: 12, column: 'disposal_date', source }
const court: CaseKind = {
  id: 'court',
  label: 'Court disposals',
  window,
  disposals: 'court',
  sample: {
    method: 'formula',
    confidencePercent: 80,
    z: '1.2815515655446004',
    marginPoints: 5,
    proportionPercent: 50,
    source,
  },
}
const outOfCourt: CaseKind = {
  ...court,
  id: 'out-of-court',
  label: 'Out-of-court disposals',
  sample: { method: 'share', of: 'court', ratio: { own: 2, other: 3 }, source },
}
const resettlement: CaseKind = { ...court, id: 'resettlement', sample: { method: 'all', source } }
const framework = { caseKinds: [court, outOfCourt, resettlement] }

const sizeWith = (kind: string, own: Record<string, SampleParameters>) =>
  sampleSize(withParameters(framework, own), kind, { court: 100, 'out-of-court': 60, resettlement: 4 }).n

describe('what an inspection sets otherwise', () => {
  it.each<[string, Record<string, SampleParameters>, number, number]>([
    ['nothing', {}, 63, 42],
    ['a wider margin', { court: { marginPoints: 10 } }, 30, 20],
    ['more confidence', { court: { confidencePercent: 95 } }, 80, 54],
    ['another expected share', { court: { proportionPercent: 20 } }, 52, 35],
    ['one for one', { 'out-of-court': { ratio: { own: 1, other: 1 } } }, 63, 60],
    ['the caseload’s own share', { 'out-of-court': { ratio: 'caseload' } }, 63, 38],
    ['every case up to 100', { court: { censusUpTo: 100 } }, 100, 42],
    ['every case up to 99', { court: { censusUpTo: 99 } }, 63, 42],
  ])('%s: sizes follow', (_, own, inCourt, out) => {
    expect([sizeWith('court', own), sizeWith('out-of-court', own)]).toEqual([inCourt, out])
  })

  it('says when the whole caseload is read because it is small, and the rule alone would not have', () => {
    const small = withParameters(framework, { court: { censusUpTo: 30 } })
    expect(sampleSize(small, 'court', { court: 30 })).toMatchObject({ n: 30, censusUpTo: 30 })
    expect(sampleSize(small, 'court', { court: 12 })).not.toHaveProperty('censusUpTo')
    expect(sampleSize(small, 'court', { court: 31 })).toMatchObject({ n: 27 })
  })

  it('moves the window and leaves everything else of the kind as it is', () => {
    const [first, ...rest] = withParameters(framework, {
      court: { window: { fromMonths: 2, toMonths: 11 } },
    }).caseKinds
    expect(first).toEqual({ ...court, window: { ...window, fromMonths: 2, toMonths: 11 } })
    expect(rest).toEqual([outOfCourt, resettlement])
    expect(framework.caseKinds[0]).toBe(court)
  })

  it('offers only what the kind’s rule has', () => {
    expect(parameterNames(court)).toContain('confidencePercent')
    expect(parameterNames(outOfCourt)).toEqual(['ratio', 'censusUpTo', 'window'])
    expect(parameterNames(resettlement)).toEqual(['window'])
  })

  it('keeps only what differs, and words both', () => {
    const wanted: SampleParameters = {
      confidencePercent: 80,
      marginPoints: 10,
      window: { fromMonths: 6, toMonths: 9 },
    }
    const own = differing(court, wanted)
    expect(own).toEqual({ marginPoints: 10, window: { fromMonths: 6, toMonths: 9 } })
    expect(changesInWords(court, own)).toEqual([
      { what: 'Margin either way', framework: '5 percentage points', here: '10 percentage points' },
      { what: 'Window before the announcement', framework: '6 to 12 months', here: '6 to 9 months' },
    ])
    expect(differing(resettlement, { marginPoints: 10 })).toEqual({})
  })

  it.each([
    ['a margin of nothing', { marginPoints: 0 }],
    ['a confidence without a pinned quantile', { confidencePercent: 81 }],
    ['a window that ends before it begins', { window: { fromMonths: 9, toMonths: 6 } }],
    ['a name nobody knows', { colour: 1 }],
  ])('refuses %s', (_, wanted) => {
    expect(parametersShape.safeParse(wanted).success).toBe(false)
  })

  it('pins every quantile close to what the normal distribution gives', () => {
    // The tail beyond z, by the integral of the density in small steps.
    const tail = (z: number) => {
      const step = 1e-4
      let sum = 0
      for (let x = z + step / 2; x < 9; x += step) sum += Math.exp((-x * x) / 2) * step
      return sum / Math.sqrt(2 * Math.PI)
    }
    for (const confidence of confidences) {
      expect(2 * tail(Number(quantileOf(confidence)))).toBeCloseTo((100 - confidence) / 100, 7)
    }
  })
})
