/** What lies between bounds, as lines from the least to the most against boundaries. A table beside it says the same. */
import { type Html, html } from '#platform/web/html.ts'

export interface BoundRow {
  label: string
  from: number
  to: number
  /** Where it lies by the assumption that was made. */
  assumed: number | null
  said: string
}

export interface BoundsChart {
  id: string
  title: string
  /** Of the scale, which begins at 0. */
  to: number
  boundaries: readonly number[]
  rows: readonly BoundRow[]
  caption: string
}

const width = 360
const line = 20

export function boundsChart({ id, title, to, boundaries, rows, caption }: BoundsChart): Html {
  // Names of services are long: they stand above their line, references beside it.
  const named = rows.some(({ label }) => label.length > 8)
  const plot = { left: named ? 8 : 44, right: 264 }
  const tall = named ? 2 * line : line
  const height = 30 + rows.length * tall
  const across = (value: number) =>
    Math.round(10 * (plot.left + ((plot.right - plot.left) * value) / to)) / 10
  const at = (row: number) => 30 + row * tall + (named ? line : 0)
  return html`<figure class="pl-figure">
<svg class="pl-chart pl-dots" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${rows.map((row) => `${row.label}: ${row.said}`).join('; ')}.</desc>
<rect class="pl-dots__plot" x="${plot.left}" y="20" width="${plot.right - plot.left}" height="${height - 24}"/>
${[0, ...boundaries, to].map((value) => html`<text class="pl-dots__scale" x="${across(value)}" y="14" text-anchor="middle">${value}</text>`)}
${boundaries.map((value) => html`<line class="pl-dots__boundary" x1="${across(value)}" x2="${across(value)}" y1="18" y2="${height - 4}"/>`)}
${rows.map(({ label, from, to: most, assumed, said }, row) => {
  const y = at(row) + 6
  const ends = `M${across(from)} ${y}H${across(most)}M${across(from)} ${y - 5}v10M${across(most)} ${y - 5}v10`
  return html`<text class="${named ? 'pl-dots__heading' : 'pl-dots__label'}" x="${named ? plot.left : 0}" y="${named ? y - 10 : y + 4}">${label}</text>
<path class="pl-dots__range" d="${ends}"/>
${assumed === null ? '' : html`<path class="pl-dots__dot pl-dots__dot--lowest" d="M${across(assumed)} ${y - 7}l7 7-7 7-7-7z"/>`}
<text class="pl-dots__figure" x="${plot.right + 10}" y="${y + 4}">${said}</text>`
})}
</svg>
<figcaption class="govuk-hint">${caption}</figcaption>
</figure>`
}
