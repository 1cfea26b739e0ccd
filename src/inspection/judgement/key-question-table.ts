/** The key questions of a standard rated from cases: counts, percentages and bands, the lowest marked. */
import type { Framework, Standard } from '#engine/framework/shape.ts'
import { boundariesOf } from '#engine/rating/boundaries.ts'
import { table, tag } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { countText, leftOut, percentText } from './figures.ts'
import { ratingTag } from './rating-tag.ts'
import { type Standing, standingOf } from './standing.ts'

/** "1 more yes: Good. 2 fewer: Inadequate." The nearest boundary each way. */
export function distanceInWords(framework: Framework, yes: number, of: number): string {
  const all = boundariesOf(framework, yes, of)
  const up = all.find((one) => one.direction === 'up')
  const down = all.findLast((one) => one.direction === 'down')
  return [up && `${up.cases} more yes: ${up.to}.`, down && `${down.cases} fewer: ${down.to}.`]
    .filter(Boolean)
    .join(' ')
}

/** @param base the address of the inspection's results, where each count leads to the answers behind it */
export function keyQuestionTable(standing: Standing, standard: Standard, base: string): Html {
  const { framework, rated, tally } = standing
  const { rated: own } = standingOf(standing, standard.id)!
  const rows = standard.keyQuestions.map((keyQuestion) => {
    const figure = rated.keyQuestions.find((one) => one.ref === keyQuestion.ref)
    const count = tally.keyQuestions.find((one) => one.id === keyQuestion.id)
    const lowest = own.lowest?.ref === keyQuestion.ref
    const weight = lowest ? 'govuk-!-font-weight-bold' : ''
    const small = [
      keyQuestion.whenLabel && `Counted: ${keyQuestion.whenLabel}.`,
      leftOut(count),
      figure?.relevant ? distanceInWords(framework, figure.yes ?? 0, figure.relevant) : '',
    ]
    return [
      {
        classes: lowest ? weight : 'govuk-!-font-weight-regular',
        html: html`<span class="pl-ref">${keyQuestion.ref}</span>${keyQuestion.text}${lowest ? html` ${tag({ text: 'Lowest', classes: 'govuk-tag--grey' })}` : ''}${small.filter(Boolean).map((line) => html`<div class="pl-small">${line}</div>`)}`,
      },
      {
        html: html`<a class="govuk-link" href="${base}/questions/${keyQuestion.id}" aria-label="${countText(figure, count)}: the answers behind ${keyQuestion.ref}">${countText(figure, count)}</a>`,
        format: 'numeric',
        classes: `pl-nowrap ${weight}`,
      },
      { text: percentText(figure?.percent), format: 'numeric', classes: weight },
      { html: figure?.band ? ratingTag(framework, figure.band) : html`–` },
    ]
  })
  return html`<div class="pl-scroll" tabindex="0" role="region" aria-label="Key questions of ${standard.ref} ${standard.name}">
${table({
  caption: `Key questions of ${standard.ref} ${standard.name}`,
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [
    { text: 'Key question' },
    { text: 'Yes', format: 'numeric' },
    { text: 'Per cent', format: 'numeric', classes: 'pl-nowrap' },
    { text: 'Band' },
  ],
  rows,
})}</div>`
}
