/** One group of children beside another: counts, difference and exact test, or that there are too few cases. */
import { chanceText } from '#engine/certainty/chance-words.ts'
import type { ComparedBy, ComparedQuestion, GroupPair } from '#engine/certainty/compare-groups.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'

const cases = (count: number) => (count === 1 ? '1 case' : `${count} cases`)

/** "0.022", never a zero that is not one. */
const probability = (p: number): string => (p < 0.001 ? 'under 0.001' : p.toFixed(3))

/** Halves away from nothing, both ways alike. */
const points = (share: number): string => `${share < 0 ? '−' : ''}${Math.round(100 * Math.abs(share))}`

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

function pairPart(pair: GroupPair, among: string): Html {
  const { first, second, questions, tooFew } = pair
  const heading = html`<h4 class="govuk-heading-s">${first.label} (${cases(first.cases)}) and ${second.label.toLowerCase() === 'all others' ? 'all others' : second.label} (${cases(second.cases)})</h4>`
  if (questions.length === 0) return html`${heading}<p class="govuk-body">Too few cases to compare.</p>`
  return html`${heading}
${pairTable(pair, among)}
${tooFew.length > 0 ? html`<p class="govuk-body">Too few cases, or answers too much alike, to compare: ${tooFew.join(', ')}.</p>` : ''}`
}

/** Groups with nothing to compare are said in one line, so that the others can be found. */
export function comparisonPart({ label, kinds }: ComparedBy): Html {
  return html`<h2 class="govuk-heading-l">${label}</h2>
${kinds.map(({ label: kind, pairs }) => {
  const comparable = pairs.filter(({ questions }) => questions.length > 0)
  const others = pairs.filter(({ questions }) => questions.length === 0)
  return html`<h3 class="govuk-heading-m">${kind}</h3>
${pairs.length === 0 ? html`<p class="govuk-body">This is not recorded for any of these cases.</p>` : comparable.map((pair) => pairPart(pair, `${label}, ${kind.toLowerCase()}`))}
${
  others.length > 0
    ? html`<p class="govuk-body">Too few cases to compare: ${others
        .map(({ first, second }) =>
          second.label === 'All others'
            ? `${first.label} (${cases(first.cases)})`
            : `${first.label} (${cases(first.cases)}) and ${second.label} (${cases(second.cases)})`,
        )
        .join('; ')}.</p>`
    : ''
}`
})}`
}
