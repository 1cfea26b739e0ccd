/** Settings from the environment, read once at start. Every fault is reported together. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartFault } from './start-fault.ts'

const onOff = z.enum(['on', 'off'], 'write on or off')

const shape = z.object({
  PLUMBLINE_HOST: z.string().default('127.0.0.1'),
  PLUMBLINE_PORT: z.coerce.number('write a number').int().min(0).max(65535).default(3000),
  /** The address people type, when a proxy stands in front. Cookies are marked secure when it is https. */
  PLUMBLINE_ADDRESS: z.url('write an address such as https://inspections.example').optional(),
  PLUMBLINE_PROXIES: z.coerce.number('write a number').int().min(1).max(10).default(1),
  PLUMBLINE_DATA: z.string().default('./data'),
  DATABASE_URL: z.string().startsWith('postgres', 'write postgres://user:password@host/database').optional(),
  PLUMBLINE_DEMONSTRATION: onOff.optional(),
  PLUMBLINE_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  PLUMBLINE_REQUESTS_PER_MINUTE: z.coerce.number('write a number').int().min(60).default(3000),
  PLUMBLINE_POOL: z.coerce.number('write a number').int().min(2).max(200).default(10),
})

export interface Config {
  host: string
  port: number
  address: string | undefined
  /** How many proxies stand in front when there is an address. */
  proxies: number
  /** Where the built-in database lives: a folder of its own inside the data folder. */
  dataDirectory: string
  databaseUrl: string | undefined
  /** Loads the demonstration and offers "sign in as" pages, on loopback only. */
  demonstration: boolean
  logLevel: string
  poolSize: number
  /** From one address; an office behind one address needs more. */
  requestsPerMinute: number
}

/** @throws StartFault naming every setting that is wrong */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = shape.safeParse(environment)
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new StartFault(`These settings are wrong:\n${lines.join('\n')}`)
  }
  const s = read.data
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(s.PLUMBLINE_HOST)
  // Behind a proxy everybody seems to come from this machine.
  const onlyHere = loopback && !s.PLUMBLINE_ADDRESS
  if (s.PLUMBLINE_DEMONSTRATION === 'on' && !onlyHere) {
    throw new StartFault(
      `The demonstration signs people in without a password, so it runs on this machine only. Set PLUMBLINE_HOST to 127.0.0.1 and leave PLUMBLINE_ADDRESS out, or set PLUMBLINE_DEMONSTRATION to off.`,
    )
  }
  return {
    host: s.PLUMBLINE_HOST,
    port: s.PLUMBLINE_PORT,
    address: s.PLUMBLINE_ADDRESS,
    proxies: s.PLUMBLINE_PROXIES,
    dataDirectory: resolve(s.PLUMBLINE_DATA, 'postgres'),
    databaseUrl: s.DATABASE_URL,
    // By default a fresh installation on this machine's own database shows the demonstration.
    demonstration: s.PLUMBLINE_DEMONSTRATION
      ? s.PLUMBLINE_DEMONSTRATION === 'on'
      : onlyHere && !s.DATABASE_URL,
    logLevel: s.PLUMBLINE_LOG,
    poolSize: s.PLUMBLINE_POOL,
    requestsPerMinute: s.PLUMBLINE_REQUESTS_PER_MINUTE,
  }
}
