/**
 * How likely each rating is, as stacked bands: one row for each thing rated. From dark to light is from the lowest
 * rating to the highest, so nothing is lost in grey; the tables are its alternative.
 */
import { chanceText } from '#engine/certainty/chance-words.ts'
import type { Times } from '#engine/certainty/judge.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { type Html, html } from '#platform/web/html.ts'

export interface BandRow {
  ref: string
  /** Id of the rating that the sample gives. */
  sample: string
  times: Times
}

const width = 360
const plot = { left: 58, right: 356 }
const row = { height: 18, gap: 8 }
/** Darkest first; letters are light on the dark ones. */
const tones = [
  { fill: '#12333f', light: true },
  { fill: '#3f7385', light: true },
  { fill: '#94bac6', light: false },
  { fill: '#e3eef2', light: false },
]
/** Enough room for “RI 38%”. */
const roomForLetters = 40

const toneOf = (place: number, of: number) =>
  tones[of > 1 ? Math.round((place * (tones.length - 1)) / (of - 1)) : 0]!

/** "Requires improvement" → "RI"; one word → its first letter. */
const short = (label: string): string =>
  label
    .split(' ')
    .map((word) => word[0]!.toUpperCase())
    .join('')

const lowestFirst = (framework: Framework) => framework.ratings.toSorted((a, b) => a.score - b.score)

export interface BandsChart {
  id: string
  title: string
  caption: string
  draws: number
  rows: readonly BandRow[]
}

export function bandsChart(framework: Framework, { id, title, caption, draws, rows }: BandsChart): Html {
  const ratings = lowestFirst(framework)
  const height = rows.length * (row.height + row.gap) + row.gap + 12
  const across = (times: number) => Math.round((10 * (plot.right - plot.left) * times) / draws) / 10
  const said = rows.map(({ ref, times }) => {
    const parts = ratings.filter((one) => (times[one.id] ?? 0) > 0)
    return `${ref}: ${parts.map((one) => `${one.label} ${chanceText(times[one.id]!, draws)}`).join(', ')}`
  })
  return html`<figure class="pl-figure">
<svg class="pl-chart pl-dots" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${said.join('; ')}.</desc>
${rows.map(({ ref, sample, times }, at) => {
  const y = row.gap + at * (row.height + row.gap)
  let from = plot.left
  return html`<text class="pl-dots__label" x="0" y="${y + 13}">${ref}</text>
${ratings.map((rating, place) => {
  const own = times[rating.id] ?? 0
  if (own === 0) return ''
  const x = from
  const wide = across(own)
  from += wide
  const tone = toneOf(place, ratings.length)
  const letters = `${short(rating.label)} ${chanceText(own, draws)}`
  return html`<rect class="pl-bands__band" x="${round(x)}" y="${y}" width="${round(wide)}" height="${row.height}" fill="${tone.fill}"/>
${wide >= roomForLetters ? html`<text class="pl-bands__letters${tone.light ? html` pl-bands__letters--light` : ''}" x="${round(x + wide / 2)}" y="${y + 13}" text-anchor="middle">${letters}</text>` : ''}
${rating.id === sample ? html`<path class="pl-bands__sample" d="M${round(x + 1)} ${y + row.height + 2.5}h${round(Math.max(2, wide - 2))}"/>` : ''}`
})}`
})}
</svg>
<figcaption class="govuk-hint">${caption} Underlined: what the sample gives.<br>${ratings.map((rating, place) => html`<span class="pl-nowrap"><svg class="pl-bands__key" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><rect class="pl-bands__band" x="0.5" y="0.5" width="13" height="13" fill="${toneOf(place, ratings.length).fill}"/></svg> ${short(rating.label)} ${rating.label}.</span> `)}</figcaption>
</figure>`
}

const round = (value: number): number => Math.round(value * 10) / 10
