/** How likely each number of moving ratings is, as bars. The table beside it is its alternative. */
import { type Html, html } from '#platform/web/html.ts'

const width = 360
const plot = { left: 8, right: 352, top: 12, bottom: 128 }
const round = (value: number): number => Math.round(value * 10) / 10

/** @param chances from 0 to 1, for `from`, `from + 1` … */
export function howManyChart(from: number, chances: readonly number[], said: string): Html {
  const most = Math.max(...chances)
  const step = Math.min(48, (plot.right - plot.left) / chances.length)
  const every = Math.max(1, Math.ceil(chances.length / 14))
  const tall = (chance: number) => round(((plot.bottom - plot.top) * chance) / most)
  return html`<figure class="pl-figure">
<svg class="pl-chart pl-dots" role="img" aria-labelledby="how-many-title how-many-desc" viewBox="0 0 ${width} 150" width="${width}" height="150">
<title id="how-many-title">How many overall ratings move</title>
<desc id="how-many-desc">${said}</desc>
<rect class="pl-dots__plot" x="${plot.left}" y="${plot.top - 8}" width="${plot.right - plot.left}" height="${plot.bottom - plot.top + 8}"/>
${chances.map((chance, at) => {
  const x = plot.left + at * step
  return html`<rect class="pl-bands__bar" x="${round(x + step * 0.12)}" y="${round(plot.bottom - tall(chance))}" width="${round(step * 0.76)}" height="${tall(chance)}"/>
${at % every === 0 ? html`<text class="pl-dots__scale" x="${round(x + step / 2)}" y="${plot.bottom + 14}" text-anchor="middle">${from + at}</text>` : ''}`
})}
</svg>
<figcaption class="govuk-hint">Number of services whose overall rating is another by these rules; the taller the bar, the likelier.</figcaption>
</figure>`
}
