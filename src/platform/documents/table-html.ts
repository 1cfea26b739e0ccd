/** The tables of a document. Each scrolls inside its own box, so that a phone's page never scrolls sideways. */
import type {
  Cell,
  KeyQuestionRow,
  KeyQuestionTableBlock,
  RatingsTableBlock,
  TableBlock,
} from '#engine/report/document.ts'
import { type TableCell, type TableParams, table } from '../web/components/index.ts'
import { type Html, html } from '../web/html.ts'
import { ratingTag } from './rating-tag.ts'

export const scrolling = (label: string, content: Html): Html =>
  html`<div class="pl-scroll" tabindex="0" role="region" aria-label="${label}">${content}</div>\n`

function captioned(block: { id: string; caption: string }, params: TableParams): Html {
  return scrolling(
    block.caption,
    table({
      caption: block.caption,
      captionClasses: 'govuk-table__caption--s',
      firstCellIsHeader: true,
      attributes: { id: block.id },
      ...params,
    }),
  )
}

const cell = (given: Cell): TableCell => ({
  html: given.rating
    ? ratingTag(given.rating)
    : given.strong
      ? html`<strong>${given.text}</strong>`
      : html`${given.text}`,
  ...(given.numeric ? { format: 'numeric' } : {}),
})

export const tableHtml = (block: TableBlock): Html =>
  captioned(block, { head: block.head.map(cell), rows: block.rows.map((row) => row.map(cell)) })

export function ratingsTableHtml(block: RatingsTableBlock): Html {
  const rows: TableCell[][] = block.rows.map((row) => [
    { text: `${row.ref} ${row.name}` },
    row.rating
      ? {
          html: html`${ratingTag(row.rating)}${row.note ? html`<sup><span class="govuk-visually-hidden">See note </span>${row.note}</sup>` : ''}`,
        }
      : { text: row.why ? `Not rated. ${row.why}` : 'Not rated' },
    {
      text: row.score === null ? 'None' : row.countsToScore ? row.score : 'Outside the score',
      format: 'numeric',
    },
  ])
  rows.push([
    { text: 'Overall' },
    { html: html`<strong>${ratingTag(block.overall)}</strong>` },
    {
      html: html`<strong>${block.score === null ? 'None yet' : `${block.score} of ${block.outOf}`}</strong>`,
      format: 'numeric',
    },
  ])
  return captioned(block, {
    head: [{ text: 'Standard' }, { text: 'Rating' }, { text: 'Score', format: 'numeric' }],
    rows,
  })
}

export function keyQuestionTableHtml(block: KeyQuestionTableBlock): Html {
  const strong = (row: KeyQuestionRow, content: Html | string) =>
    row.lowest ? html`<strong>${content}</strong>` : html`${content}`
  return captioned(block, {
    head: [{ text: 'Key question' }, { text: 'Yes', format: 'numeric' }, { text: 'Band' }],
    rows: block.rows.map((row) => [
      {
        html: html`${row.ref} ${row.text}${row.cases ? html`<br><span class="govuk-hint pl-cases">Counts ${row.cases}</span>` : ''}`,
        ...(row.lowest ? {} : { classes: 'govuk-!-font-weight-regular' }),
      },
      { html: strong(row, row.printed), format: 'numeric' },
      {
        html: row.lowest
          ? html`${ratingTag(row.band)}<br><strong>Lowest</strong>`
          : html`${row.band?.label ?? 'None'}`,
      },
    ]),
  })
}
