/** Deviations as dots either side of none. The same figures stand in the table beside it. */
import { type Html, html } from '#platform/web/html.ts'

export interface Deviation {
  variable: string
  category: string
  /** In cases. */
  deviation: number
}

// Narrow enough to be read at its own size on a phone.
const width = 300
const left = 14
const right = width - 14
const middle = (left + right) / 2
const rowHeight = 30
const top = 34

/** The end of the scale: a whole number of cases that holds every dot, and one at least. */
export const scaleEnd = (deviations: readonly Deviation[]): number =>
  Math.max(1, ...deviations.map((one) => Math.ceil(Math.abs(one.deviation))))

export function deviationChart(deviations: readonly Deviation[]): Html {
  const end = scaleEnd(deviations)
  const x = (cases: number) => Math.round((middle + (cases / end) * (middle - left)) * 10) / 10
  const height = top + deviations.length * rowHeight + 8
  // A white rim keeps the words readable where a line of the scale runs behind them.
  const rows = deviations.map((one, at) => {
    const y = top + at * rowHeight + 22
    return html`<text x="${left}" y="${y - 8}" font-size="12" stroke="#fff" stroke-width="3" paint-order="stroke">${shortened(`${one.variable}: ${one.category}`)}</text>
<line x1="${x(0)}" x2="${x(one.deviation)}" y1="${y}" y2="${y}" stroke="#1d4e5f" stroke-width="3"/><circle cx="${x(one.deviation)}" cy="${y}" r="4.5" fill="#1d4e5f"/>`
  })
  const ticks = [-end, 0, end].map(
    (cases) =>
      html`<line x1="${x(cases)}" x2="${x(cases)}" y1="${top - 10}" y2="${height - 4}" stroke="#737a7d"${cases === 0 ? '' : html` stroke-dasharray="3 3"`}/><text x="${x(cases)}" y="${top - 16}" font-size="12" text-anchor="middle">${cases > 0 ? `+${cases}` : String(cases).replace('-', '−')}</text>`,
  )
  return html`<svg class="pl-chart" role="img" aria-labelledby="deviation-title deviation-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="deviation-title">Deviation of each category, in cases</title>
<desc id="deviation-desc">One dot for each category on a scale from ${end} fewer to ${end} more cases than its share. The figures are in the table beside the chart.</desc>
${ticks}${rows}
</svg>`
}

const shortened = (text: string) => (text.length > 44 ? `${text.slice(0, 43)}…` : text)
