import { describe, expect, it } from 'vitest'
import type { RawFramework } from '../framework/testing/small-framework.ts'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import { checkResults } from './check-results.ts'
import { rate } from './rate.ts'

type Figure = [yes: number, relevant: number] | [percent: number]

/** The reasons to look again at standard 2.1, given the answers to its three key questions. */
function reasonsFor(figures: [Figure, Figure, Figure], change?: (raw: RawFramework) => void) {
  const framework = soundSmallFramework(change)
  const keyQuestions = figures.map((figure, index) => ({
    ref: `2.1.${index + 1}`,
    ...(figure.length === 1 ? { percent: figure[0] } : { yes: figure[0], relevant: figure[1] }),
  }))
  const checked = checkResults(framework, { framework: 'small-2030', keyQuestions })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  const standard = rate(framework, checked.results).standards.find(({ ref }) => ref === '2.1')!
  return {
    triggers: standard.triggers,
    sentences: standard.reasons.map(({ sentence }) => sentence),
    standard,
  }
}

describe('reasons for a panel to look again', () => {
  it('says how far the lowest question lies from the boundary and which rating is on the other side', () => {
    const { standard } = reasonsFor([
      [13, 21],
      [20, 21],
      [21, 21],
    ])
    expect(standard.reasons[0]).toEqual({
      trigger: 'within-five-points',
      keyQuestion: '2.1.1',
      boundary: 65,
      distance: 3.1,
      to: 'Good',
      sentence:
        '2.1.1 (13 of 21) lies 3.1 points below the 65% boundary between Requires improvement and Good.',
    })
  })

  it('looks down as well as up', () => {
    expect(
      reasonsFor([
        [17, 21],
        [20, 21],
        [21, 21],
      ]).sentences,
    ).toEqual([
      '2.1.1 (17 of 21) lies 1 point above the 80% boundary between Good and Outstanding.',
      '2.1.1: with 16 of 21 instead of 17 the standard would be Good.',
    ])
  })

  it('says of a figure on the boundary that it lies there', () => {
    expect(
      reasonsFor([
        [4, 8],
        [8, 8],
        [8, 8],
      ]).sentences[0],
    ).toBe('2.1.1 (4 of 8) lies on the 50% boundary between Inadequate and Requires improvement.')
  })

  it('five points exactly counts; a hair more does not', () => {
    expect(
      reasonsFor([
        [45, 100],
        [99, 100],
        [99, 100],
      ]).triggers,
    ).toEqual(['within-five-points'])
    expect(
      reasonsFor([
        [449, 1000],
        [99, 100],
        [99, 100],
      ]).triggers,
    ).toEqual([])
  })

  it('a question that is not the lowest can pull the standard down by one judgement', () => {
    expect(
      reasonsFor([
        [14, 21],
        [3, 4],
        [21, 21],
      ]).sentences,
    ).toContain('2.1.2: with 2 of 4 instead of 3 the standard would be Requires improvement.')
  })

  it('two questions that share the lowest band are lifted only together, which is a possibility and no trigger', () => {
    const { triggers, standard } = reasonsFor([
      [7, 11],
      [7, 11],
      [11, 11],
    ])
    expect(triggers).toEqual(['within-five-points'])
    expect(standard.reasons.at(-1)).toEqual({
      trigger: 'one-case',
      keyQuestion: '2.1.1',
      direction: 'up',
      to: 'Good',
      together: ['2.1.1', '2.1.2'],
      sentence:
        'If one case answered no to 2.1.1 and 2.1.2, judging that case differently would make the standard Good.',
    })
  })

  it('a small base counts when it is the lowest, also beside a larger one with the same share', () => {
    expect(
      reasonsFor([
        [10, 10],
        [4, 4],
        [8, 8],
      ]).triggers,
    ).toContain('small-base')
    expect(
      reasonsFor([
        [9, 10],
        [4, 4],
        [8, 8],
      ]).triggers,
    ).not.toContain('small-base')
  })

  it('from a percentage alone only the distance can be known', () => {
    expect(reasonsFor([[62], [90], [90]]).sentences).toEqual([
      '2.1.1 (62%) lies 3 points below the 65% boundary between Requires improvement and Good.',
    ])
  })

  it('tells when rounding decides, and which rating the other way of banding would give', () => {
    const byRounding = reasonsFor([
      [11, 17],
      [17, 17],
      [17, 17],
    ])
    expect(byRounding.standard.rating).toBe('Good')
    expect(byRounding.sentences).toContain(
      '2.1.1 (11 of 17) prints as 65%; the exact share would make the standard Requires improvement.',
    )
    const exactly = reasonsFor(
      [
        [11, 17],
        [17, 17],
        [17, 17],
      ],
      (raw) => {
        raw.keyQuestionBands.banding = 'exact'
      },
    )
    expect(exactly.standard.rating).toBe('Requires improvement')
    expect(exactly.sentences).toContain(
      '2.1.1 (11 of 17) prints as 65%; the printed percentage would make the standard Good.',
    )
  })

  it('takes its limits from the framework', () => {
    const strict = (raw: RawFramework) => {
      raw.discretion = { ...raw.discretion, withinPoints: 1, smallBase: 3 }
    }
    expect(
      reasonsFor([
        [3, 4],
        [4, 4],
        [4, 4],
      ]).triggers,
    ).toEqual(['within-five-points', 'one-judgement', 'small-base'])
    expect(
      reasonsFor(
        [
          [3, 4],
          [4, 4],
          [4, 4],
        ],
        strict,
      ).triggers,
    ).toEqual(['one-judgement'])
  })

  it('finds nothing where the framework gives the panel no say', () => {
    const elsewhere = (raw: RawFramework) => {
      raw.discretion.domains = ['organisation']
    }
    expect(
      reasonsFor(
        [
          [13, 21],
          [20, 21],
          [21, 21],
        ],
        elsewhere,
      ).triggers,
    ).toEqual([])
  })
})
