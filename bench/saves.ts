/** Saving one answer through the whole application, against PostgreSQL's own benchmark on the same server. */
import pg from 'pg'
import { type Prepared, prepareApplication } from './application/prepare.ts'
import type { Line, Measurement } from './measurement.ts'
import { inOwnProcess } from './own-process.ts'
import { interleaved, median, percentile, ratioOf } from './rounds.ts'
import { atWork, type Worked } from './saves/at-work.ts'
import { prepareBaseline, scale } from './saves/baseline.ts'
import { InspectorAtWork } from './saves/inspector-at-work.ts'
import type { Transactions } from './saves/transactions.ts'

const clientCounts = [1, 4, 16]
/** As many as the largest installation would ever have at work at once. */
const everybody = 200
/** Milliseconds from one answer to the next: quicker than anybody reads and judges. */
const pause = 1000
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = Number(process.env.BENCH_SECONDS ?? 4)

export const saves: Measurement = {
  name: 'saves',
  title: 'Saving an answer',
  about: `Each client is an inspector who answers one question after the other: HTTP, session, permission, check of what was sent, version, audit event, and commit on disk. The baseline is pgbench’s simple-update transaction (scale ${scale}) on the same embedded server with the same number of clients, in turns of ${seconds} seconds, ${rounds} rounds. Processor time is that of one save, in the server’s process and in the database’s, and hardly depends on what else the machine does. Two hundred inspectors work twice: each with ${pause / 1000} second from one answer to the next, which is quicker than anybody reads and judges, and with no pause at all, as fast as answers come back.`,
  async measure(progress) {
    progress('preparing a database')
    const prepared = await prepareApplication({ inspectors: everybody, casesEach: 30 })
    try {
      const baseline = await prepareBaseline(prepared.connectionString)
      const server = await inOwnProcess('application/server.ts', {
        BENCH_DATABASE: prepared.connectionString,
      })
      try {
        const people = prepared.inspectors.map((one) => new InspectorAtWork(one, prepared.framework))
        const work = (clients: number, options = {}) =>
          atWork(prepared, server, people.slice(0, clients), { seconds, ...options })
        await work(4)
        const lines: Line[] = []
        for (const clients of clientCounts) {
          progress(`${clients} ${clients === 1 ? 'client' : 'clients'}`)
          const took = { ours: [] as number[], baseline: [] as number[] }
          const worked: Worked[] = []
          const { ours, theirs } = await interleaved(rounds, {
            ours: async () => {
              const one = await work(clients)
              if (one.failed > 0) throw new Error(`${one.failed} of ${clients} inspectors had to stop.`)
              worked.push(one)
              return keep(took.ours, one)
            },
            theirs: async () => keep(took.baseline, await baseline.run({ clients, seconds })),
          })
          lines.push(lineOf(clients, ours, theirs, took, baseline.name), workLine(clients, worked))
        }
        progress(`${everybody} clients`)
        const paced = await work(everybody, { seconds: seconds * 5, pause })
        lines.push(everybodyLine(`one answer every ${pause / 1000} second`, paced, 100))
        lines.push(everybodyLine('no pause', await work(everybody, { seconds: seconds * 5 })))
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

const times = (took: number[]): string =>
  `p50 ${percentile(took, 0.5).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms`

const inWords = (clients: number): string => (clients === 1 ? '1 client' : `${clients} clients at once`)

function workLine(clients: number, worked: Worked[]): Line {
  const [server, database] = [worked.map((one) => one.server), worked.map((one) => one.database)]
  return {
    what: `${inWords(clients)}, processor time`,
    measured: `server ${median(server).toFixed(2)} ms, database ${median(database).toFixed(2)} ms`,
  }
}

function everybodyLine(how: string, { aSecond, took, failed }: Worked, limit?: number): Line {
  const met = failed === 0 && percentile(took, 0.99) < (limit ?? 0)
  return {
    what: `${everybody} inspectors, ${how}`,
    measured: `${aSecond.toFixed(0)} answers/s, ${times(took)}, ${failed} failed`,
    ...(limit ? { target: { text: `p99 under ${limit} ms, none failed`, met } } : {}),
  }
}

function lineOf(
  clients: number,
  ours: number[],
  theirs: number[],
  took: { ours: number[]; baseline: number[] },
  baseline: string,
): Line {
  const ratio = ratioOf(ours, theirs)
  return {
    what: inWords(clients),
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
