/** The key questions of a standard rated from cases: counts, percentages and bands, the lowest marked. */
import type { Standard } from '#engine/framework/shape.ts'
import { table, tag } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { countText, leftOut, percentText } from './figures.ts'
import { ratingTag } from './rating-tag.ts'
import { type Standing, standingOf } from './standing.ts'

export function keyQuestionTable(standing: Standing, standard: Standard): Html {
  const { framework, rated, tally } = standing
  const { rated: own } = standingOf(standing, standard.id)!
  const rows = standard.keyQuestions.map((keyQuestion) => {
    const figure = rated.keyQuestions.find((one) => one.ref === keyQuestion.ref)
    const count = tally.keyQuestions.find((one) => one.id === keyQuestion.id)
    const lowest = own.lowest?.ref === keyQuestion.ref
    const weight = lowest ? 'govuk-!-font-weight-bold' : ''
    const small = [keyQuestion.whenLabel && `Counted: ${keyQuestion.whenLabel}.`, leftOut(count)]
    return [
      {
        classes: lowest ? weight : 'govuk-!-font-weight-regular',
        html: html`<span class="pl-ref">${keyQuestion.ref}</span>${keyQuestion.text}${lowest ? html` ${tag({ text: 'Lowest', classes: 'govuk-tag--grey' })}` : ''}${small.filter(Boolean).map((line) => html`<div class="pl-small">${line}</div>`)}`,
      },
      { text: countText(figure, count), format: 'numeric', classes: `pl-nowrap ${weight}` },
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
