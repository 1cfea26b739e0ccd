/** How sure the changes are, inspection by inspection, and how many services' ratings move. */
import { chanceText } from '#engine/certainty/chance-words.ts'
import {
  type Change,
  type ChangeOverCaseload,
  type WhyNoChange,
  whyNoChangeInWords,
} from '#engine/simulation/change.ts'
import { type HowMany, howManyOf, meanPoints, middleOf } from '#engine/simulation/how-many-move.ts'
import type { SimulatedInspection } from '#engine/simulation/simulate.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { howManyChart } from './how-many-chart.ts'

const numeric = (text: string) => ({ text, format: 'numeric' })
const chance = (share: number): string => chanceText(share, 1)
const services = (many: number): string => (many === 1 ? '1 service' : `${many} services`)

function meanText(change: ChangeOverCaseload): string {
  const mean = meanPoints(change)
  if (mean === null) return '–'
  const rounded = Math.abs(mean).toFixed(1)
  return rounded === '0.0' ? '0.0' : `${mean > 0 ? '+' : '−'}${rounded}`
}

const meanStandards = ({ standards, draws }: ChangeOverCaseload, how: 'up' | 'down'): string =>
  (standards.reduce((sum, one) => sum + one[how], 0) / draws).toFixed(1)

function howManyPart({ services: all, any, down, up }: HowMany): Html {
  const shown = any.flatMap((share, many) => (Math.max(share, down[many]!, up[many]!) >= 0.005 ? [many] : []))
  const [first, last] = [shown[0]!, shown.at(-1)!]
  const { from, to } = middleOf(any, 80)
  const many = to === 0 ? 'none' : from === to ? `${from}` : `${from} to ${to}`
  const said = `Of ${services(all)} that this can be said of, four times out of five ${many} ${to === 1 && from === 1 ? 'gets' : 'get'} another overall rating by these rules.`
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return html`<h3 class="govuk-heading-s">How many services’ overall ratings move</h3>
<p class="govuk-body">${said}${first > 0 || last < all ? ' Numbers with a chance of less than half a per cent are left out below.' : ''}</p>
${
  numbers.length === 1
    ? ''
    : howManyChart(
        first,
        numbers.map((one) => any[one]!),
        said,
      )
}
${wideTable('How many services’ overall ratings move', {
  caption: 'How many services’ overall ratings move',
  captionClasses: 'govuk-visually-hidden',
  attributes: { id: 'how-many' },
  firstCellIsHeader: true,
  head: [
    { text: 'So many services' },
    ...['get another rating', 'get a lower one', 'get a higher one'].map(numeric),
  ],
  rows: numbers.map((one) => [
    { text: `${one}` },
    ...[any, down, up].map((chances) => numeric(chance(chances[one]!))),
  ]),
})}`
}

function leftOut(changes: readonly Change[]): Html | '' {
  const why = Map.groupBy(
    changes.flatMap((one) => ('why' in one ? [one.why] : [])),
    (one) => one,
  )
  const lines: [WhyNoChange, number][] = [...why].map(([one, all]) => [one, all.length])
  return lines.length === 0
    ? ''
    : html`<ul class="govuk-list govuk-list--bullet">${lines.map(([one, many]) => html`<li>Left out: ${services(many)}. ${whyNoChangeInWords[one]}</li>`)}</ul>`
}

export function changesPart(
  inspections: readonly SimulatedInspection[],
  changes: ReadonlyMap<string, Change>,
): Html {
  const known = inspections.flatMap((one) => {
    const change = changes.get(one.id)
    return change && 'draws' in change ? [{ one, change }] : []
  })
  const all = [...changes.values()]
  const heading = html`<h2 class="govuk-heading-m" id="changes">How sure are the changes?</h2>`
  if (known.length === 0)
    return html`${heading}<p class="govuk-body">This can be said of none of these inspections.</p>${leftOut(all)}`
  const draws = Math.max(...known.map(({ change }) => change.draws))
  const moving = howManyOf(all)
  return html`${heading}
<p class="govuk-body">${draws === 1 ? 'Every case of these caseloads was assessed, so nothing is left to chance.' : `Only a sample of each caseload was assessed. Each caseload was completed ${draws.toLocaleString('en-GB')} times from its assessed cases, and each time rated by both rules; what chance does to both alike makes no difference. A caseload that was assessed whole leaves nothing to chance.`}</p>
${leftOut(all)}
${wideTable('How often overall ratings change, by inspection', {
  caption: 'How often overall ratings change, by inspection',
  captionClasses: 'govuk-visually-hidden',
  attributes: { id: 'sure' },
  firstCellIsHeader: true,
  head: [
    { text: 'Inspection' },
    ...['Overall lower', 'The same', 'Higher'].map(numeric),
    ...['Standards lower, on average', 'Higher', 'Points, on average'].map(numeric),
  ],
  rows: known.map(({ one, change }) => [
    { text: one.name },
    ...(change.overall
      ? [change.overall.down, change.overall.same, change.overall.up].map((times) =>
          numeric(chanceText(times, change.draws)),
        )
      : ['–', '–', '–'].map(numeric)),
    ...[meanStandards(change, 'down'), meanStandards(change, 'up')].map(numeric),
    numeric(meanText(change)),
  ]),
})}
${moving.services > 0 ? howManyPart(moving) : ''}`
}
