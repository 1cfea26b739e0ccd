/** The number of standards, the scale of the score and the bands, against the framework's own. */
import { ratingById, ratingByName, standardsInOrder } from '../../../framework/find.ts'
import { type Finding, finding } from '../finding.ts'
import { numberPattern as n, numberOf } from '../number-words.ts'
import { labelPattern } from '../reading/ratings-of-lines.ts'
import type { PlacedLine, ReadReport } from '../reading/read-report.ts'

const standards = new RegExp(`\\b(${n}) (?:core )?[‘'“"]?standards\\b`, 'giu')
/** Fewer are the standards of one domain. */
const fewest = 8
const scale = /\b0\s?(?:–|-|to)\s?(\d{1,2}) scale\b|\branging from 0\s?(?:–|-|to)\s?(\d{1,2})\b/gi
const dash = '\\s?(?:–|-|to)\\s?'

export function scaleOfReport(report: ReadReport): Finding[] {
  const patterns = patternsOf(labelPattern(report.framework))
  return report.lines.flatMap((line) => [
    ...numberOfStandards(report, line),
    ...scaleOfScore(report, line),
    ...bandsOfScore(report, line, patterns),
    ...bandsOfQuestions(report, line, patterns),
  ])
}

type Patterns = ReturnType<typeof patternsOf>

const patternsOf = (labels: string) => ({
  ofScore: new RegExp(
    `(?<![\\d%])(\\d{1,2})${dash}(\\d{1,2})(?!\\d|%)\\s*=?\\s*[‘'“"]?(${labels})\\b`,
    'giu',
  ),
  inTable: new RegExp(`\\b(\\d{1,3})${dash}(\\d{1,3})%\\s+(${labels})\\b`, 'giu'),
  inText: new RegExp(
    `[‘'“"](${labels})[’'”"] band of (\\d{1,3})(?: per cent|%)?${dash}(\\d{1,3}) ?(?:per cent|%)`,
    'giu',
  ),
})

function numberOfStandards({ framework }: ReadReport, { text, place }: PlacedLine): Finding[] {
  const all = standardsInOrder(framework)
  const counting = all.filter(({ countsToScore }) => countsToScore).length
  return [...text.matchAll(standards)].flatMap((match) => {
    const said = numberOf(match[1]!)
    if (said === null || said < fewest || said === counting || said === all.length) return []
    return [
      finding('scale-differs', place, {
        printed: `${match[1]} standards`,
        elsewhere: `${counting}`,
        expected: String(counting),
      }),
    ]
  })
}

function scaleOfScore({ framework }: ReadReport, { text, place }: PlacedLine): Finding[] {
  const highest = Math.max(...framework.overall.bands.map(({ to }) => to))
  const ofOne = Math.max(...framework.ratings.map(({ score }) => score))
  return [...text.matchAll(scale)].flatMap((match) => {
    const said = Number(match[1] ?? match[2])
    if (said === highest || said === ofOne) return []
    return [
      finding('scale-differs', place, {
        printed: `a scale of 0 to ${said}`,
        elsewhere: `0 to ${highest}`,
        expected: `0 to ${highest}`,
      }),
    ]
  })
}

/** "0–6 = Inadequate" and rows "0-6 | Inadequate". */
function bandsOfScore(
  { framework }: ReadReport,
  { text, place, where }: PlacedLine,
  { ofScore }: Patterns,
): Finding[] {
  const highest = Math.max(...framework.overall.bands.map(({ to }) => to))
  if (where.part === 'ratings') return []
  return [...text.matchAll(ofScore)].flatMap((match) => {
    const band = framework.overall.bands.find(
      ({ rating }) => rating === ratingByName(framework, match[3]!)?.id,
    )
    const [from, to] = [Number(match[1]), Number(match[2])]
    if (!band || to > highest + 40 || (band.from === from && band.to === to)) return []
    const right = `${band.from} to ${band.to}`
    return [
      finding('scale-differs', place, {
        printed: `${from} to ${to} for ${match[3]}`,
        elsewhere: right,
        expected: right,
      }),
    ]
  })
}

/** A row such as "50–64% Requires improvement", and a sentence that names a band with both of its ends. */
function bandsOfQuestions(
  { framework }: ReadReport,
  { text, place }: PlacedLine,
  { inTable, inText }: Patterns,
): Finding[] {
  const found = [
    ...[...text.matchAll(inTable)].map((match) => [match[3]!, Number(match[1]), Number(match[2])] as const),
    ...[...text.matchAll(inText)].map((match) => [match[1]!, Number(match[2]), Number(match[3])] as const),
  ]
  return found.flatMap(([label, from, to]) => {
    const rating = ratingByName(framework, label)
    const band = framework.keyQuestionBands.bands.find((one) => one.rating === rating?.id)
    if (!band || (band.from === from && band.to === to)) return []
    const right = `${band.from} to ${band.to} per cent`
    return [
      finding('scale-differs', place, {
        printed: `${from} to ${to} per cent for ${ratingById(framework, band.rating)!.label}`,
        elsewhere: right,
        expected: right,
      }),
    ]
  })
}
