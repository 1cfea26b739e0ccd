/** Each key question for the whole caseload: its range, and how likely each band is. */
import { chanceText } from '#engine/certainty/chance-words.ts'
import { shareRange } from '#engine/certainty/share-range.ts'
import type { Domain } from '#engine/framework/shape.ts'
import type { RatedKeyQuestion } from '#engine/rating/rated.ts'
import { caseKindKey } from '#engine/rating/results.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { keyQuestionChart, type ShareRange } from '../key-question-chart.ts'
import type { Standing } from '../standing.ts'

export const rangePercent = 80

/** Enough for any caseload a service has; beyond it the sum over all that might count would keep others waiting. */
const largestCaseload = 2000

interface Sized {
  sample: number
  caseload: number
}

function sizesOf({ results, tally }: Standing, caseKind: string | undefined): Sized | null {
  if (caseKind === undefined) return null
  const caseload = results.caseload[caseKindKey(caseKind)] ?? 0
  const sample = results.cases[caseKindKey(caseKind)] ?? tally.samples[caseKind] ?? 0
  return sample > 0 && caseload >= sample ? { sample, caseload } : null
}

function rangeOf(figure: RatedKeyQuestion, { sample, caseload }: Sized): ShareRange | null {
  const { yes, relevant, interval80 } = figure
  if (yes === undefined || !relevant || !interval80) return null
  if (relevant === sample) {
    const [from, to] = interval80.map((cases) => Math.round((100 * cases) / caseload)) as [number, number]
    return { from, to, exact: true }
  }
  if (caseload > largestCaseload) return null
  const [from, to] = shareRange({ yes, relevant, sample, caseload }, rangePercent)
  return { from, to, exact: false }
}

interface Row {
  ref: string
  figure: RatedKeyQuestion
  size: Sized
  range: ShareRange
}

function rowsOf(standing: Standing, domain: Domain): Row[] {
  return domain.standards
    .filter(({ judged }) => judged === 'from-cases')
    .flatMap(({ caseKind, keyQuestions }) => {
      const size = sizesOf(standing, caseKind)
      return keyQuestions.flatMap(({ ref }): Row[] => {
        const figure = standing.rated.keyQuestions.find((one) => one.ref === ref)
        const range = figure && size && rangeOf(figure, size)
        return range ? [{ ref, figure, size, range }] : []
      })
    })
}

/** Probabilities are kept to a millionth, so what is all but certain must not be said to be certain. */
const chance = (probability: number): string => chanceText(Math.round(probability * 1e6), 1e6)

function sentence(rows: readonly Row[]): string {
  const crossing = rows.filter(({ figure }) =>
    Object.values(figure.bandProbability ?? {}).every((p) => p < 1),
  )
  if (crossing.length === 0) return 'None of these key questions could fall in another band.'
  return `${crossing.length} of ${rows.length} key questions could fall in another band in the whole caseload; the table says how likely that is.`
}

export function keyQuestionsPart(standing: Standing, domain: Domain): Html | '' {
  const rows = rowsOf(standing, domain)
  if (rows.length === 0) return ''
  const bands = Object.keys(rows[0]!.figure.bandProbability ?? {})
  const some = rows.some(({ range }) => !range.exact)
  const caption = `The line is the ${rangePercent}% range for the whole caseload${some ? '; broken where the question counts only some cases' : ''}.`
  return html`<h3 class="govuk-heading-m">${domain.ref}. ${domain.name}</h3>
<p class="govuk-body">${sentence(rows)}</p>
${keyQuestionChart(standing, domain, { byRef: new Map(rows.map(({ ref, range }) => [ref, range])), caption })}
${wideTable(`Key questions of ${domain.name}, for the whole caseload`, {
  caption: `Key questions of ${domain.name}, for the whole caseload`,
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [
    { text: 'Key question' },
    ...['Yes', 'Cases', `${rangePercent}% range`, ...bands].map((text) => ({ text, format: 'numeric' })),
  ],
  rows: rows.map(({ ref, figure, size, range }) => [
    { text: ref },
    { text: `${figure.yes} of ${figure.relevant}`, format: 'numeric', classes: 'pl-nowrap' },
    { text: `${size.sample} of ${size.caseload}`, format: 'numeric', classes: 'pl-nowrap' },
    { text: rangeText(figure, size, range), format: 'numeric' },
    ...bands.map((band) => ({
      text: chance(figure.bandProbability?.[band] ?? 0),
      format: 'numeric',
      ...(figure.band === band ? { classes: 'govuk-!-font-weight-bold' } : {}),
    })),
  ]),
})}`
}

/** Cases where that is exact, per cent where the number of cases that count is not known either. */
function rangeText(
  { interval80 }: RatedKeyQuestion,
  { caseload }: Sized,
  { from, to, exact }: ShareRange,
): string {
  const percent = from === to ? `${from}%` : `${from}% to ${to}%`
  if (!exact) return percent
  const [least, most] = interval80!
  const cases = least === most ? `${least}` : `${least} to ${most}`
  return `${cases} of ${caseload} (${percent})`
}
