/**
 * An overall rating on the scale it was given on: a field a rating, the one that was given filled, framed and marked,
 * so that it is seen without colour. Its look is written into the drawing, which stands in pages, PDF and DOCX alike.
 */
import type { CoverBlock, RatingWord } from '#engine/report/document.ts'
import { html } from '../web/html.ts'
import type { ChartDrawing } from './bands-chart.ts'

/** The colours of the ratings from the lowest to the highest. The word always stands in them. */
export const ratingShades = ['#f4cdc6', '#fff7bf', '#d4ecea', '#cce2d8']

/** Which of the colours is a rating's. */
export const shadeOf = ({ score, highest }: RatingWord): number =>
  highest === 0 ? 0 : Math.round((score / highest) * (ratingShades.length - 1))

const width = 360
const field = { top: 11, height: 38 }
const line = 14

/** "Good. The scale, from the lowest: Inadequate, Requires improvement, Good, Outstanding." */
export const scaleInWords = ({ overall, scale }: CoverBlock): string =>
  `Overall rating: ${overall?.label ?? 'none'}. The scale from the lowest: ${scale.join(', ')}.`

/** Nothing where there is no rating, or no scale to place it on. */
export function drawScale(cover: CoverBlock): ChartDrawing | null {
  const { overall, scale } = cover
  const given = scale.indexOf(overall?.label ?? '')
  if (!overall || given < 0) return null
  const height = field.top + field.height + 2
  const wide = (width - 2) / scale.length
  const middle = (at: number) => 1 + wide * (at + 0.5)
  const box = (at: number) =>
    html`<rect x="${round(1 + wide * at)}" y="${field.top}" width="${round(wide)}" height="${field.height}" fill="${at === given ? ratingShades[shadeOf(overall)] : '#fff'}" stroke="${at === given ? '#0b0c0c' : '#b1b4b6'}" stroke-width="${at === given ? 2 : 1}"/>
${linesOf(scale[at]!).map(
  (text, row, all) =>
    html`<text x="${round(middle(at))}" y="${round(field.top + field.height / 2 + 4 + (row - (all.length - 1) / 2) * line)}" text-anchor="middle" font-size="12.5" fill="${at === given ? '#0b0c0c' : '#505a5f'}"${at === given ? html` font-weight="700"` : ''}>${text}</text>`,
)}`
  const others = scale.map((_, at) => at).filter((at) => at !== given)
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" class="pl-scale" role="img" aria-label="${scaleInWords(cover)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Source Sans 3', arial, sans-serif">
${[...others, given].map(box)}
<path d="M${round(middle(given) - 7)} 0h14l-7 9z" fill="#0b0c0c"/>
</svg>`
  return { svg, width, height }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** A word a line, where a rating has several. */
const linesOf = (label: string): string[] => {
  const [first, ...rest] = label.split(' ')
  return rest.length > 0 ? [first!, rest.join(' ')] : [first!]
}
