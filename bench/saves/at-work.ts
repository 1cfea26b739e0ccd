/** A number of inspectors at work for a while, and what that cost. */
import type { Prepared } from '../application/prepare.ts'
import type { Apart } from '../own-process.ts'
import type { InspectorAtWork } from './inspector-at-work.ts'
import { between, canTell, usedBy } from './processor-time.ts'
import type { Transactions } from './transactions.ts'

export interface Worked extends Transactions {
  /** Inspectors who stopped because an answer was refused or lost. */
  failed: number
  /** Milliseconds of processor time for one save. */
  server: number
  /** Not a number where the system keeps no record. */
  database: number
}

export async function atWork(
  { databaseProcess }: Pick<Prepared, 'databaseProcess'>,
  server: Apart,
  people: InspectorAtWork[],
  options: { seconds: number; pause?: number },
): Promise<Worked> {
  const database = () => (canTell ? usedBy(databaseProcess()) : new Map())
  const before = { server: await server.processorTime(), database: database() }
  const from = performance.now()
  const end = from + options.seconds * 1000
  const settled = await Promise.allSettled(
    people.map((one) => one.saveUntil(server.address, end, options.pause)),
  )
  const clock = (performance.now() - from) / 1000
  const used = between(before.database, database())
  const took = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  return {
    took,
    aSecond: took.length / clock,
    failed: settled.filter((one) => one.status === 'rejected').length,
    server: ((await server.processorTime()) - before.server) / took.length,
    database: canTell ? used / took.length : Number.NaN,
  }
}
