import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter, daysBetween, longDate, monthsBefore, readDate, slashDate } from './dates.ts'
import { eligibleWindow } from './window.ts'

describe('reading a date', () => {
  it.each([
    '2026-02-28',
    '28/02/2026',
    '28/2/2026',
    '28-02-2026',
    '28.2.2026',
    '28 Feb 2026',
    '28 February 2026',
    '28-feb-2026',
    '28th Feb 2026',
    '2026/02/28',
    '28/02/2026 00:00',
    '2026-02-28T00:00:00.000Z',
  ])('understands %s', (text) => {
    expect(readDate(text)).toEqual({ iso: '2026-02-28' })
  })

  it('knows leap years and Sept', () => {
    expect(readDate('29/02/2024')).toEqual({ iso: '2024-02-29' })
    expect(readDate('29/02/2000')).toEqual({ iso: '2000-02-29' })
    expect(readDate('29/02/1900')).toMatchObject({ problem: 'impossible' })
    expect(readDate('1 Sept 2025')).toEqual({ iso: '2025-09-01' })
  })

  it.each([
    ['31/02/2026', '2026-02-28'],
    ['29/02/2025', '2025-02-28'],
    ['31 Apr 2026', '2026-04-30'],
    ['02/28/2026', '2026-02-28'],
    ['2026-13-05', '2026-05-13'],
    ['00/05/2026', '2026-05-01'],
    ['45/19/2026', '2026-12-31'],
  ])('says that %s is no date and offers %s', (text, suggestion) => {
    expect(readDate(text)).toEqual({ problem: 'impossible', suggestion })
  })

  it.each(['28/02/26', '45231', 'soon', '28 Foo 2026', '2026', '28 02 2026', '28/02/2026 14:30'])(
    'does not guess at %s',
    (text) => {
      expect(readDate(text)).toEqual({ problem: 'unreadable' })
    },
  )

  it('reads back every day that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
        const iso = daysAfter('1900-01-01', days)
        expect(readDate(slashDate(iso))).toEqual({ iso })
        expect(readDate(longDate(iso))).toEqual({ iso })
        expect(daysBetween('1900-01-01', iso)).toBe(days)
      }),
    )
  })
})

describe('the window of eligibility', () => {
  it('runs from the earliest to the latest day, both included', () => {
    expect(eligibleWindow('2026-11-22', { fromMonths: 6, toMonths: 12 })).toEqual({
      first: '2025-11-22',
      last: '2026-05-22',
    })
  })

  it('ends on the last day of a shorter month', () => {
    expect(monthsBefore('2026-08-31', 6)).toBe('2026-02-28')
    expect(monthsBefore('2024-08-31', 6)).toBe('2024-02-29')
    expect(monthsBefore('2026-01-15', 13)).toBe('2024-12-15')
  })
})
