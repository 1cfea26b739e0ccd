import { describe, expect, it } from 'vitest'
import { readTime, readWhen } from './when.ts'

const winter = new Date('2026-11-25T19:30:00Z')
const summer = new Date('2026-07-01T10:00:00Z')

describe('when something was', () => {
  it.each([
    ['14:32', winter, '2026-11-25T14:32:00.000Z'],
    ['2.32pm', winter, '2026-11-25T14:32:00.000Z'],
    ['0915', winter, '2026-11-25T09:15:00.000Z'],
    ['21:00', winter, '2026-11-24T21:00:00.000Z'],
    ['19:33', winter, '2026-11-25T19:30:00.000Z'],
    ['10:45', summer, '2026-07-01T09:45:00.000Z'],
    ['24/11/2026 14:32', winter, '2026-11-24T14:32:00.000Z'],
    ['1/7/2026, 9.15am', summer, '2026-07-01T08:15:00.000Z'],
    ['2026-11-25T11:00:00.000Z', winter, '2026-11-25T11:00:00.000Z'],
    ['2026-11-25T12:00:00+01:00', winter, '2026-11-25T11:00:00.000Z'],
  ])('%s', (text, now, moment) => {
    expect(readWhen(text, now)).toEqual(new Date(moment))
  })

  it('is nothing when nothing is written', () => {
    expect(readWhen('  ', winter)).toBeNull()
  })

  it.each(['soon', '25:00', '12:60', '31/02/2026 10:00', '14', '2026-13-45T99:00:00Z', '13.10pm'])(
    'cannot be read from %s',
    (text) => {
      expect(readWhen(text, winter)).toEqual({ fault: expect.stringContaining('write it as 14:32') })
    },
  )

  it('cannot be tomorrow', () => {
    expect(readWhen('26/11/2026 09:00', winter)).toEqual({ fault: expect.stringContaining('still to come') })
  })

  it('has midday and midnight where people put them', () => {
    expect(readTime('12:30am')).toEqual({ hour: 0, minute: 30 })
    expect(readTime('12:30 pm')).toEqual({ hour: 12, minute: 30 })
  })
})
