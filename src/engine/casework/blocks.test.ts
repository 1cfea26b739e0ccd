import { describe, expect, it } from 'vitest'
import { type Block, blocksFor, type Closeness, stopsWork } from './blocks.ts'

const here = { service: 'northmere', case: 'case-1' }
const nothing: Closeness = { localAssessor: false, ownService: null, services: new Set(), cases: new Set() }

const rows: { who: string; person: Partial<Closeness>; blocks: Block[]; stops: boolean }[] = [
  { who: 'an inspector who declared nothing', person: {}, blocks: [], stops: false },
  {
    who: 'a local assessor from another service',
    person: { localAssessor: true, ownService: 'eastholt' },
    blocks: [],
    stops: false,
  },
  {
    who: 'a local assessor from this service',
    person: { localAssessor: true, ownService: 'northmere' },
    blocks: ['own-service'],
    stops: true,
  },
  {
    who: 'a local assessor of whom no service is recorded',
    person: { localAssessor: true },
    blocks: ['own-service-unknown'],
    stops: false,
  },
  {
    who: 'somebody from this service who is on the team as an inspector',
    person: { ownService: 'northmere' },
    blocks: ['own-service'],
    stops: true,
  },
  {
    who: 'an inspector who worked in this service',
    person: { services: new Set(['northmere']) },
    blocks: ['declared-service'],
    stops: true,
  },
  {
    who: 'an inspector who worked in another service',
    person: { services: new Set(['eastholt']) },
    blocks: [],
    stops: false,
  },
  {
    who: 'an inspector who knows the family of this case',
    person: { cases: new Set(['case-1']) },
    blocks: ['declared-case'],
    stops: true,
  },
  {
    who: 'an inspector who knows the family of another case',
    person: { cases: new Set(['case-2']) },
    blocks: [],
    stops: false,
  },
  {
    who: 'somebody who assesses this case a second time',
    person: { secondOf: new Set(['case-1']) },
    blocks: ['second-assessor'],
    stops: false,
  },
  {
    who: 'a local assessor from this service who also declared it, and the case',
    person: {
      localAssessor: true,
      ownService: 'northmere',
      services: new Set(['northmere', 'eastholt']),
      cases: new Set(['case-1']),
    },
    blocks: ['own-service', 'declared-service', 'declared-case'],
    stops: true,
  },
  {
    who: 'a local assessor of whom no service is recorded, who declared this one',
    person: { localAssessor: true, services: new Set(['northmere']) },
    blocks: ['declared-service', 'own-service-unknown'],
    stops: true,
  },
]

describe('who must not assess a case of Northmere', () => {
  it.each(rows)('$who', ({ person, blocks, stops }) => {
    const found = blocksFor({ ...nothing, ...person }, here)
    expect(found).toEqual(blocks)
    expect(found.some(stopsWork)).toBe(stops)
  })
})
