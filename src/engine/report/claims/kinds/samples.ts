/** Sizes of samples, their parts, the interviews, and shares that were planned, against each other. */
import { percentOf } from '../../../rating/percent.ts'
import { type Finding, finding } from '../finding.ts'
import { numberPattern as n, numberOf } from '../number-words.ts'
import type { ReadReport } from '../reading/read-report.ts'

const names = { court: 'court cases', 'out-of-court': 'out-of-court cases' }
const planned = new RegExp(
  `\\b(${n}) per cent of (?:the )?cases selected were [^.]{0,80}?\\b(court|out-of-court) disposals`,
  'giu',
)

export function samplesOfReport(report: ReadReport): Finding[] {
  return [...sizes(report), ...parts(report), ...interviews(report), ...plannedShares(report)]
}

function sizes({ samples, figures }: ReadReport): Finding[] {
  return samples.said.flatMap(({ kind, cases, place }) => {
    const most = figures.cases[kind]
    if (most === undefined || cases === most) return []
    return [
      finding('sample-differs', place, {
        printed: `${cases} ${names[kind]}`,
        elsewhere: `${most} in other places`,
      }),
    ]
  })
}

function parts({ samples, figures }: ReadReport): Finding[] {
  return samples.parts.flatMap(({ kind, sum, text, place }) => {
    const size = kind === null ? undefined : figures.cases[kind]
    if (kind === null || size === undefined || sum === size) return []
    return [
      finding('sum-differs', place, { printed: `${size} ${names[kind]}`, elsewhere: `${sum} (“${text}”)` }),
    ]
  })
}

function interviews({ samples, figures }: ReadReport): Finding[] {
  const total = samples.interviews.find(({ kind }) => kind === 'all')
  const of = (kind: 'court' | 'out-of-court') => {
    const said = samples.interviews.find((one) => one.kind === kind)
    return said?.count === 'every' ? figures.cases[kind] : said?.count
  }
  const court = of('court')
  const out = of('out-of-court')
  if (!total || court === undefined || out === undefined || total.count === court + out) return []
  return [
    finding('sum-differs', total.place, {
      printed: `${total.count} interviews with case managers`,
      elsewhere: `${court + out} (${court} about court cases and ${out} about out-of-court cases)`,
    }),
  ]
}

/** What was planned may miss what was achieved by one case; by more it must not be printed as achieved. */
function plannedShares({ lines, figures }: ReadReport): Finding[] {
  const { court, 'out-of-court': out } = figures.cases
  if (court === undefined || out === undefined) return []
  const all = court + out
  return lines.flatMap(({ text, place }) =>
    [...text.matchAll(planned)].flatMap((match) => {
      const share = numberOf(match[1]!)
      const cases = match[2]!.toLowerCase() === 'court' ? court : out
      if (share === null || Math.abs((share * all) / 100 - cases) <= 1) return []
      return [
        finding('planned-share', place, {
          printed: `${share} per cent were ${match[2]} disposals`,
          elsewhere: `${percentOf(cases, all)} per cent (${cases} of ${all})`,
        }),
      ]
    }),
  )
}
