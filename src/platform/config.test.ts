import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('the demonstration, which signs people in without a password', () => {
  it('is shown on a fresh installation on this machine', () => {
    expect(readConfig({}).demonstration).toBe(true)
  })

  it.each([
    ['another address to listen on', { PLUMBLINE_HOST: '0.0.0.0' }],
    [
      'a public address, because a proxy then stands in front',
      { PLUMBLINE_ADDRESS: 'https://inspections.example' },
    ],
  ])('is off with %s, and cannot be switched on', (_what, settings) => {
    expect(readConfig(settings).demonstration).toBe(false)
    expect(() => readConfig({ ...settings, PLUMBLINE_DEMONSTRATION: 'on' })).toThrow(/this machine only/)
  })
})
