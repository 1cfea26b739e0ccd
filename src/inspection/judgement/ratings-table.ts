/** All standards at a glance: what is proposed, what the panel decided, and what counts. */
import { standardsInOrder } from '#engine/framework/find.ts'
import { table } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { ratingTag } from './rating-tag.ts'
import { ratingLabel, type StandardStanding, type Standing, standingOf } from './standing.ts'

function panelCell(standing: Standing, one: StandardStanding): string {
  if (standing.carried)
    return one.rated.discretion ? `Changed from ${one.rated.discretion.from}` : 'As published'
  if (!one.ratable) return 'Nothing to decide: no cases'
  if (one.decidedOnAnother) return 'To decide again'
  if (!one.decision) return 'Not decided yet'
  return one.decision.rating === one.decision.proposed
    ? 'Confirmed'
    : `Changed from ${ratingLabel(standing.framework, one.decision.proposed)}`
}

export function ratingsTable(standing: Standing, base: string): Html {
  const { framework } = standing
  return html`<div class="pl-scroll" tabindex="0" role="region" aria-label="Ratings of the standards">
${table({
  caption: 'Ratings of the standards',
  captionClasses: 'govuk-table__caption--m',
  firstCellIsHeader: true,
  head: [
    { text: 'Standard' },
    { text: 'Rating' },
    { text: 'Score', format: 'numeric' },
    { text: 'Panel' },
    { text: 'Rests on' },
  ],
  rows: standardsInOrder(framework).map((standard) => {
    const one = standingOf(standing, standard.id)!
    const judged = standard.judged === 'qualitative'
    return [
      {
        html: html`<a class="govuk-link" href="${base}/${standard.id}">${standard.ref} ${standard.name}</a>`,
      },
      { html: ratingTag(framework, one.rated.rating, one.ratable ? undefined : 'Not rated') },
      {
        text: !standard.countsToScore
          ? 'Outside the total'
          : one.rated.score === null
            ? '–'
            : one.rated.score,
        format: 'numeric',
      },
      { text: panelCell(standing, one) },
      { text: judged ? 'Lead inspector’s judgement' : 'Figures from cases' },
    ]
  }),
})}</div>`
}
