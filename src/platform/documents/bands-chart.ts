/**
 * Key questions as dots against the boundaries of the bands. Its look is written into the drawing itself, because it
 * stands in pages, in PDF and in DOCX alike. Colour carries no meaning in it; it is narrow, to be read on a phone.
 */
import type { ChartBlock, ChartRow } from '#engine/report/document.ts'
import { type Html, html } from '../web/html.ts'

const width = 360
const plot = { left: 48, right: 286 }
const line = { heading: 24, row: 19 }
const top = 24
const ink = '#1d4e5f'

export interface ChartDrawing {
  svg: Html
  width: number
  height: number
}

const across = (percent: number): number => plot.left + ((plot.right - plot.left) * percent) / 100

/** "Inadequate under 50 per cent, Requires improvement from 50 per cent, …" */
export function bandsInWords({ bands }: ChartBlock): string {
  return bands
    .map(({ from, label }, at) =>
      at === 0 ? `${label} under ${bands[1]?.from ?? 100} per cent` : `${label} from ${from} per cent`,
    )
    .join(', ')
}

/** Everything that the drawing shows. */
export const chartInWords = ({ groups }: ChartBlock): string =>
  groups
    .flatMap(({ rows }) => rows)
    .map((row) => `${row.label} ${row.printed}${row.lowest ? ', lowest of its standard' : ''}`)
    .join('; ')

export const chartCaption = (chart: ChartBlock): string =>
  `Per cent of the cases that count answered yes. A diamond is the lowest of its standard, which decides the rating. Bands: ${bandsInWords(chart)}; a mark on a line belongs to the band on its right. The tables below give the same figures.`

export function drawChart(chart: ChartBlock): ChartDrawing {
  let at = top
  const lines: Html[] = []
  for (const { heading, rows } of chart.groups) {
    at += line.heading
    lines.push(html`<text x="0" y="${at}" font-size="13" font-weight="700">${heading}</text>`)
    for (const row of rows) {
      at += line.row
      lines.push(rowOf(row, at))
    }
  }
  const height = at + 14
  const boundaries = chart.bands.map(({ from }) => from).filter((from) => from > 0)
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" class="pl-chart" role="img" aria-labelledby="${chart.id}-title ${chart.id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Source Sans 3', arial, sans-serif" fill="#0b0c0c">
<title id="${chart.id}-title">${chart.title}</title>
<desc id="${chart.id}-desc">${chartInWords(chart)}.</desc>
<rect x="${plot.left}" y="${top}" width="${plot.right - plot.left}" height="${height - top - 6}" fill="#f8f8f8"/>
${[0, ...boundaries, 100].map((from) => html`<text x="${across(from)}" y="16" font-size="12" text-anchor="middle">${from}</text>`)}
${boundaries.map((from) => html`<line x1="${across(from)}" x2="${across(from)}" y1="20" y2="${height - 6}" stroke="#505a5f" stroke-dasharray="4 3"/>`)}
${lines}
</svg>`
  return { svg, width, height }
}

function rowOf({ label, percent, printed, lowest }: ChartRow, y: number): Html {
  const middle = y - 4
  return html`<text x="0" y="${y}" font-size="12">${label}</text>
<line x1="${plot.left}" x2="${plot.right}" y1="${middle}" y2="${middle}" stroke="#cecece"/>
${percent === null ? '' : mark(across(percent), middle, lowest)}
<text x="${plot.right + 10}" y="${y}" font-size="12"${lowest ? html` font-weight="700"` : ''}>${percent === null ? 'None' : printed}</text>
`
}

const mark = (x: number, y: number, lowest: boolean): Html =>
  lowest
    ? html`<path d="M${x} ${y - 7}l7 7-7 7-7-7z" fill="#0b0c0c"/>`
    : html`<circle cx="${x}" cy="${y}" r="4.5" fill="${ink}"/>`
