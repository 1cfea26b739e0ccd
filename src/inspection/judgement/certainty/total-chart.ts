/** How likely each total is, as bars, with the boundaries of the overall ratings. The table beside it is its alternative. */
import { chanceText } from '#engine/certainty/chance-words.ts'
import type { Ratings } from '#engine/certainty/judge.ts'
import { ratingById } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { type Html, html } from '#platform/web/html.ts'

type Total = NonNullable<Ratings['total']>

const width = 360
const plot = { left: 8, right: 352, top: 34, bottom: 150 }

/** Totals that came out, and those between them, with a little room on either side. */
function shownPoints(framework: Framework, { sample, times }: Total): number[] {
  const highest = Math.max(...framework.overall.bands.map(({ to }) => to))
  const all = [sample, ...times.map(({ points }) => points)]
  const from = Math.max(0, Math.min(...all) - 1)
  const to = Math.min(highest, Math.max(...all) + 1)
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

export function totalChart(framework: Framework, total: Total, draws: number): Html {
  const points = shownPoints(framework, total)
  const timesOf = (one: number) => total.times.find((known) => known.points === one)?.times ?? 0
  const most = Math.max(1, ...points.map(timesOf))
  const step = (plot.right - plot.left) / points.length
  const x = (one: number) => round(plot.left + (one - points[0]!) * step)
  const tall = (times: number) => round(((plot.bottom - plot.top) * times) / most)
  const boundaries = framework.overall.bands.filter(({ from }) => from > points[0]! && from <= points.at(-1)!)
  const lowest = framework.overall.bands.find(({ from, to }) => from <= points[0]! && points[0]! <= to)!
  const named = [{ at: points[0]!, band: lowest }, ...boundaries.map((band) => ({ at: band.from, band }))]
  const every = Math.max(1, Math.ceil(points.length / 14))
  const said = total.times.map((one) => `${one.points} points ${chanceText(one.times, draws)}`)
  return html`<figure class="pl-figure">
<svg class="pl-chart pl-dots" role="img" aria-labelledby="total-title total-desc" viewBox="0 0 ${width} 172" width="${width}" height="172">
<title id="total-title">How likely each total is</title>
<desc id="total-desc">${said.join('; ')}.</desc>
<rect class="pl-dots__plot" x="${plot.left}" y="${plot.top - 14}" width="${plot.right - plot.left}" height="${plot.bottom - plot.top + 14}"/>
${boundaries.map(({ from }) => html`<line class="pl-dots__boundary" x1="${x(from)}" x2="${x(from)}" y1="4" y2="${plot.bottom}"/>`)}
${named.map(({ at, band }) => html`<text class="pl-dots__scale" x="${x(at) + 3}" y="12">${ratingById(framework, band.rating)!.label}</text>`)}
${points.map((one) => {
  const times = timesOf(one)
  const own = one === total.sample
  return html`${times > 0 ? html`<rect class="pl-bands__bar${own ? ' pl-bands__bar--sample' : ''}" x="${round(x(one) + step * 0.12)}" y="${round(plot.bottom - tall(times))}" width="${round(step * 0.76)}" height="${tall(times)}"/>` : ''}
${own ? html`<path class="pl-dots__dot" d="M${round(x(one) + step / 2)} ${round(plot.bottom - tall(times) - 12)}l4 4-4 4-4-4z"/>` : ''}
${(one - points[0]!) % every === 0 || own ? html`<text class="pl-dots__scale" x="${round(x(one) + step / 2)}" y="${plot.bottom + 14}" text-anchor="middle">${one}</text>` : ''}`
})}
</svg>
<figcaption class="govuk-hint">Points of the whole caseload; the taller the bar, the likelier. The diamond marks the total that the sample gives.</figcaption>
</figure>`
}

const round = (value: number): number => Math.round(value * 10) / 10
