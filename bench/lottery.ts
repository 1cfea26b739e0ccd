/** How long it takes to build the list of a balanced lottery. For the record: there is nothing to compare it with. */
import { checkCaseload } from '#engine/caseload/check.ts'
import { inventCaseload } from '#engine/caseload/invent.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { freezeFrame } from '#engine/sampling/frame.ts'
import { buildLottery } from '#engine/sampling/lottery.ts'
import { sampleSize } from '#engine/sampling/size.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { frameworksDirectory } from '../src/frameworks-directory.ts'
import type { Line, Measurement } from './measurement.ts'
import { interleaved, median, Stopwatch } from './rounds.ts'

const kind = 'court'
const announced = '2027-01-04'
const targets: Record<number, number | undefined> = { 100: 2, 300: 10 }

export const lottery: Measurement = {
  name: 'lottery',
  title: 'The balanced lottery',
  about:
    'The whole list of possible samples is built for an invented court caseload of the 2018 framework: as many cases as its rule for the sample size asks for, every stratum mirrored, every case in equally many rows. It is built once for an inspection, before the public random number is known. Targets are held against processor time; the time by the clock stands beside it.',
  async measure(progress) {
    const framework = (await loadFrameworks(frameworksDirectory)).get('hmip-youth-2018')!
    const lines: Line[] = []
    for (const eligible of [24, 100, 300, 1_000]) {
      progress(`${eligible} cases`)
      const frame = frameOf(framework, eligible)
      const build = () => buildLottery(frame, framework.sampling)!
      const watch = new Stopwatch()
      const { seconds } = await interleaved(eligible > 300 ? 1 : 3, {
        seconds: () => watch.time(build) / 1000,
      })
      const { rows, tolerance } = build()
      const limit = targets[eligible]
      lines.push({
        what: `${frame.n} of ${eligible} cases: ${rows.length} possible samples, each within ${tolerance} of every share`,
        measured: `${median(seconds).toFixed(2)} s (${(median(watch.clock) / 1000).toFixed(2)} s by the clock)`,
        ...(limit ? { target: { text: `under ${limit} s`, met: median(seconds) < limit } } : {}),
      })
    }
    return { lines }
  },
}

function frameOf(framework: Framework, eligible: number) {
  const table = inventCaseload(framework, { kind, size: eligible, seed: 'bench', announced })
  const { cases } = checkCaseload(framework, kind, table, { announced, otherKinds: 'exclude' })
  const { n } = sampleSize(framework, kind, { [kind]: cases.length })
  return freezeFrame({ n, strata: framework.sampling.strata, cases })
}
