/** Where answers are missing: between which bounds things lie, and where an assumption would put them. */
import type { Framework } from '#engine/framework/shape.ts'
import type { Side, SideQuestion } from '#engine/simulation/side.ts'
import type { SimulatedInspection } from '#engine/simulation/simulate.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { type BoundRow, boundsChart } from './bounds-chart.ts'

const questionsOf = (side: Side): SideQuestion[] => side.standards.flatMap(({ questions }) => questions)

/** Those whose share is not known. */
const open = (side: Side): SideQuestion[] =>
  questionsOf(side).filter((one) => (one.lowest ?? 0) !== (one.highest ?? 100))

const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`)

const missing = ({ unasked, unsure }: SideQuestion): string =>
  [
    unasked > 0 && `${cases(unasked)} not asked`,
    unsure > 0 && `${cases(unsure)} of which it is not known whether they count`,
  ]
    .filter(Boolean)
    .join('; ')

const between = (from: number, to: number, unit: string): string =>
  from === to ? `${from}${unit}` : `${from}–${to}${unit}`

const diamond = (share: number | undefined): string =>
  share === undefined
    ? 'With a percentage above, a diamond shows where your assumption would put it.'
    : `The diamond is where it would lie if ${share}% of the missing answers were sufficient: your assumption, no finding.`

/** The key questions of one inspection whose share is not known; nothing where all are. */
export function questionBounds(
  { after, assumed }: SimulatedInspection,
  share: number | undefined,
  boundaries: readonly number[],
): Html | '' {
  const asked = open(after)
  if (asked.length === 0) return ''
  const assumption = new Map(assumed ? questionsOf(assumed).map((one) => [one.id, one.lowest]) : [])
  const rows = asked.map((one): BoundRow & { one: SideQuestion } => {
    const [from, to] = [one.lowest ?? 0, one.highest ?? 100]
    const assumedAt = assumption.get(one.id) ?? null
    const at = assumedAt === null ? '' : ` (${assumedAt}%)`
    return { label: one.ref, from, to, assumed: assumedAt, said: `${between(from, to, '%')}${at}`, one }
  })
  return html`<h3 class="govuk-heading-s">Key questions that are not known</h3>
${boundsChart({
  id: 'question-bounds',
  title: 'Between which percentages key questions lie',
  to: 100,
  boundaries,
  rows,
  caption: `Per cent of the cases that would count, from all missing answers “no” to all “yes”, against the boundaries of the bands. ${diamond(share)}`,
})}
${wideTable('Key questions that are not known', {
  caption: 'Key questions that are not known',
  captionClasses: 'govuk-visually-hidden',
  attributes: { id: 'question-bounds-table' },
  firstCellIsHeader: true,
  head: [
    { text: 'Key question' },
    { text: 'At least', format: 'numeric' },
    { text: 'At most', format: 'numeric' },
    ...(share === undefined ? [] : [{ text: `If ${share}% were sufficient`, format: 'numeric' }]),
    { text: 'Missing' },
  ],
  rows: rows.map(({ label, from, to, assumed: at, one }) => [
    { text: label },
    { text: `${from}%`, format: 'numeric' },
    { text: `${to}%`, format: 'numeric' },
    ...(share === undefined ? [] : [{ text: at === null ? '–' : `${at}%`, format: 'numeric' }]),
    { text: missing(one) },
  ]),
})}`
}

/** The totals of inspections that are not known; the table of overall ratings says the same. */
export function totalBounds(
  framework: Framework,
  inspections: readonly SimulatedInspection[],
  share: number | undefined,
): Html | '' {
  const rows = inspections.flatMap(({ name, after, assumed }): BoundRow[] => {
    const { score } = after
    if (!score || score.lowest === score.highest) return []
    const at = assumed?.score?.lowest ?? null
    const said = `${between(score.lowest, score.highest, '')}${at === null ? '' : ` (${at})`}`
    return [{ label: name, from: score.lowest, to: score.highest, assumed: at, said }]
  })
  if (rows.length === 0) return ''
  const outOf = Math.max(...inspections.map(({ after }) => after.outOf))
  return boundsChart({
    id: 'total-bounds',
    title: 'Between which points totals lie',
    to: outOf,
    boundaries: framework.overall.bands.map(({ from }) => from).filter((from) => from > 0),
    rows,
    caption: `Total by these rules, of ${outOf} points, where it is not known, against the boundaries of the overall ratings. ${diamond(share)}`,
  })
}
