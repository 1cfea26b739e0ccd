/** Two hundred inspectors at once on one machine: nothing is refused, nothing is lost, and memory does not grow. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#platform/audit/verify.ts'
import { connect } from '#platform/database/connect.ts'
import { median, percentile } from '../../bench/rounds.ts'
import { prepareBaseline } from '../../bench/saves/baseline.ts'
import { chance, seedOfRun } from '../fieldwork/chance.ts'
import { holdAgainstRecord } from '../fieldwork/hold-against-record.ts'
import { InspectorAtWork } from '../fieldwork/inspector-at-work.ts'
import { type Fieldwork, prepareFieldwork } from '../fieldwork/prepare.ts'
import { type Figure, howMany, inFull, patience, progress, report } from '../proof/scale.ts'
import { type Memory, memoryWatch } from './memory.ts'

const inspectors = inFull ? 200 : 20
/** Of each of the two ways to work. */
const seconds = howMany({ brief: 8, full: 300 })
/** Without pauses they work in turns with the baseline. */
const turns = inFull ? 5 : 1
const baselineSeconds = howMany({ brief: 1, full: 12 })
/** Five minutes show whether memory grows; less shows only that the program has just been started. */
const longEnough = seconds >= 300
const mostGrowth = 1.25
/** Mean milliseconds between two answers of one person who reads a file. */
const thinking = inFull ? 5000 : 500
const seed = seedOfRun()

describe(`${inspectors} inspectors save at once (PROOF_SEED=${seed})`, () => {
  let fieldwork: Fieldwork
  beforeAll(async () => {
    fieldwork = await prepareFieldwork({ inspectors, casesEach: 5, connections: inspectors + 50 })
    await fieldwork.application.start()
  }, patience)
  afterAll(() => fieldwork.application.remove())

  it(
    'keeps every answer it acknowledges, refuses none, and its audit record is sound',
    async () => {
      const { application, framework } = fieldwork
      const random = chance(seed)
      const people = fieldwork.inspectors.map(
        (one) => new InspectorAtWork(one, framework, chance(random.below(2 ** 31))),
      )
      const figures: Figure[] = [{ what: 'Inspectors', figure: String(inspectors) }]

      const work = async (pause: number, lasting: number, took: number[]) => {
        const end = performance.now() + lasting * 1000
        const day = {
          address: application.address,
          goOn: () => performance.now() < end,
          thinking: pause,
          saved: (milliseconds: number) => took.push(milliseconds),
        }
        const before = took.length
        await Promise.all(people.map((one) => one.work(day)))
        return (took.length - before) / lasting
      }

      progress(`${seconds} seconds with pauses as people make them`)
      const calm: number[] = []
      const calmRate = await work(thinking, seconds, calm)
      figures.push(...figuresOf(`With pauses of ${thinking / 1000} s on average`, calmRate, calm))

      const baseline = inFull ? await prepareBaseline(application.connectionString) : undefined
      const memory = memoryWatch(application)
      const busy: number[] = []
      const rates: { ours: number; theirs: number }[] = []
      for (let turn = 0; turn < turns; turn += 1) {
        progress(`${seconds / turns} seconds without pauses, turn ${turn + 1} of ${turns}`)
        memory.go()
        const ours = await work(0, seconds / turns, busy)
        memory.halt()
        const theirs = (await baseline?.run({ clients: inspectors, seconds: baselineSeconds }))?.aSecond
        rates.push({ ours, theirs: theirs ?? Number.NaN })
      }
      figures.push(...figuresOf('Without pauses', median(rates.map((one) => one.ours)), busy))
      if (baseline) {
        figures.push({
          what: `${baseline.name}, as many clients, in turns`,
          figure: `${median(rates.map((one) => one.theirs)).toFixed(0)} commits/s; ours over that, turn by turn: ${median(rates.map((one) => one.ours / one.theirs)).toFixed(2)}×`,
        })
      }
      const held = memoryHeld(memory.samples)
      figures.push(...held.figures)

      const notebooks = people.map((one) => one.notebook)
      const cases = fieldwork.inspectors.flatMap((one) => one.cases.map((path) => path.split('/').at(-1)!))
      const { kept, faults } = await holdAgainstRecord(application.connectionString, cases, notebooks, true)
      expect(faults.slice(0, 10)).toEqual([])
      expect(kept).toBe(calm.length + busy.length)
      expect(kept).toBeGreaterThan(inspectors)
      const again = notebooks.reduce((sum, one) => sum + one.again, 0)
      expect(again, 'answers that had to be sent again').toBe(0)
      const { db, close } = await connect(application.connectionString, { poolSize: 1 })
      const { findings, events } = await verifyAudit(db)
      await close()
      expect(findings).toEqual([])
      expect(await application.stop()).toBe(0)
      figures.push(
        { what: 'Errors', figure: String(again) },
        { what: 'Answers acknowledged, all there with version and content', figure: String(kept) },
        { what: 'Audit record', figure: `${events} events, all sound` },
      )
      report('load', seed, figures)
      if (longEnough)
        expect(held.growth, 'memory of the program, from the second fifth to the last').toBeLessThan(
          mostGrowth,
        )
    },
    patience,
  )
})

const figuresOf = (how: string, rate: number, took: number[]): Figure[] => [
  {
    what: how,
    figure: `${rate.toFixed(0)} answers/s; p50 ${percentile(took, 0.5).toFixed(0)} ms, p99 ${percentile(took, 0.99).toFixed(0)} ms, slowest ${percentile(took, 1).toFixed(0)} ms`,
  },
]

/** The last fifth of the time against the second: in five minutes, the last minute against the second. */
function memoryHeld(samples: readonly Memory[]): { growth: number; figures: Figure[] } {
  const fifth = (at: number) =>
    samples.slice(Math.floor((samples.length * at) / 5), Math.ceil((samples.length * (at + 1)) / 5))
  const growthOf = (of: keyof Memory) => {
    const [second, last] = [fifth(1), fifth(4)].map((part) => median(part.map((one) => one[of])))
    return { second: second!, last: last!, growth: last! / second! }
  }
  const figures = (['program', 'database'] as const).map((of): Figure => {
    const { second, last, growth } = growthOf(of)
    return {
      what: `Memory of the ${of}, without pauses`,
      figure: `second fifth of the time ${second.toFixed(0)} MB, last ${last.toFixed(0)} MB: ${growth.toFixed(2)}×`,
    }
  })
  return { growth: growthOf('program').growth, figures }
}
