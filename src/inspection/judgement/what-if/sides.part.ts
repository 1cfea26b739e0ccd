/** Inspections by their own rules and by others, side by side. */
import { ratingByName } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { scoreRange, whyNotKnown } from '#engine/simulation/in-words.ts'
import type { Side, SideStandard } from '#engine/simulation/side.ts'
import type { SimulatedInspection } from '#engine/simulation/simulate.ts'
import { tag } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { ratingTag } from '../rating-tag.ts'

type Range = { lowest: string | null; highest: string | null }

/** A rating, or from which to which where it is not known. */
export function rangeTag(framework: Framework, range: Range | null): Html {
  if (!range || range.lowest === null) return ratingTag(framework, null, 'Not rated')
  if (range.lowest === range.highest) return ratingTag(framework, range.lowest)
  return html`${ratingTag(framework, range.lowest)} to ${ratingTag(framework, range.highest)}`
}

const overallCell = (framework: Framework, side: Side): Html =>
  html`${rangeTag(framework, side.overall)}<div class="pl-small">${scoreRange(side)} of ${side.outOf}</div>`

export function overviewTable(
  framework: Framework,
  inspections: readonly SimulatedInspection[],
  share: number | undefined,
): Html {
  return wideTable('Overall ratings', {
    caption: 'Overall',
    captionClasses: 'govuk-table__caption--m',
    attributes: { id: 'overall' },
    firstCellIsHeader: true,
    head: [
      { text: 'Inspection' },
      { text: 'On record' },
      { text: 'Its own rules' },
      { text: 'These rules' },
      ...(share === undefined ? [] : [{ text: `If ${share}% of the missing answers were sufficient` }]),
    ],
    rows: inspections.map((one) => [
      { text: one.name },
      {
        html: html`${rangeTag(framework, { lowest: one.onRecord.overall, highest: one.onRecord.overall })}<div class="pl-small">${one.onRecord.score ?? '–'} of ${one.onRecord.outOf}</div>`,
      },
      { html: overallCell(framework, one.before) },
      { html: overallCell(framework, one.after) },
      ...(one.assumed ? [{ html: overallCell(framework, one.assumed) }] : []),
    ]),
  })
}

const same = (a: Range | undefined, b: Range | undefined): boolean =>
  a?.lowest === b?.lowest && a?.highest === b?.highest

const scoreOf = (framework: Framework, label: string | null): number =>
  label === null ? -1 : (ratingByName(framework, label)?.score ?? -1)

/** Up, down, unchanged, or not known; the word always stands there. */
function changeTag(framework: Framework, own: SideStandard | undefined, one: SideStandard): Html {
  if (!own) return tag({ text: 'New', classes: 'govuk-tag--grey' })
  if (same(own, one)) return html`Same`
  const [low, high] = [scoreOf(framework, one.lowest), scoreOf(framework, one.highest)]
  const from = scoreOf(framework, own.lowest)
  if (low > from) return tag({ text: 'Up', classes: 'govuk-tag--blue' })
  if (high < from) return tag({ text: 'Down', classes: 'govuk-tag--blue' })
  return tag({ text: 'Not known', classes: 'govuk-tag--yellow' })
}

/** @param only leave out what stays the same */
export function standardsTable(framework: Framework, one: SimulatedInspection, only = false): Html {
  const { before, after, assumed } = one
  const shown = after.standards
    .map((standard) => ({
      standard,
      own: before.standards.find(({ id }) => id === standard.id),
      assumption: assumed?.standards.find(({ id }) => id === standard.id),
    }))
    .filter(({ standard, own }) => !only || !same(own, standard))
  if (shown.length === 0) return html`<p class="govuk-body">${one.name}: no standard changes.</p>`
  return wideTable(`Standards of ${one.name}`, {
    caption: only ? one.name : 'Standards',
    captionClasses: only ? 'govuk-table__caption--s' : 'govuk-table__caption--m',
    ...(only ? {} : { attributes: { id: 'standards' } }),
    firstCellIsHeader: true,
    head: [
      { text: 'Standard' },
      { text: 'Its own rules' },
      { text: 'These rules' },
      { text: 'Change' },
      ...(assumed ? [{ text: 'By the assumption' }] : []),
    ],
    rows: shown.map(({ standard, own, assumption }) => [
      {
        html: html`${standard.ref} ${standard.name}${one.setAside.includes(standard.ref) ? html`<div class="pl-small">The panel’s decision is left out on both sides.</div>` : ''}${standard.why ? html`<div class="pl-small">${whyNotKnown(standard)}</div>` : ''}`,
        classes: 'pl-about',
      },
      { html: own ? rangeTag(framework, own) : html`Not asked` },
      { html: rangeTag(framework, standard) },
      { html: changeTag(framework, own, standard) },
      ...(assumption ? [{ html: rangeTag(framework, assumption) }] : []),
    ]),
  })
}
