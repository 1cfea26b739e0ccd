/** How long it takes to complete caseloads, and whether chances that are stated come true in invented services. */
import { questionsOf } from '#engine/certainty/case-vectors.ts'
import { ratingsOfCaseload, sizesOf } from '#engine/certainty/completion.ts'
import { ratingJudge } from '#engine/certainty/judge.ts'
import { createQuickChance } from '#engine/certainty/quick-chance.ts'
import { certaintyRules } from '#engine/certainty/rules.ts'
import { ratingById, standardsInOrder } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { frameworksDirectory } from '../src/frameworks-directory.ts'
import { inventVectors, sampleOf, vectorsOf } from './certainty/invented-vectors.ts'
import type { Line, Measurement } from './measurement.ts'
import { interleaved, median, Stopwatch } from './rounds.ts'

const kinds = ['court', 'out-of-court']
const speed = { sample: 40, caseload: 100, draws: 10_000 }
const services = Number(process.env.BENCH_SERVICES ?? 150)
const trialDraws = 1_000
/** Caseload and sample of each trial. */
const trials = [
  [25, 22],
  [15, 6],
  [37, 15],
  [91, 13],
  [100, 40],
] as const

export const certainty: Measurement = {
  name: 'certainty',
  title: 'How certain ratings are',
  about: `Speed: ${speed.draws.toLocaleString('en-GB')} caseloads are completed and rated, for two kinds of case with ${speed.sample} of ${speed.caseload} cases assessed each, twelve standards of the 2018 framework, total and overall. Processor time of one thread; the time by the clock stands beside it. Calibration: ${services} services are invented for each size, their standards of out-of-court work rated from all cases and again from a sample; the stated chance that the caseload’s rating is the sample’s is held against how often it is. A service’s level, its cases and their answers are correlated; how they are invented is an assumption, so the last digits mean nothing. The score is the mean of minus the logarithm of the chance stated for the rating that was true: lower is better.`,
  async measure(progress) {
    const framework = (await loadFrameworks(frameworksDirectory)).get('hmip-youth-2018')!
    progress('speed')
    const lines = [await speedOf(framework)]
    for (const [caseload, sample] of trials) {
      progress(`calibration, ${sample} of ${caseload} cases`)
      lines.push(...calibrationOf(framework, caseload, sample))
    }
    return { lines }
  },
}

async function speedOf(framework: Framework): Promise<Line> {
  const chance = createQuickChance('bench certainty')
  const samples = kinds.map((kind) =>
    vectorsOf(framework, kind, inventVectors(questionsOf(framework, kind).length, speed.sample, chance)),
  )
  const fixed = new Map(
    standardsInOrder(framework)
      .filter(({ judged }) => judged === 'qualitative')
      .map(({ id }) => [id, ratingById(framework, 'good')!]),
  )
  const caseload = Object.fromEntries(kinds.map((kind) => [kind, speed.caseload]))
  const watch = new Stopwatch()
  const work = () =>
    ratingsOfCaseload(
      framework,
      {
        samples,
        caseload,
        seed: 'bench',
        draws: speed.draws,
        assumed: certaintyRules(framework).assumedWeight,
      },
      fixed,
    )
  if (work().overall === null) throw new Error('The invented inspection was not rated.')
  const { milliseconds } = await interleaved(9, { milliseconds: () => watch.time(work) })
  const took = median(milliseconds)
  return {
    what: `${speed.draws.toLocaleString('en-GB')} completed caseloads, ${standardsInOrder(framework).length} standards, ${speed.sample} of ${speed.caseload} cases of each kind`,
    measured: `${(took / 1000).toFixed(3)} s (${(median(watch.clock) / 1000).toFixed(3)} s by the clock)`,
    target: { text: 'under 0.5 s', met: took < 500 },
  }
}

interface Stated {
  /** Chance stated for the rating that the sample gives, and for the one that was true. */
  ofSample: number
  ofTruth: number
  right: boolean
}

function calibrationOf(framework: Framework, caseload: number, sample: number): Line[] {
  const { assumedWeight, sensitivityWeight } = certaintyRules(framework)
  const stated = new Map<number, Stated[]>([
    [assumedWeight, []],
    [sensitivityWeight, []],
  ])
  for (let service = 0; service < services; service += 1) {
    const chance = createQuickChance(`service ${service} of ${caseload}`)
    const kind = 'out-of-court'
    const all = inventVectors(questionsOf(framework, kind).length, caseload, chance)
    const truth = ratedFrom(framework, kind, all)
    const samples = [vectorsOf(framework, kind, sampleOf(all, sample, chance))]
    for (const [assumed, list] of stated) {
      const given = {
        samples,
        caseload: { [kind]: caseload },
        seed: `s${service}`,
        draws: trialDraws,
        assumed,
      }
      const { standards } = ratingsOfCaseload(framework, given, new Map())
      for (const { id, sample: own, times } of standards) {
        const actual = truth.get(id)!
        list.push({
          ofSample: times[own!]! / trialDraws,
          ofTruth: times[actual]! / trialDraws,
          right: own === actual,
        })
      }
    }
  }
  return [...stated].map(([assumed, list]): Line => {
    const mean = (of: (one: Stated) => number) => list.reduce((sum, one) => sum + of(one), 0) / list.length
    // What never came out in so many draws is not impossible: half a draw.
    const score = mean(({ ofTruth }) => -Math.log(Math.max(ofTruth, 0.5 / trialDraws)))
    return {
      what: `${sample} of ${caseload} cases, assumed cases of weight ${assumed}: chance stated for the sample’s rating`,
      measured: `${(100 * mean(({ ofSample }) => ofSample)).toFixed(1)}% on average`,
      against: `came true ${(100 * mean(({ right }) => Number(right))).toFixed(1)}% of the time; score ${score.toFixed(3)}`,
    }
  })
}

/** The ratings of a caseload that is known in full. */
function ratedFrom(framework: Framework, kind: string, all: Int8Array[]): Map<string, string> {
  const samples = [vectorsOf(framework, kind, all)]
  const judge = ratingJudge(framework, samples, sizesOf({ samples, caseload: {} }), new Map())
  return new Map(judge.ratings().standards.map(({ id, sample }) => [id, sample!]))
}
