/**
 * Each key question's percentage as a dot against the boundaries of the bands. The tables are its alternative.
 * Drawn narrow, so that its letters can still be read on a phone; colour carries no meaning in it.
 */
import { ratingById } from '#engine/framework/find.ts'
import type { Domain, Framework } from '#engine/framework/shape.ts'
import { type Html, html } from '#platform/web/html.ts'
import { countText, percentText } from './figures.ts'
import { type Standing, standingOf } from './standing.ts'

const width = 360
const plot = { left: 44, right: 264 }
const line = { heading: 22, row: 18 }

const across = (percent: number): number => plot.left + ((plot.right - plot.left) * percent) / 100

/** "Inadequate under 50%, Requires improvement from 50%, …" */
export function bandsInWords(framework: Framework): string {
  const bands = framework.keyQuestionBands.bands.toSorted((a, b) => a.from - b.from)
  return bands
    .map(({ rating, from }, at) => {
      const label = ratingById(framework, rating)?.label ?? rating
      return at === 0 ? `${label} under ${bands[1]?.from ?? 100}%` : `${label} from ${from}%`
    })
    .join(', ')
}

interface Row {
  at: number
  ref: string
  percent: number | null
  figure: string
  lowest: boolean
}

/** Where a share of the whole caseload lies, in per cent; not `exact` where only some cases count. */
export interface ShareRange {
  from: number
  to: number
  exact: boolean
}

/** @param ranges by the key questions' references, where they are to be drawn */
export function keyQuestionChart(
  standing: Standing,
  domain: Domain,
  ranges?: { byRef: ReadonlyMap<string, ShareRange>; caption: string },
): Html | '' {
  const { framework, rated, tally } = standing
  const standards = domain.standards.filter((standard) => standard.judged === 'from-cases')
  if (standards.length === 0) return ''
  let at = 24
  const headings: { at: number; text: string }[] = []
  const rows: Row[] = []
  for (const standard of standards) {
    const own = standingOf(standing, standard.id)!.rated
    at += line.heading
    headings.push({ at, text: `${standard.ref} ${standard.name}: ${own.rating ?? 'not rated yet'}` })
    for (const keyQuestion of standard.keyQuestions) {
      at += line.row
      const figure = rated.keyQuestions.find((one) => one.ref === keyQuestion.ref)
      const count = tally.keyQuestions.find((one) => one.id === keyQuestion.id)
      const counts = countText(figure, count)
      const percent = figure?.percent ?? null
      rows.push({
        at,
        ref: keyQuestion.ref,
        percent,
        figure: percent === null ? counts : `${percentText(percent)} (${counts})`,
        lowest: own.lowest?.ref === keyQuestion.ref,
      })
    }
  }
  const height = at + 14
  const lines = framework.keyQuestionBands.bands.map((band) => band.from).filter((from) => from > 0)
  const id = `chart-${domain.id}`
  const rangeOf = ({ ref }: Row) => ranges?.byRef.get(ref)
  const rangeSaid = (row: Row) => {
    const range = rangeOf(row)
    return range ? `, range ${range.from}% to ${range.to}%` : ''
  }
  const said = rows.map(
    (row) => `${row.ref} ${row.figure}${rangeSaid(row)}${row.lowest ? ', lowest of its standard' : ''}`,
  )
  return html`<figure class="pl-figure">
<svg class="pl-chart pl-dots" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="${id}-title">${domain.name}: key questions against the boundaries of the bands</title>
<desc id="${id}-desc">${said.join('; ')}.</desc>
<rect class="pl-dots__plot" x="${plot.left}" y="24" width="${plot.right - plot.left}" height="${height - 30}"/>
${[0, ...lines, 100].map((from) => html`<text class="pl-dots__scale" x="${across(from)}" y="16" text-anchor="middle">${from}</text>`)}
${lines.map((from) => html`<line class="pl-dots__boundary" x1="${across(from)}" x2="${across(from)}" y1="20" y2="${height - 6}"/>`)}
${headings.map((heading) => html`<text class="pl-dots__heading" x="0" y="${heading.at}">${heading.text}</text>`)}
${rows.map(
  (row) => html`<text class="pl-dots__label" x="0" y="${row.at}">${row.ref}</text>
<line class="pl-dots__guide" x1="${plot.left}" x2="${plot.right}" y1="${row.at - 4}" y2="${row.at - 4}"/>
${rangeLine(rangeOf(row), row.at - 4)}
${row.percent === null ? '' : row.lowest ? diamond(across(row.percent), row.at - 4) : html`<circle class="pl-dots__dot" cx="${across(row.percent)}" cy="${row.at - 4}" r="4.5"/>`}
<text class="pl-dots__figure${row.lowest ? ' pl-dots__figure--lowest' : ''}" x="${plot.right + 10}" y="${row.at}">${row.figure}</text>`,
)}
</svg>
<figcaption class="govuk-hint">${ranges ? `${ranges.caption} ` : ''}Per cent of the cases that count answered yes. A diamond is the lowest of its standard, which decides the rating. Bands: ${bandsInWords(framework)}; a mark on a line belongs to the band on its right.</figcaption>
</figure>`
}

const rangeLine = (range: ShareRange | undefined, y: number): Html | '' =>
  range
    ? html`<path class="pl-dots__range${range.exact ? '' : ' pl-dots__range--some'}" d="M${across(range.from)} ${y}H${across(range.to)}M${across(range.from)} ${y - 4}v8M${across(range.to)} ${y - 4}v8"/>`
    : ''

const diamond = (x: number, y: number): Html =>
  html`<path class="pl-dots__dot pl-dots__dot--lowest" d="M${x} ${y - 7}l7 7-7 7-7-7z"/>`
