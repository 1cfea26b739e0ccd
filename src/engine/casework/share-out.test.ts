import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseToShare, shareOut } from './share-out.ts'

const one = (id: string, about: Partial<CaseToShare> = {}): CaseToShare => ({
  id,
  kind: 'court',
  manager: null,
  assessor: null,
  completed: false,
  ...about,
})
const anyone = () => true

const managers = fc.array(fc.nat({ max: 8 }), { maxLength: 60 })
const team = fc.integer({ min: 1, max: 9 }).map((count) => Array.from({ length: count }, (_, at) => `p${at}`))
const casesOf = (list: number[]) =>
  list.map((manager, at) =>
    one(`c${at}`, { manager: manager === 0 ? null : `m${manager}`, kind: at % 3 ? 'court' : 'out-of-court' }),
  )

describe('sharing out when nothing blocks anybody', () => {
  it('gives everyone the same number, one more at most, and leaves no case over', () => {
    fc.assert(
      fc.property(managers, team, (list, people) => {
        const shared = shareOut(casesOf(list), people, anyone)
        expect(new Set(shared.map(({ id }) => id)).size).toBe(list.length)
        const counts = people.map((person) => shared.filter((gift) => gift.assessor === person).length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('splits a case manager only where somebody has all they are due: never more pairs than managers and people', () => {
    fc.assert(
      fc.property(managers, team, (list, people) => {
        const cases = casesOf(list).filter(({ manager }) => manager !== null)
        const shared = shareOut(cases, people, anyone)
        const managerOf = new Map(cases.map(({ id, manager }) => [id, manager]))
        const pairs = new Set(shared.map(({ id, assessor }) => `${managerOf.get(id)} ${assessor}`))
        expect(pairs.size).toBeLessThanOrEqual(new Set(managerOf.values()).size + people.length)
      }),
    )
  })

  it('gives all cases of each manager to one person where the numbers allow it', () => {
    const cases = ['a', 'b', 'a', 'b', 'a', 'b'].map((manager, at) => one(`c${at}`, { manager }))
    const shared = shareOut(cases, ['robin', 'sam'], anyone)
    expect(shared.map(({ id, assessor }) => `${id} ${assessor}`).toSorted()).toEqual([
      'c0 robin',
      'c1 sam',
      'c2 robin',
      'c3 sam',
      'c4 robin',
      'c5 sam',
    ])
  })

  it('goes on with a case manager whom somebody interviews already', () => {
    const cases = [
      one('c0', { manager: 'a', assessor: 'sam' }),
      one('c1', { manager: 'b', assessor: 'robin' }),
      one('c2', { manager: 'b' }),
      one('c3', { manager: 'a' }),
    ]
    expect(shareOut(cases, ['robin', 'sam'], anyone)).toEqual([
      { id: 'c2', assessor: 'robin' },
      { id: 'c3', assessor: 'sam' },
    ])
  })
})

describe('sharing out', () => {
  it('counts what people have already, and moves nothing', () => {
    const cases = [one('a', { assessor: 'sam' }), one('b', { assessor: 'sam' }), one('c'), one('d')]
    expect(shareOut(cases, ['robin', 'sam'], anyone)).toEqual([
      { id: 'c', assessor: 'robin' },
      { id: 'd', assessor: 'robin' },
    ])
  })

  it('gives nobody a case that they must not assess, and every case that somebody may', () => {
    const blocked = fc.uniqueArray(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 30 })), {
      maxLength: 60,
      selector: ([person, at]) => `${person} ${at}`,
    })
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 8 }), { maxLength: 30 }), blocked, (list, blocks) => {
        const people = ['p0', 'p1', 'p2', 'p3', 'p4']
        const between = new Set(blocks.map(([person, at]) => `p${person} c${at}`))
        const free = (person: string, id: string) => !between.has(`${person} ${id}`)
        const cases = casesOf(list)
        const shared = shareOut(cases, people, free)
        for (const { id, assessor } of shared) expect(free(assessor, id)).toBe(true)
        const possible = cases.filter(({ id }) => people.some((person) => free(person, id)))
        expect(shared.map(({ id }) => id).toSorted()).toEqual(possible.map(({ id }) => id).toSorted())
      }),
    )
  })

  it('has nobody to give to where nobody takes part', () => {
    expect(shareOut([one('a')], [], anyone)).toEqual([])
  })
})
