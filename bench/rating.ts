/** How long rating takes: one inspection, and every inspection of a whole programme counted and rated again. */
import { checkResults } from '#engine/rating/check-results.ts'
import { rate } from '#engine/rating/rate.ts'
import type { Results } from '#engine/rating/results.ts'
import { resultsFromTally, tally } from '#engine/rating/tally.ts'
import type { Inspected } from '#engine/simulation/inspected.ts'
import { simulate } from '#engine/simulation/simulate.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { frameworksDirectory } from '../src/frameworks-directory.ts'
import { inventCases, judgementsFor } from './invented-cases.ts'
import type { Measurement } from './measurement.ts'
import { interleaved, median, ratioOf, Stopwatch } from './rounds.ts'

const services = 157
const casesEach = 40
const answersEach = 60
const ratingsAtOnce = 100

export const rating: Measurement = {
  name: 'rating',
  title: 'Rating',
  about: `Targets are held against processor time, because other programs share the machine; the time by the clock stands beside it. Rating one inspection takes its counts and judgements to all ratings; the time is the mean of ${ratingsAtOnce} in a row. The programme is ${services} services with ${casesEach} cases of ${answersEach} answers, each service tallied, checked and rated. The plain loop goes over the same cases and does no more than count the answers that are “yes”: it knows nothing of routing, of missing answers or of ratings.`,
  async measure(progress) {
    const frameworks = [...(await loadFrameworks(frameworksDirectory)).values()]
    const framework = frameworks.find(({ id }) => id === 'hmip-youth-2018')!
    const programme = inventCases(framework, { services, casesEach, answersEach })
    const judgements = judgementsFor(framework)
    const rateAgain = (cases: (typeof programme)[number]) => {
      const counts = resultsFromTally(framework, tally(framework, cases))
      const checked = checkResults(framework, { framework: framework.id, ...counts, judgements })
      if ('faults' in checked)
        throw new Error(`The invented results are faulty: ${checked.faults[0]?.message}`)
      return rate(framework, checked.results)
    }
    const one: Results = {
      framework: framework.id,
      ...resultsFromTally(framework, tally(framework, programme[0]!)),
      judgements,
      discretion: [],
      caseload: {},
    }
    const withCaseload = { ...one, caseload: { court: 60, outOfCourt: 80 } }
    const inspections = programme.map((cases, at): Inspected => {
      const counts = resultsFromTally(framework, tally(framework, cases))
      const results = { ...one, ...counts }
      return { id: `${at}`, name: `Service ${at}`, framework, results, cases }
    })
    const otherBoundaries = { title: 'Higher', boundaries: { good: 70, outstanding: 85 } }
    const otherCases = { title: 'Whole', cases: { whole: true as const } }
    const watches = {
      one: new Stopwatch(),
      withCaseload: new Stopwatch(),
      programme: new Stopwatch(),
      boundaries: new Stopwatch(),
      cases: new Stopwatch(),
    }
    const mean = (watch: Stopwatch, results: Results) =>
      watch.time(() => {
        for (let time = 0; time < ratingsAtOnce; time += 1) rate(framework, results)
      }) / ratingsAtOnce
    if (rateAgain(programme[0]!).overall === null) throw new Error('The invented inspection was not rated.')

    progress('rounds of rating')
    const figures = await interleaved(15, {
      one: () => mean(watches.one, one),
      withCaseload: () => mean(watches.withCaseload, withCaseload),
      programme: () => watches.programme.time(() => programme.map(rateAgain)) / 1000,
      boundaries: () =>
        watches.boundaries.time(() => simulate(otherBoundaries, inspections, frameworks)) / 1000,
      cases: () => watches.cases.time(() => simulate(otherCases, inspections, frameworks)) / 1000,
      plain: () => new Stopwatch().time(() => programme.map(countYes)) / 1000,
    })
    const single = median(figures.one)
    const full = median(figures.withCaseload)
    const all = median(figures.programme)
    const [boundaries, wholeSample] = [median(figures.boundaries), median(figures.cases)]
    const clock = (watch: Stopwatch, over: number) => median(watch.clock) / over
    return {
      lines: [
        {
          what: 'One inspection, with the explanation of every figure',
          measured: `${single.toFixed(2)} ms (${clock(watches.one, ratingsAtOnce).toFixed(2)} ms by the clock)`,
          target: { text: 'under 1 ms', met: single < 1 },
        },
        {
          what: 'The same with its caseload: intervals and band probabilities too',
          measured: `${full.toFixed(2)} ms (${clock(watches.withCaseload, ratingsAtOnce).toFixed(2)} ms by the clock)`,
          target: { text: 'under 1 ms', met: full < 1 },
        },
        {
          what: `${services} services × ${casesEach} cases × ${answersEach} answers, tallied and rated`,
          measured: `${all.toFixed(3)} s (${clock(watches.programme, 1000).toFixed(3)} s by the clock)`,
          target: { text: 'under 0.3 s', met: all < 0.3 },
        },
        {
          what: 'The same programme by its own rules and with other boundaries, side by side',
          measured: `${boundaries.toFixed(3)} s (${clock(watches.boundaries, 1000).toFixed(3)} s by the clock)`,
          target: { text: 'under 0.3 s', met: boundaries < 0.3 },
        },
        {
          what: 'The same where other cases count, so that every answer is counted again',
          measured: `${wholeSample.toFixed(3)} s (${clock(watches.cases, 1000).toFixed(3)} s by the clock)`,
          target: { text: 'under 0.3 s', met: wholeSample < 0.3 },
        },
        {
          what: 'Tallied and rated, as so many times the time of a plain loop',
          measured: `${all.toFixed(3)} s`,
          against: `loop counting “yes”: ${median(figures.plain).toFixed(4)} s`,
          ratio: ratioOf(figures.programme, figures.plain),
        },
      ],
    }
  },
}

function countYes(cases: readonly { answers: Readonly<Record<string, { value: string } | undefined>> }[]) {
  let yes = 0
  for (const { answers } of cases) {
    for (const id in answers) if (answers[id]?.value === 'yes') yes += 1
  }
  return yes
}
