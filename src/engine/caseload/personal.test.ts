import { describe, expect, it } from 'vitest'
import { holdsBirthDate, isPersonalHeading, looksLikeName } from './personal.ts'

describe('names where a reference belongs', () => {
  it.each([
    'Ann Smith',
    'ann smith',
    'ANN SMITH',
    'Smith, Ann',
    'Smith, A',
    'Smith A N',
    'Smith',
    'smith',
    'SMITH',
    "O'Neill",
    'Siân Ŵyn',
    'Ann Smith 2',
    'Ann-Marie Jones (1)',
  ])('are seen in %s', (text) => {
    expect(looksLikeName(text)).toBe(true)
  })

  it.each([
    'C-0001',
    '12345',
    'YJ/2026/17',
    'AB',
    'JS',
    'J.S.',
    'CM-03',
    'Case 12',
    'case ref 12',
    'WEST COURT/12',
    'ABC',
    'a1b2c3d4',
    'LUTON0042',
    '',
  ])('are not seen in %s', (text) => {
    expect(looksLikeName(text)).toBe(false)
  })
})

describe('dates of birth where a reference belongs', () => {
  it.each([
    '12/03/2010',
    '2010-03-12',
    'AS 12.03.2010',
    'AS12032010',
    '20100312',
    '12 Mar 2010',
    'x-12-03-2010-y',
  ])('are seen in %s', (text) => {
    expect(holdsBirthDate(text, '2026-02-02')).toBe(true)
  })

  it.each(['C-0001', '20210034', '2025-11-03', '31/02/2010', '120320101', 'YJ/2026/17'])(
    'are not seen in %s',
    (text) => {
      expect(holdsBirthDate(text, '2026-02-02')).toBe(false)
    },
  )

  it('are taken for what they may be when no date of the inspection is known', () => {
    expect(holdsBirthDate('2025-11-03', null)).toBe(true)
  })
})

describe('headings that announce personal data', () => {
  it.each([
    'Name',
    'Forename',
    'SURNAME',
    "Child's name",
    'first_name',
    'Full Name',
    'DOB',
    'D.O.B.',
    'Date of Birth',
    'YP DOB',
    'Case manager name',
  ])('are seen in %s', (heading) => {
    expect(isPersonalHeading(heading)).toBe(true)
  })

  it.each(['Disposal', 'Name of order', 'Date', 'Case reference', 'Postcode'])(
    'are not seen in %s',
    (heading) => {
      expect(isPersonalHeading(heading)).toBe(false)
    },
  )
})
