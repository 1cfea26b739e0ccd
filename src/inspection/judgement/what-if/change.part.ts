/** How sure a change is, when only a sample of the caseload was assessed. */
import { chanceText } from '#engine/certainty/chance-words.ts'
import { type Change, whyNoChangeInWords } from '#engine/simulation/change.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'

const points = (by: number): string =>
  by === 0
    ? 'No change'
    : `${Math.abs(by)} ${Math.abs(by) === 1 ? 'point' : 'points'} ${by > 0 ? 'more' : 'fewer'}`

export function changePart(found: Change): Html {
  const heading = html`<h2 class="govuk-heading-m" id="change">How sure is the change?</h2>`
  if ('why' in found) return html`${heading}<p class="govuk-body">${whyNoChangeInWords[found.why]}</p>`
  const { draws, standards, overall } = found
  const numeric = (text: string) => ({ text, format: 'numeric' })
  const row = (name: string, moves: { same: number; up: number; down: number }) => [
    { text: name },
    numeric(chanceText(moves.down, draws)),
    numeric(chanceText(moves.same, draws)),
    numeric(chanceText(moves.up, draws)),
  ]
  return html`${heading}
<p class="govuk-body">${draws === 1 ? 'Every case of the caseload was assessed, so nothing is left to chance.' : `The caseload was completed ${draws.toLocaleString('en-GB')} times from the assessed cases, and each time rated by both rules. What chance does to both alike makes no difference here.`}</p>
${wideTable('How often ratings change', {
  caption: 'How often ratings change',
  captionClasses: 'govuk-visually-hidden',
  attributes: { id: 'moves' },
  firstCellIsHeader: true,
  head: [{ text: 'Rating' }, ...['Lower', 'The same', 'Higher'].map((text) => ({ text, format: 'numeric' }))],
  rows: [
    ...standards.map((one) => row(`${one.ref} ${one.name}`, one)),
    ...(overall ? [row('Overall', overall)] : []),
  ],
})}
${
  found.points
    ? html`<p class="govuk-body">Total: ${found.points.map(({ by, times }) => `${points(by)} in ${chanceText(times, draws)}`).join('; ')} of the caseloads.</p>`
    : html`<p class="govuk-body">There is no total yet, because not every standard that counts is rated.</p>`
}`
}
