import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedAllocations, shareOut } from './allocate.ts'
import type { Assessor, ListedCase } from './queries.ts'

const oneCase = (id: string, about: Partial<ListedCase> = {}): ListedCase => ({
  id,
  caseId: id,
  caseRef: id,
  caseKind: 'court',
  caseValues: {},
  assessorId: null,
  assessor: null,
  completedAt: null,
  ...about,
})
const assessor = (id: string, sharesOut = true): Assessor => ({ id, name: id, parts: 'inspector', sharesOut })
const freely = () => []

describe('sharing cases out evenly', () => {
  it('gives everyone the same number, one more at most, and leaves no case over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 }), (cases, people) => {
        const all = Array.from({ length: cases }, (_, at) =>
          oneCase(`case-${at}`, { caseKind: at % 3 ? 'court' : 'out-of-court' }),
        )
        const team = Array.from({ length: people }, (_, at) => assessor(`person-${at}`))
        const allocations = shareOut(all, team, freely)
        expect(allocations).toHaveLength(cases)
        const counts = team.map(({ id }) => allocations.filter((one) => one.assessor === id).length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('counts what people have already, and moves nothing', () => {
    const cases = [
      oneCase('a', { assessorId: 'sam' }),
      oneCase('b', { assessorId: 'sam' }),
      oneCase('c'),
      oneCase('d'),
    ]
    expect(shareOut(cases, [assessor('robin'), assessor('sam')], freely)).toEqual([
      { assessment: 'c', assessor: 'robin' },
      { assessment: 'd', assessor: 'robin' },
    ])
  })

  it('gives the lead inspector none', () => {
    expect(shareOut([oneCase('a')], [assessor('lead', false)], freely)).toEqual([])
  })
})

describe('saving an allocation', () => {
  it('writes only what changed, and nothing about completed cases', () => {
    const cases = [
      oneCase('same', { assessorId: 'sam' }),
      oneCase('moved', { assessorId: 'sam' }),
      oneCase('done', { assessorId: 'sam', completedAt: new Date('2027-02-03T10:00:00Z') }),
      oneCase('not-on-the-form'),
    ]
    const wanted = new Map([
      ['same', 'sam'],
      ['moved', 'robin'],
      ['done', 'robin'],
    ])
    expect(changedAllocations(cases, wanted)).toEqual([{ assessment: 'moved', assessor: 'robin' }])
  })
})
