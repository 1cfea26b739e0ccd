/** One group of children beside another: counts, difference and exact test, or that there are too few cases. */
import { chanceText } from '#engine/certainty/chance-words.ts'
import type { ComparedBy, ComparedQuestion, GroupPair } from '#engine/certainty/compare-groups.ts'
import { wilson } from '#engine/certainty/two-shares.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { dotsChart, type Mark } from './dots-chart.ts'

const casesText = (count: number) => (count === 1 ? '1 case' : `${count} cases`)

/** "0.022", never a zero that is not one. */
export const probability = (p: number): string => (p < 0.001 ? 'under 0.001' : p.toFixed(3))

/** Halves away from nothing, both ways alike. */
export const points = (share: number): string => `${share < 0 ? '−' : ''}${Math.round(100 * Math.abs(share))}`

const share = ({ yes, of }: ComparedQuestion['first']): string => `${yes} of ${of}`

/** @param among what they are groups of, since the same two are compared in more than one place */
function pairTable({ first, second, questions }: GroupPair, among: string): Html {
  const about = `${among}: ${first.label} and ${second.label}`
  return wideTable(about, {
    caption: `${about}: cases answered yes`,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: 'Key question' },
      ...[
        first.label,
        second.label,
        'Difference in points',
        'Exact p',
        'Smallest p possible',
        'Chance that the first is lower',
      ].map((text) => ({ text, format: 'numeric' })),
    ],
    rows: questions.map((one) => [
      { text: one.ref },
      { text: share(one.first), format: 'numeric', classes: 'pl-nowrap' },
      { text: share(one.second), format: 'numeric', classes: 'pl-nowrap' },
      {
        text: `${points(one.difference.value)} (${one.difference.interval.map(points).join(' to ')})`,
        format: 'numeric',
        classes: 'pl-nowrap',
      },
      { text: probability(one.test.p), format: 'numeric' },
      { text: probability(one.test.attainable), format: 'numeric' },
      // Never certain, whatever is lost in adding up.
      { text: chanceText(Math.min(one.firstLower, 1 - 1e-9), 1), format: 'numeric' },
    ]),
  })
}

/** The chart of one pair: both groups' shares of each key question that is compared. */
function pairChart({ first, second, questions }: GroupPair, among: string, id: string): Html {
  const mark = (one: ComparedQuestion['first'], shape: Mark['shape']): Mark => {
    const [from, to] = wilson(one)
    return { at: (100 * one.yes) / one.of, from: 100 * from, to: 100 * to, shape }
  }
  return dotsChart({
    id,
    title: `${among}: ${first.label} and ${second.label}, per cent answered yes`,
    caption: `Per cent of cases answered yes, with its 95% range. Filled circles are ${first.label}, hollow squares ${second.label}.`,
    scale: { from: 0, to: 100, lines: [50], shown: String },
    rows: questions.map((one) => ({
      label: one.ref,
      marks: [mark(one.first, 'circle'), mark(one.second, 'square')],
      figure: `${one.first.yes}/${one.first.of}, ${one.second.yes}/${one.second.of}`,
      said: `${first.label} ${share(one.first)}, ${second.label} ${share(one.second)}`,
    })),
  })
}

function pairPart(pair: GroupPair, among: string, id: string): Html {
  const { first, second, questions, tooFew } = pair
  const heading = html`<h4 class="govuk-heading-s">${first.label} (${casesText(first.cases)}) and ${second.label.toLowerCase() === 'all others' ? 'all others' : second.label} (${casesText(second.cases)})</h4>`
  if (questions.length === 0) return html`${heading}<p class="govuk-body">Too few cases to compare.</p>`
  return html`${heading}
${pairChart(pair, among, id)}
${pairTable(pair, among)}
${tooFew.length > 0 ? html`<p class="govuk-body">Too few cases, or answers too much alike, to compare: ${tooFew.join(', ')}.</p>` : ''}`
}

/** Groups with nothing to compare are said in one line, so that the others can be found. */
export function comparisonPart({ by, label, kinds }: ComparedBy): Html {
  return html`<h2 class="govuk-heading-l">${label}</h2>
${kinds.map(({ kind: id, label: kind, pairs }) => {
  const comparable = pairs.filter(({ questions }) => questions.length > 0)
  const others = pairs.filter(({ questions }) => questions.length === 0)
  return html`<h3 class="govuk-heading-m">${kind}</h3>
${pairs.length === 0 ? html`<p class="govuk-body">This is not recorded for any of these cases.</p>` : comparable.map((pair, at) => pairPart(pair, `${label}, ${kind.toLowerCase()}`, `chart-${by}-${id}-${at}`))}
${
  others.length > 0
    ? html`<p class="govuk-body">Too few cases to compare: ${others
        .map(({ first, second }) =>
          second.label === 'All others'
            ? `${first.label} (${casesText(first.cases)})`
            : `${first.label} (${casesText(first.cases)}) and ${second.label} (${casesText(second.cases)})`,
        )
        .join('; ')}.</p>`
    : ''
}`
})}`
}
