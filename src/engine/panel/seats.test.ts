import { describe, expect, it } from 'vitest'
import { inConflict, type Obstacle, obstaclesOf, quorumOf, type Seat } from './seats.ts'

const member: Seat = {
  part: 'member',
  declared: { interest: false },
  onPanel: true,
  leads: false,
  proposed: false,
  ownService: false,
  registeredInterest: false,
}
const chair: Seat = { ...member, part: 'chair' }

const people: [who: string, seat: Seat, obstacles: Obstacle[], conflict: boolean][] = [
  ['a member who declared that there is nothing', member, [], false],
  ['the chair who declared that there is nothing', chair, [], false],
  ['a member who has not declared', { ...member, declared: null }, ['not-declared'], false],
  [
    'a member who declares an interest',
    { ...member, declared: { interest: true } },
    ['declared-interest'],
    true,
  ],
  ['a member who comes from the service', { ...member, ownService: true }, ['own-service'], true],
  [
    'a member whose interest is registered',
    { ...member, registeredInterest: true },
    ['registered-interest'],
    true,
  ],
  ['a chair who leads the inspection', { ...chair, leads: true }, ['leads'], false],
  ['a member who proposed a rating', { ...member, proposed: true }, ['proposed'], false],
  ['a member who left the team', { ...member, onPanel: false }, ['not-on-panel'], false],
  ['a member who went home', { ...member, part: 'away' }, ['away'], false],
  ['the lead inspector, who attends', { ...member, part: 'lead-inspector', leads: true }, ['attends'], false],
  [
    'a member with everything in the way',
    { ...member, ownService: true, registeredInterest: true, declared: null },
    ['own-service', 'registered-interest', 'not-declared'],
    true,
  ],
]

describe('who decides on a ratings panel', () => {
  it.each(people)('%s', (_, seat, obstacles, conflict) => {
    expect(obstaclesOf(seat)).toEqual(obstacles)
    expect(inConflict(seat)).toBe(conflict)
  })
})

const conflicted: Seat = { ...member, declared: { interest: true } }
const lead: Seat = { ...member, part: 'lead-inspector', leads: true }

const panels: [what: string, seats: Seat[], needed: number, deciding: number, met: boolean][] = [
  ['a chair and a member', [chair, member], 2, 2, true],
  ['a chair alone', [chair], 2, 1, false],
  ['a chair and the lead', [chair, lead], 2, 1, false],
  ['a chair and a member in conflict', [chair, conflicted], 2, 1, false],
  ['a chair, a member and one in conflict', [chair, member, conflicted], 2, 2, true],
  ['two members whose chair is in conflict', [{ ...conflicted, part: 'chair' }, member, member], 2, 2, false],
  ['two where three are needed', [chair, member], 3, 2, false],
]

describe('a quorum', () => {
  it.each(panels)('%s', (_, seats, needed, deciding, met) => {
    expect(quorumOf(seats, needed)).toMatchObject({ deciding, met })
  })
})
