import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialled, phoneFault } from './phone.ts'

describe('phone numbers', () => {
  it.each([
    ['020 7946 0000', '02079460000'],
    ['+44 (0)20 7946 0000', '+442079460000'],
    ['01632 960 001 ext 12', '01632960001'],
    ['(01632) 960-001', '01632960001'],
    ['999', '999'],
  ])('%s can be dialled', (text, digits) => {
    expect(phoneFault(text)).toBeNull()
    expect(dialled(text)).toBe(digits)
  })

  it.each([
    ['', 'enter a phone number'],
    ['the duty desk', '“the duty desk” is not a phone number'],
    ['0207 or 0208', 'is not a phone number'],
    ['998', 'too short'],
    ['960 001', 'too short'],
    ['01632 960 001 / 01632 960 002', 'is not a phone number'],
    ['01632 960 001 01632 960 002', 'too long'],
    ['javascript:alert(1)', 'is not a phone number'],
  ])('%s cannot', (text, words) => {
    expect(phoneFault(text)).toContain(words)
  })

  it('are dialled with nothing but digits and a plus, whatever was written', () => {
    fc.assert(fc.property(fc.string(), (text) => /^\+?\d*$/.test(dialled(text))))
  })
})
