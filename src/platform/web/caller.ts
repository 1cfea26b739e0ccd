/** Where a request comes from. */
import { isIPv6 } from 'node:net'
import type { FastifyRequest } from 'fastify'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** What proxies add. A request that carries one of these came from elsewhere, whoever handed it to us. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** Whether the person sits at this very machine, with no proxy in between. */
export const onThisMachine = ({ socket, headers }: FastifyRequest): boolean =>
  loopback.has(socket.remoteAddress ?? '') && forwarding.every((name) => headers[name] === undefined)

/**
 * The caller's address, as far as limits go: a household or an office has a whole /64 of IPv6 addresses, and
 * somebody who guesses could use a new one each time.
 */
export function callerAddress({ ip }: FastifyRequest): string {
  if (!isIPv6(ip)) return ip
  if (ip.startsWith('::ffff:') && ip.includes('.')) return ip.slice('::ffff:'.length)
  const [before = '', after] = ip.replace(/%.*$/, '').split('::')
  const groups = before === '' ? [] : before.split(':')
  const rest = after ? after.split(':') : []
  while (after !== undefined && groups.length + rest.length < 8) groups.push('0')
  const network = [...groups, ...rest].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}
