import { describe, expect, it } from 'vitest'
import type { Block } from '#engine/casework/blocks.ts'
import { changedAllocations, shareOutCases } from './allocate.ts'
import type { ListedCase } from './queries.ts'
import type { TeamAssessor } from './team-assessors.ts'

const oneCase = (id: string, about: Partial<ListedCase> = {}): ListedCase => ({
  id,
  caseId: id,
  caseRef: id,
  caseKind: 'court',
  caseValues: {},
  assessorId: null,
  assessor: null,
  colleagueId: null,
  colleague: null,
  completedAt: null,
  ...about,
})
const assessor = (id: string, sharesOut = true): TeamAssessor => ({
  id,
  name: id,
  parts: 'inspector',
  sharesOut,
})

describe('sharing cases out', () => {
  it('gives the lead inspector none, and asks what blocks by the case', () => {
    const cases = [oneCase('a', { caseId: 'case-a' })]
    expect(shareOutCases(cases, [assessor('lead', false)], () => [])).toEqual([])
    const blocked = (person: string, caseId: string): Block[] =>
      person === 'robin' && caseId === 'case-a' ? ['declared-case'] : []
    expect(shareOutCases(cases, [assessor('robin'), assessor('sam')], blocked)).toEqual([
      { assessment: 'a', assessor: 'sam' },
    ])
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
