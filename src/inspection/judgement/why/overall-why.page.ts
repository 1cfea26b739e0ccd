/** Why the overall rating is what it is: the points of each standard, their total, its band, and what limits it. */
import { domainOfStandard, standardsInOrder } from '#engine/framework/find.ts'
import { html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { overallSoFar } from '../overall-so-far.ts'
import { ratingTag } from '../rating-tag.ts'
import { type StandardStanding, type Standing, standingOf } from '../standing.ts'
import { asOf } from './as-of.ts'
import { overallStepsOf, stepsPart } from './steps.part.ts'

/** What a standard's rating comes from, in one line. */
function comesFrom({ rated, standard, ratable }: StandardStanding): string {
  if (!ratable) return 'Not rated: there are no cases for it'
  if (rated.computed === null) return 'No rating yet'
  const from = rated.lowest
    ? `${rated.lowest.ref}, its lowest key question, at ${rated.lowest.percent}%`
    : 'A judgement on all the evidence'
  if (rated.discretion)
    return `${from}, gives ${rated.discretion.from}; the panel changed it to ${rated.discretion.to}`
  return standard.countsToScore ? from : `${from}; outside the total`
}

export function overallWhyPage(around: Around, standing: Standing): Page {
  const { framework, rated } = standing
  const base = `/inspections/${around.inspection.slug}/judgement`
  const total =
    rated.score === null
      ? []
      : [
          [
            { text: 'Total' },
            { html: ratingTag(framework, rated.overall) },
            { text: `${rated.score}`, format: 'numeric' },
            { text: `of ${rated.outOf} possible` },
          ],
        ]
  return inspectionPage(
    around,
    'judgement',
    rated.overall === null
      ? 'Why is there no overall rating yet?'
      : `Why is the overall rating ${rated.overall}?`,
    html`<div class="pl-why">
${asOf(standing)}
${overallSoFar(standing, { steps: false })}
<h2 class="govuk-heading-m">Where the points come from</h2>
${wideTable('Points of each standard', {
  caption: 'Points of each standard',
  captionClasses: 'govuk-visually-hidden',
  attributes: { id: 'points' },
  firstCellIsHeader: true,
  head: [
    { text: 'Standard' },
    { text: 'Rating' },
    { text: 'Points', format: 'numeric' },
    { text: 'Because' },
  ],
  rows: [
    ...standardsInOrder(framework).map((standard) => {
      const one = standingOf(standing, standard.id)!
      return [
        {
          html: html`<a class="govuk-link" href="${base}/why/${standard.id}">${standard.ref} ${standard.name}</a><div class="pl-small">${domainOfStandard(framework, standard)?.name}</div>`,
        },
        { html: ratingTag(framework, one.rated.rating, one.ratable ? undefined : 'Not rated') },
        {
          text: standard.countsToScore && one.rated.score !== null ? `${one.rated.score}` : '–',
          format: 'numeric',
        },
        { text: comesFrom(one), classes: 'pl-about' },
      ]
    }),
    ...total,
  ],
})}
<h2 class="govuk-heading-m">From the points to the rating</h2>
${stepsPart(framework, overallStepsOf(rated.trace))}
</div>`,
    { wide: true, back: { href: base, text: 'Results and ratings panel' } },
  )
}
