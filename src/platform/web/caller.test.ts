import type { FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { callerAddress, onThisMachine } from './caller.ts'

const from = (ip: string, headers: Record<string, string> = {}) =>
  ({ ip, socket: { remoteAddress: ip }, headers }) as unknown as FastifyRequest

describe('where a request comes from', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s counts as %s', (ip, counted) => {
    expect(callerAddress(from(ip))).toBe(counted)
  })

  it('is this machine only when nobody handed the request on', () => {
    expect(onThisMachine(from('127.0.0.1'))).toBe(true)
    expect(onThisMachine(from('::1'))).toBe(true)
    expect(onThisMachine(from('203.0.113.7'))).toBe(false)
    expect(onThisMachine(from('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }))).toBe(false)
    expect(onThisMachine(from('127.0.0.1', { forwarded: 'for=127.0.0.1' }))).toBe(false)
  })
})
