/** A “what if” over a whole programme: what reading it from the database costs, and what rating it again costs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulation, simulate } from '#engine/simulation/simulate.ts'
import { digestOfFigures } from '#inspection/judgement/what-if/figures-now.ts'
import { readAll, settledInspections } from '#inspection/judgement/what-if/inspected.ts'
import { askOverAll } from '#inspection/judgement/what-if/over-all.ts'
import { perform } from '#platform/audit/perform.ts'
import { connect } from '#platform/database/connect.ts'
import { startEmbeddedDatabase } from '#platform/database/embedded/start.ts'
import { migrate } from '#platform/database/migrate.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { loadFramework, PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { frameworksDirectory } from '../src/frameworks-directory.ts'
import { inventCases } from './invented-cases.ts'
import type { Measurement } from './measurement.ts'
import { fillProgramme } from './programme/database.ts'
import { median } from './rounds.ts'
import { between, usedBy } from './saves/processor-time.ts'

const programme = {
  services: Number(process.env.BENCH_SERVICES ?? 157),
  casesEach: 40,
  answersEach: 60,
}
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const higher = { title: 'Higher', boundaries: { good: 70, outstanding: 85 } }
const whole = { title: 'Whole', cases: { whole: true as const } }
const { services, casesEach, answersEach } = programme

export const whatIf: Measurement = {
  name: 'what-if',
  title: 'Other rules for a whole programme',
  about: `${services} concluded inspections with ${casesEach} cases of ${answersEach} answers each in the embedded database, half of each caseload assessed. Reading takes each inspection with its cases, answers, judgements and decisions; rating sets every inspection by its own rules and by others side by side. “How sure” completes each caseload 10,000 times and rates it by both rules, in a thread; it is done once, and then kept. Time by the clock, processor time of server and database beside it. Medians of ${rounds} rounds, but for what is done once.`,
  async measure(progress) {
    progress('preparing a database')
    const frameworks = [...(await loadFrameworks(frameworksDirectory)).values()]
    const framework = frameworks.find(({ id }) => id === 'hmip-youth-2018')!
    const directory = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
    const server = await startEmbeddedDatabase({ directory })
    const database = await connect(server.connectionString, { poolSize: 2 })
    const { db, pool } = database
    const timed = async <R>(work: () => Promise<R> | R) => {
      const [clock, own, theirs] = [performance.now(), process.cpuUsage(), usedBy(server.pid())]
      const result = await work()
      const { user, system } = process.cpuUsage(own)
      return {
        result,
        clock: performance.now() - clock,
        own: (user + system) / 1000,
        database: between(theirs, usedBy(server.pid())),
      }
    }
    try {
      await migrate(pool)
      for (const one of frameworks) await perform(db, loadFramework, one)
      await fillProgramme(db, framework, inventCases(framework, programme))
      await pool.query('vacuum analyze')
      const rows = await settledInspections(db)
      const reads: Spent[] = []
      const digests: Spent[] = []
      const ratings = { higher: [] as Spent[], whole: [] as Spent[] }
      for (let round = 0; round < rounds; round += 1) {
        progress(`round ${round + 1} of ${rounds}`)
        digests.push(await timed(() => digestOfFigures(db, rows)))
        const read = await timed(() => readAll(db, new PinnedFrameworks(db), rows))
        reads.push(read)
        const { inspected } = read.result
        if (inspected.some(({ cases }) => !cases)) throw new Error('Cases do not count to their results.')
        ratings.higher.push(await timed(() => simulate(higher, inspected, frameworks)))
        ratings.whole.push(await timed(() => simulate(whole, inspected, frameworks)))
      }
      progress('how sure the changes are')
      const ask = () =>
        askOverAll(db, 'bench', { rules: higher, frameworks, rows, figures: 'bench' }, 60 * 60_000)
      const first = await timed(ask)
      const again = await timed(async () => {
        await digestOfFigures(db, rows)
        return ask()
      })
      needSure(first.result)
      const rated = median(ratings.higher.map(({ own }) => own))
      const ratedWhole = median(ratings.whole.map(({ own }) => own))
      return {
        lines: [
          { what: 'Read from the database, each inspection whole', measured: seconds(reads) },
          {
            what: 'Rated by its own rules and with other boundaries',
            measured: seconds(ratings.higher),
            target: { text: 'under 0.3 s of processor time', met: rated < 300 },
          },
          {
            what: 'Rated where other cases count, so that every answer is counted again',
            measured: seconds(ratings.whole),
            target: { text: 'under 0.3 s of processor time', met: ratedWhole < 300 },
          },
          {
            what: 'Whether anything has changed since (asked at every look)',
            measured: seconds(digests),
          },
          {
            what: 'Read, rated, and how sure each change is, the first time',
            measured: seconds([first]),
          },
          { what: 'The same asked again', measured: seconds([again]) },
        ],
      }
    } finally {
      await database.close()
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    }
  },
}

/** In milliseconds. */
interface Spent {
  clock: number
  own: number
  database: number
}

function seconds(all: readonly Spent[]): string {
  const of = (time: (one: Spent) => number) => `${(median(all.map(time)) / 1000).toFixed(2)} s`
  return `${of(({ clock }) => clock)} (processor time: server ${of(({ own }) => own)}, database ${of(({ database }) => database)})`
}

function needSure(answer: { changes: ReadonlyMap<string, object>; simulation: Simulation } | object): void {
  if (!('changes' in answer) || [...answer.changes.values()].some((change) => 'why' in change))
    throw new Error('It was not worked out how sure the changes are.')
}
