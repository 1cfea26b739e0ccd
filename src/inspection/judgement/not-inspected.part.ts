/** What cases that nobody could read may have hidden: the least and the most favourable figures, and what would change. */
import type { NotInspectedBounds } from '#engine/certainty/not-inspected.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { insetText, warningText } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { ratingTag } from './rating-tag.ts'
import type { Standing } from './standing.ts'

const cases = (count: number) => (count === 1 ? '1 case' : `${count} cases`)

export function notInspectedPart({ framework, notInspected }: Standing): Html | '' {
  if (!notInspected) return ''
  const { bounds, kinds, warnAbovePercent } = notInspected
  const tooMany = kinds.filter((one) => one.tooMany)
  return html`<h2 class="govuk-heading-m" id="not-inspected">Drawn cases that nobody could read</h2>
${tooMany.map((one) =>
  warningText({
    text: `${one.label}: ${one.notInspected} of the ${one.drawn} drawn cases could not be read (${one.percent}%). Above ${warnAbovePercent}% the results should not be relied on without saying so.`,
  }),
)}
<p class="govuk-body">${kinds.map((one) => `${one.label}: ${cases(one.notInspected)} of ${one.drawn}`).join('. ')}. Reserves keep the number of cases up but cannot say what these cases would have shown.</p>
${bounds.keyQuestions.length > 0 ? boundsTables(framework, bounds) : html`<p class="govuk-body">Once there are answers, the least and the most favourable ratings stand here.</p>`}`
}

function boundsTables(framework: Framework, bounds: NotInspectedBounds): Html {
  const changing = bounds.standards.filter((one) => one.lowest !== one.highest)
  const rating = (label: string | null) => (label === null ? html`Not rated` : ratingTag(framework, label))
  return html`<p class="govuk-body">Every rating by the rules alone: once as if all of them had been insufficient on everything, once as if all had been sufficient, over the cases that were drawn.</p>
${insetText({
  text:
    changing.length === 0
      ? 'No rating of a standard changes, whatever these cases would have shown.'
      : `What these cases would have shown may change the rating of ${changing.map((one) => one.ref).join(', ')}.`,
})}
${wideTable('Ratings within the bounds', {
  caption: 'Standards',
  captionClasses: 'govuk-table__caption--s',
  firstCellIsHeader: true,
  head: [{ text: 'Standard' }, { text: 'Least favourable' }, { text: 'Most favourable' }],
  rows: [
    ...bounds.standards.map((one) => [
      { text: `${one.ref} ${one.name}` },
      { html: rating(one.lowest) },
      { html: rating(one.highest) },
    ]),
    [{ text: 'Overall' }, { html: rating(bounds.overall.lowest) }, { html: rating(bounds.overall.highest) }],
  ],
})}
${wideTable('Key questions within the bounds', {
  caption: 'Key questions',
  captionClasses: 'govuk-table__caption--s',
  firstCellIsHeader: true,
  head: [
    { text: 'Key question' },
    ...['Yes, of those drawn and read', 'Not read', 'At least', 'At most'].map((text) => ({
      text,
      format: 'numeric',
    })),
  ],
  rows: bounds.keyQuestions.map((one) => [
    { text: one.ref },
    { text: `${one.yes} of ${one.relevant}`, format: 'numeric' },
    { text: one.notInspected, format: 'numeric' },
    { text: `${one.lowest}%`, format: 'numeric' },
    { text: `${one.highest}%`, format: 'numeric' },
  ]),
})}`
}
