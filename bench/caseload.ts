/** A caseload of 100,000 rows through the whole application: sent, checked, and stored. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { stringify } from 'csv-stringify/sync'
import { inventCaseload } from '#engine/caseload/invent.ts'
import { openInspection, registerService, setTeam } from '#inspection/programme/actions.ts'
import { perform } from '#platform/audit/perform.ts'
import { connect } from '#platform/database/connect.ts'
import { startEmbeddedDatabase } from '#platform/database/embedded/start.ts'
import { migrate } from '#platform/database/migrate.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { loadFramework, PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { createAccount, signIn } from '#platform/people/sign-in.actions.ts'
import { buildServer } from '#platform/web/server.ts'
import { type Answer, Visitor } from '#platform/web/visitor.ts'
import { allEndpoints } from '../src/endpoints.ts'
import { frameworksDirectory } from '../src/frameworks-directory.ts'
import type { Measurement } from './measurement.ts'
import { median } from './rounds.ts'
import { between, usedBy } from './saves/processor-time.ts'

const rows = 100_000
const rounds = Number(process.env.BENCH_ROUNDS ?? 10)
const announced = '2027-01-04'
/** In milliseconds. */
const target = 5_000

export const caseload: Measurement = {
  name: 'caseload',
  title: 'A caseload of 100,000 rows',
  about: `A CSV file of ${rows.toLocaleString('en-GB')} rows by the doors that a service contact uses: read in a process of its own and sealed, checked and made ready in a thread while the page says how far it is, then stored as it was checked when it is accepted, each row as a record of its own, committed to disk. ${rounds} rounds, one version after the other; the median is printed. The target is held against the clock; beside it stands processor time, of the server’s process with its threads and of the database’s, which runs beside it. Memory is that of the server’s process with its threads: the most it had in a round, and what it still needed after the round when what nobody uses any more was cleared away. The process that reads the file is in neither.`,
  async measure(progress) {
    progress('preparing a database')
    const { visitor, url, content, databaseProcess, close } = await prepare()
    const took = { sent: [] as Spent[], checked: [] as Spent[], stored: [] as Spent[] }
    const most: number[] = []
    const needed: number[] = []
    try {
      for (let round = 0; round < rounds; round++) {
        progress(`round ${round + 1} of ${rounds}`)
        const memory = watchMemory()
        const clock = stopwatch(databaseProcess)
        const sent = await visitor.upload(
          url,
          { kind: 'court' },
          { field: 'file', name: 'big.csv', content: content(round) },
        )
        took.sent.push(clock())
        const held = redirected(sent, 'be sent')
        while ((await visitor.get(held)).body.includes('data-progress=')) await setTimeout(50)
        took.checked.push(clock())
        redirected(await visitor.post(`${held}/accept`), 'be accepted')
        took.stored.push(clock())
        most.push(memory())
        needed.push(stillNeeded())
      }
    } finally {
      await close()
    }
    const all = took.checked.map((one, at) => ({
      clock: one.clock + took.stored[at]!.clock,
      processor: one.processor + took.stored[at]!.processor,
    }))
    const met = median(all.map(({ clock }) => clock)) < target
    return {
      lines: [
        { what: 'Read and sealed', measured: seconds(took.sent) },
        {
          what: 'Checked, with what would change against the version before',
          measured: seconds(took.checked),
        },
        { what: 'Stored and committed', measured: seconds(took.stored) },
        { what: 'Checked and stored', measured: seconds(all), target: { text: 'under 5 s', met } },
        {
          what: 'Most memory, round by round',
          measured: inMegabytes(most),
        },
        {
          what: 'Still needed after each round',
          measured: inMegabytes(needed),
        },
      ],
    }
  },
}

/** In milliseconds. */
interface Spent {
  clock: number
  processor: number
}

function seconds(all: Spent[]): string {
  const inSeconds = (times: number[]) => `${(median(times) / 1000).toFixed(2)} s`
  return `${inSeconds(all.map(({ clock }) => clock))} (${inSeconds(all.map(({ processor }) => processor))} of processor time)`
}

const inMegabytes = (sizes: number[]) => `${sizes.map((size) => Math.round(size)).join(', ')} MB`

function stopwatch(databaseProcess: number): () => Spent {
  const now = () => ({ clock: performance.now(), own: process.cpuUsage(), database: usedBy(databaseProcess) })
  let last = now()
  return () => {
    const before = last
    last = now()
    const own = last.own.user + last.own.system - before.own.user - before.own.system
    return {
      clock: last.clock - before.clock,
      processor: own / 1000 + between(before.database, last.database),
    }
  }
}

setFlagsFromString('--expose-gc')
const clearAway = runInNewContext('gc') as () => void

/** The megabytes in use when everything that nobody can reach any more is gone. */
function stillNeeded(): number {
  clearAway()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

/** The most megabytes that the process had until it is asked. */
function watchMemory(): () => number {
  let most = 0
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss / 1e6)
  }
  const timer = setInterval(look, 20)
  return () => {
    clearInterval(timer)
    look()
    return most
  }
}

function redirected({ status, location, body }: Answer, what: string): string {
  if (status === 303 && location) return location
  throw new Error(`The caseload could not ${what} (${status}): ${body.slice(0, 500)}`)
}

async function prepare() {
  const directory = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
  const server = await startEmbeddedDatabase({ directory })
  const { db, pool, close } = await connect(server.connectionString)
  await migrate(pool)
  const framework = (await loadFrameworks(frameworksDirectory)).get('hmip-youth-2018')!
  await perform(db, loadFramework, framework)
  const app = await buildServer(
    {
      db,
      frameworks: new PinnedFrameworks(db),
      demonstration: false,
      logLevel: 'silent',
      https: false,
      proxies: 0,
      requestsPerMinute: 1_000_000,
    },
    allEndpoints({ db, demonstration: false }),
  )
  const name = 'Service contact'
  const id = await perform(db, createAccount, { email: 'a@example.org', name, passwordHash: null, roles: [] })
  const sessionToken = await perform(db, signIn, { person: id, how: 'password' as const })
  const visitor = new Visitor(app, { id, name, sessionToken })
  const service = await perform(db, registerService, { name: 'Northmere', area: 'Northmere' })
  const inspection = await perform(db, openInspection, {
    service: { id: service, slug: 'northmere' },
    framework,
    announcedOn: announced,
    fieldworkFrom: '2027-02-01',
    fieldworkTo: '2027-02-05',
    publicationPlannedOn: null,
  })
  await perform(db, setTeam, {
    inspection: inspection.id,
    members: [{ person: id, role: 'service-contact' as const }],
  })
  const made = inventCaseload(framework, { kind: 'court', size: rows - 2, seed: 'bench', announced })
  const text = stringify([made.headings, ...made.rows])
  await visitor.formToken()
  return {
    visitor,
    databaseProcess: server.pid(),
    url: `/inspections/${inspection.slug}/caseload`,
    /** The same cases each time, in a file that is another one. */
    content: (round: number) => text + '\n'.repeat(round),
    async close() {
      await app.close()
      await close()
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
