/**
 * Figures as dots with their intervals along one scale, a line of them each. The table beside it is its alternative. Two
 * groups differ in the shape of their marks, so that colour carries no meaning; drawn narrow, to be read on a phone.
 */
import { type Html, html } from '#platform/web/html.ts'

export interface Mark {
  at: number
  from: number
  to: number
  /** A filled circle, or a hollow square. */
  shape: 'circle' | 'square'
}

export interface DotsChart {
  id: string
  title: string
  caption: string
  /** In whole points, with lines across at some of them. */
  scale: { from: number; to: number; lines: number[]; shown: (point: number) => string }
  rows: { label: string; marks: Mark[]; figure: string; said: string }[]
}

const width = 360
const plot = { left: 44, right: 250, top: 24 }
const apart = 9

export function dotsChart({ id, title, caption, scale, rows }: DotsChart): Html {
  const across = (point: number): number => {
    const inside = Math.min(scale.to, Math.max(scale.from, point))
    const share = (inside - scale.from) / (scale.to - scale.from)
    return Math.round((plot.left + (plot.right - plot.left) * share) * 10) / 10
  }
  const tall = 14 + apart * Math.max(1, ...rows.map(({ marks }) => marks.length))
  const height = plot.top + rows.length * tall + 6
  const ends = [scale.from, ...scale.lines, scale.to]
  return html`<figure class="pl-figure">
<svg class="pl-chart pl-dots" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${rows.map(({ label, said }) => `${label}: ${said}`).join('; ')}.</desc>
<rect class="pl-dots__plot" x="${plot.left}" y="${plot.top}" width="${plot.right - plot.left}" height="${height - plot.top - 2}"/>
${ends.map((point) => html`<text class="pl-dots__scale" x="${across(point)}" y="16" text-anchor="middle">${scale.shown(point)}</text>`)}
${scale.lines.map((point) => html`<line class="pl-dots__boundary" x1="${across(point)}" x2="${across(point)}" y1="20" y2="${height - 2}"/>`)}
${rows.map(({ label, marks, figure }, row) => {
  const middle = plot.top + row * tall + tall / 2
  return html`${row > 0 ? html`<line class="pl-dots__guide" x1="${plot.left}" x2="${plot.right}" y1="${plot.top + row * tall}" y2="${plot.top + row * tall}"/>` : ''}
<text class="pl-dots__label" x="0" y="${middle + 4}">${label}</text>
${marks.map((mark, at) => {
  const y = middle + (at - (marks.length - 1) / 2) * apart * 1.3
  const x = across(mark.at)
  return html`<path class="pl-dots__range" d="M${across(mark.from)} ${y}H${across(mark.to)}M${across(mark.from)} ${y - 3}v6M${across(mark.to)} ${y - 3}v6"/>
${mark.shape === 'circle' ? html`<circle class="pl-dots__dot" cx="${x}" cy="${y}" r="4.5"/>` : html`<rect class="pl-dots__dot pl-dots__dot--other" x="${x - 4}" y="${y - 4}" width="8" height="8"/>`}`
})}
<text class="pl-dots__figure" x="${plot.right + 8}" y="${middle + 4}">${figure}</text>`
})}
</svg>
<figcaption class="govuk-hint">${caption}</figcaption>
</figure>`
}
