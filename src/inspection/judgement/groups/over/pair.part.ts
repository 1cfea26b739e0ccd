/** One group of children beside another over many inspections: estimate, test and counts, and what of it may be told by inspection. */
import type { StrataPair, StrataQuestion } from '#engine/certainty/strata/compare-strata.ts'
import { details } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { points, probability } from '../comparison.part.ts'
import { dotsChart } from '../dots-chart.ts'

const hidden = '[c]'

const share = ({ yes, of }: StrataQuestion['first']): string => `${yes} of ${of}`
const percent = (value: number): string => `${Math.round(100 * value)}%`
const between = ([from, to]: [number, number], shown: (value: number) => string): string =>
  `${shown(from)} to ${shown(to)}`
const ratio = (value: number): string => (value >= 100 ? 'over 100' : value.toFixed(2))

const chart = ({ first, second, questions }: StrataPair, among: string, id: string): Html =>
  dotsChart({
    id,
    title: `${among}: ${first.label} less ${second.label}, in points`,
    caption: `How many points more of the group ${first.label} than of the group ${second.label} are answered yes within the same inspection, with the 95% range. Left of the line it is fewer.`,
    scale: { from: -100, to: 100, lines: [0], shown: (point) => String(point).replace('-', '−') },
    rows: questions.map(({ ref, difference }) => ({
      label: ref,
      marks: [
        {
          at: 100 * difference.value,
          from: 100 * difference.interval[0],
          to: 100 * difference.interval[1],
          shape: 'circle',
        },
      ],
      figure: `${points(difference.value)} (${between(difference.interval, points)})`,
      said: `${points(difference.value)} points, range ${between(difference.interval, points)}`,
    })),
  })

const table = ({ first, second, questions }: StrataPair, among: string): Html => {
  const about = `${among}: ${first.label} and ${second.label}, over all inspections`
  return wideTable(about, {
    caption: about,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: 'Key question' },
      ...[
        first.label,
        second.label,
        'Inspections',
        'Shares, weighed alike',
        'Difference in points',
        'Odds ratio',
        'Exact p',
        'Smallest p possible',
        'p for all comparisons',
      ].map((text) => ({ text, format: 'numeric' })),
    ],
    rows: questions.map((one) => [
      { text: one.ref },
      { text: share(one.first), format: 'numeric', classes: 'pl-nowrap' },
      { text: share(one.second), format: 'numeric', classes: 'pl-nowrap' },
      { text: one.inspections, format: 'numeric' },
      {
        text: `${percent(one.weighed.first)}, ${percent(one.weighed.second)}`,
        format: 'numeric',
        classes: 'pl-nowrap',
      },
      {
        text: `${points(one.difference.value)} (${between(one.difference.interval, points)})`,
        format: 'numeric',
        classes: 'pl-nowrap',
      },
      {
        text: one.odds ? `${ratio(one.odds.value)} (${between(one.odds.interval, ratio)})` : 'None',
        format: 'numeric',
        classes: 'pl-nowrap',
      },
      { text: probability(one.test.p), format: 'numeric' },
      { text: probability(one.test.attainable), format: 'numeric' },
      { text: probability(one.corrected), format: 'numeric' },
    ]),
  })
}

/** By inspection, as far as it tells of no child. */
function byInspection({ first, second }: StrataPair, { ref, rows }: StrataQuestion, among: string): Html {
  if (!rows)
    return html`<p class="govuk-body">${ref}: not shown by inspection. The sums are so small that counts by inspection would tell of single children.</p>`
  if (rows.every(({ shown }) => shown === null))
    return html`<p class="govuk-body">${ref}: in ${rows.map(({ name }) => name).join(', ')}. The counts of each are too small to be shown.</p>`
  const about = `${among}: ${ref} by inspection`
  return wideTable(about, {
    caption: `${ref} by inspection`,
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [
      { text: 'Inspection' },
      { text: first.label, format: 'numeric' },
      { text: second.label, format: 'numeric' },
    ],
    rows: rows.map(({ name, shown }) => [
      { text: name },
      { text: shown ? share(shown.first) : hidden, format: 'numeric', classes: 'pl-nowrap' },
      { text: shown ? share(shown.second) : hidden, format: 'numeric', classes: 'pl-nowrap' },
    ]),
  })
}

export function pairOverPart(pair: StrataPair, among: string, id: string): Html {
  const { first, second, questions, tooFew } = pair
  const others = second.label === 'All others' ? 'all others' : second.label
  return html`<h4 class="govuk-heading-s">${first.label} and ${others}</h4>
${chart(pair, among, id)}
${table(pair, among)}
${tooFew.length > 0 ? html`<p class="govuk-body">Too few, or answers too much alike, to compare: ${tooFew.join(', ')}.</p>` : ''}
${details({
  summaryText: `${first.label} and ${others}, inspection by inspection`,
  html: html`${questions.map((question) => byInspection(pair, question, `${among}, ${first.label}`))}`,
})}`
}
