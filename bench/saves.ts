/** Saving one answer through the whole application, against PostgreSQL's own benchmark on the same server. */
import pg from 'pg'
import { type Prepared, prepareApplication } from './application/prepare.ts'
import type { Line, Measurement } from './measurement.ts'
import { type Apart, inOwnProcess } from './own-process.ts'
import { interleaved, median, percentile, ratioOf } from './rounds.ts'
import { prepareBaseline, scale } from './saves/baseline.ts'
import { InspectorAtWork } from './saves/inspector-at-work.ts'
import type { Transactions } from './saves/transactions.ts'

const clientCounts = [1, 4, 16]
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = Number(process.env.BENCH_SECONDS ?? 4)

export const saves: Measurement = {
  name: 'saves',
  title: 'Saving an answer',
  about: `Each client is an inspector who answers one question after the other: HTTP, session, permission, check of what was sent, version, audit event, commit on disk, and what the case still lacks. The baseline is pgbench’s simple-update transaction (scale ${scale}) on the same embedded server with the same number of clients, in turns of ${seconds} seconds, ${rounds} rounds.`,
  async measure(progress) {
    progress('preparing a database')
    const prepared = await prepareApplication({ inspectors: Math.max(...clientCounts), casesEach: 120 })
    try {
      const baseline = await prepareBaseline(prepared.connectionString)
      const server = await inOwnProcess('application/server.ts', {
        BENCH_DATABASE: prepared.connectionString,
      })
      try {
        const people = prepared.inspectors.map((one) => new InspectorAtWork(one, prepared.framework))
        await saveAll(server, people.slice(0, 4), seconds)
        const lines: Line[] = []
        for (const clients of clientCounts) {
          progress(`${clients} ${clients === 1 ? 'client' : 'clients'}`)
          const took = { ours: [] as number[], baseline: [] as number[] }
          const { ours, theirs } = await interleaved(rounds, {
            ours: async () => keep(took.ours, await saveAll(server, people.slice(0, clients), seconds)),
            theirs: async () => keep(took.baseline, await baseline.run({ clients, seconds })),
          })
          lines.push(lineOf(clients, ours, theirs, took, baseline.name))
        }
        return { lines, notes: [`Baseline: ${baseline.described}`, await settings(prepared)] }
      } finally {
        await server.stop()
      }
    } finally {
      await prepared.stop()
    }
  },
}

function keep(all: number[], { aSecond, took }: Transactions): number {
  for (const one of took) all.push(one)
  return aSecond
}

async function saveAll(server: Apart, people: InspectorAtWork[], duration: number): Promise<Transactions> {
  const from = performance.now()
  const end = from + duration * 1000
  const took = (await Promise.all(people.map((one) => one.saveUntil(server.address, end)))).flat()
  return { aSecond: took.length / ((performance.now() - from) / 1000), took }
}

const times = (took: number[]): string =>
  `p50 ${percentile(took, 0.5).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms`

function lineOf(
  clients: number,
  ours: number[],
  theirs: number[],
  took: { ours: number[]; baseline: number[] },
  baseline: string,
): Line {
  const ratio = ratioOf(ours, theirs)
  return {
    what: clients === 1 ? '1 client' : `${clients} clients at once`,
    measured: `${median(ours).toFixed(0)} answers/s, ${times(took.ours)}`,
    against: `${baseline}: ${median(theirs).toFixed(0)} commits/s, ${times(took.baseline)}`,
    ratio,
    target: { text: 'at least 0.5×', met: ratio.value >= 0.5 },
  }
}

async function settings({ connectionString }: Prepared): Promise<string> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('server_version', 'fsync', 'synchronous_commit', 'wal_sync_method') order by name`,
  )
  await client.end()
  return `Server settings: ${rows.map(({ name, setting }) => `${name} ${setting}`).join(', ')}.`
}
