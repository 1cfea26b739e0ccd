import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { standardsInOrder } from '../framework/find.ts'
import { type AssessedCase, resultsFromTally, tally } from '../rating/tally.ts'
import { changeOverCaseload } from './change.ts'
import type { Inspected } from './inspected.ts'

const framework = shippedFramework('hmip-youth-2021')

/** Cases of one kind: the first so many answer yes to every key question, the others no. */
const cases = (kind: string, size: number, yes: number): AssessedCase[] =>
  Array.from({ length: size }, (_, at) => ({
    kind,
    facts: {},
    answers: Object.fromEntries(
      standardsInOrder(framework)
        .filter((one) => one.caseKind === kind && one.judged === 'from-cases')
        .flatMap((one) => one.keyQuestions)
        .map(({ id }) => [id, { value: at < yes ? ('yes' as const) : ('no' as const) }]),
    ),
  }))

const assessed = [...cases('court', 6, 4), ...cases('out-of-court', 4, 4)]

const inspected = (caseload: Record<string, number>, withCases = true): Inspected => ({
  id: 'southfen',
  name: 'Southfen',
  framework,
  results: {
    framework: framework.id,
    ...resultsFromTally(framework, tally(framework, assessed)),
    judgements: ['1.1', '1.2', '1.3', '1.4', '3.4'].map((ref) => ({ ref, rating: 'Good' })),
    discretion: [],
    caseload,
  },
  cases: withCases ? assessed : undefined,
})

const higher = {
  title: 'T',
  boundaries: { 'requires-improvement': 55, good: 70, outstanding: 85 },
}
const change = (caseload: Record<string, number>, rules: object = higher, draws = 400) => {
  const found = changeOverCaseload({ title: 'T', ...rules }, inspected(caseload), [framework], draws)
  if ('why' in found) throw new Error(found.why)
  return found
}

describe('what other rules would change for the whole caseload', () => {
  it('is certain where every case was assessed', () => {
    // 4 of 6 is 67 per cent: Good by the own rules, and below 70.
    const { draws, standards, overall, points } = change({ court: 6, outOfCourt: 4 })
    expect(draws).toBe(1)
    const court = standards.filter(({ ref }) => ref.startsWith('2.'))
    expect(court.map(({ same, up, down }) => [same, up, down])).toEqual(Array(4).fill([0, 0, 1]))
    expect(points).toEqual([{ by: -4, times: 1 }])
    expect(overall).toEqual({ same: 1, up: 0, down: 0 })
  })

  it('comes from one set of caseloads for both rules, so that rules that change nothing never differ', () => {
    const { standards, overall, points } = change({ court: 20, outOfCourt: 20 }, { noLimits: true })
    for (const { same, up, down } of standards) expect([same, up, down]).toEqual([400, 0, 0])
    expect([overall, points]).toEqual([{ same: 400, up: 0, down: 0 }, [{ by: 0, times: 400 }]])
  })

  it('says how often a rating moves, and never up where every boundary is higher', () => {
    const { standards, points } = change({ court: 20, outOfCourt: 20 })
    const court = standards.filter(({ ref }) => ref.startsWith('2.'))
    // All questions of the court cases are answered alike, so their standards move together.
    for (const one of court)
      expect({ ...one, id: '', ref: '', name: '' }).toEqual({ ...court[0], id: '', ref: '', name: '' })
    expect(court[0]!.up).toBe(0)
    expect(court[0]!.down).toBeGreaterThan(0)
    expect(court[0]!.same).toBeGreaterThan(0)
    expect(points!.reduce((sum, { times }) => sum + times, 0)).toBe(400)
    expect(points!.every(({ by }) => by <= 0)).toBe(true)
    expect(change({ court: 20, outOfCourt: 20 })).toEqual(change({ court: 20, outOfCourt: 20 }))
  })

  it('is not said where other cases would count, or where cases or caseload are not known', () => {
    const why = (rules: object, one: Inspected) =>
      changeOverCaseload({ title: 'T', ...rules }, one, [framework, shippedFramework('hmip-youth-2018')], 10)
    const sized = { court: 20, outOfCourt: 20 }
    expect(why({ cases: { subSamplesOf: 'hmip-youth-2018' } }, inspected(sized))).toEqual({
      why: 'other-cases',
    })
    expect(why({ framework: 'hmip-youth-2018' }, inspected(sized))).toEqual({ why: 'other-cases' })
    expect(why({ unknown: ['court-planning'] }, inspected(sized))).toEqual({ why: 'other-cases' })
    expect(why(higher, inspected(sized, false))).toEqual({ why: 'no-cases' })
    expect(why(higher, inspected({ court: 20 }))).toEqual({ why: 'no-caseload' })
  })
})
