/** How many ratings go from where to where. */
import type { Transitions } from '#engine/simulation/transitions.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'

export function transitionsTable(id: string, caption: string, found: Transitions): Html {
  const { ratings, counts, notKnown, gone } = found
  const numeric = (value: number, strong = false) => ({
    text: `${value}`,
    format: 'numeric',
    classes: strong ? 'govuk-!-font-weight-bold' : '',
  })
  const missing = gone.some((count) => count > 0)
  return html`<h2 class="govuk-heading-m">${caption}</h2>
${wideTable(caption, {
  caption,
  captionClasses: 'govuk-visually-hidden',
  attributes: { id },
  firstCellIsHeader: true,
  head: [
    { text: 'By its own rules' },
    ...[...ratings, 'Not known', ...(missing ? ['Not rated'] : [])].map((text) => ({
      text,
      format: 'numeric',
    })),
  ],
  rows: ratings.map((rating, row) => [
    { text: rating },
    ...counts[row]!.map((count, column) => numeric(count, row === column)),
    numeric(notKnown[row]!),
    ...(missing ? [numeric(gone[row]!)] : []),
  ]),
})}`
}
