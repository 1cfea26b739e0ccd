/** A report's document tree as accessible markup: contents, headings in order, tables with captions and scopes. */
import { coverOf } from '#engine/report/cover.ts'
import type {
  Block,
  ChartBlock,
  HeadingBlock,
  RecommendationBlock,
  ReportDocument,
} from '#engine/report/document.ts'
import { type Html, html } from '../web/html.ts'
import { chartCaption, drawChart } from './bands-chart.ts'
import { documentFacts } from './cover-facts.ts'
import { coverHtml } from './cover-html.ts'
import { type Flow, flowOf } from './flow.ts'
import { footnoteNumbers, itemPieces, type Piece, pieces } from './footnotes.ts'
import { keyQuestionTableHtml, ratingsTableHtml, tableHtml } from './table-html.ts'

export function documentHtml(document: ReportDocument): Html {
  const first = footnoteNumbers(document.blocks)
  const cover = coverOf(document)
  return html`<article class="pl-document">
<header class="pl-cover">
<h1 class="govuk-heading-xl">${cover.title}</h1>
${coverHtml(cover, documentFacts(document))}</header>
${contents(document.blocks)}
${blocksHtml(document.blocks, first)}
${footnotesHtml(document.blocks, first)}</article>`
}

/** @param first as `footnoteNumbers` gives it for the whole document, of which these may be a part */
export const blocksHtml = (blocks: readonly Block[], first: ReadonlyMap<Block, number>): Html =>
  html`${flowOf(blocks).map((one) => (Array.isArray(one) ? recommendationsHtml(one) : blockHtml(one, first.get(one) ?? 1)))}`

/** Where a page has no foot, the notes stand at its end, each with a way back. */
export function footnotesHtml(blocks: readonly Block[], first: ReadonlyMap<Block, number>): Html | '' {
  const notes = blocks
    .flatMap((block) => {
      if (block.kind === 'paragraph') return pieces(block.text, block.footnotes, first.get(block))
      return block.kind === 'list' ? itemPieces(block, first.get(block)!).flat() : []
    })
    .filter((piece) => 'note' in piece)
  if (notes.length === 0) return ''
  return html`<section class="pl-footnotes" role="doc-endnotes" aria-labelledby="footnotes"><h2 class="govuk-heading-m" id="footnotes">Footnotes</h2>
<ol class="govuk-list govuk-list--number">${notes.map(
    ({ number, note }) =>
      html`<li id="footnote-${number}">${note} <a class="govuk-link" role="doc-backlink" href="#footnote-mark-${number}">Back<span class="govuk-visually-hidden"> to the text of footnote ${number}</span></a></li>`,
  )}</ol></section>
`
}

const inline = (cut: readonly Piece[]): Html[] =>
  cut.map((piece) =>
    'text' in piece
      ? html`${piece.text}`
      : html`<sup><a class="govuk-link" role="doc-noteref" id="footnote-mark-${piece.number}" href="#footnote-${piece.number}"><span class="govuk-visually-hidden">Footnote </span>${piece.number}</a></sup>`,
  )

const chartHtml = (block: ChartBlock): Html =>
  html`<figure class="pl-drawing" id="${block.id}">
${drawChart(block).svg}
<figcaption class="govuk-hint">${chartCaption(block)}</figcaption>
</figure>
`

/** Two levels: the parts, and what stands under each. */
function contents(blocks: readonly Block[]): Html {
  const parts: { heading: HeadingBlock; under: HeadingBlock[] }[] = []
  for (const block of blocks) {
    if (block.kind !== 'heading') continue
    if (block.level === 2) parts.push({ heading: block, under: [] })
    else if (block.level === 3) parts.at(-1)?.under.push(block)
  }
  const link = ({ id, text }: HeadingBlock) => html`<a class="govuk-link" href="#${id}">${text}</a>`
  return html`<nav class="pl-contents" aria-labelledby="contents"><h2 class="govuk-heading-m" id="contents">Contents</h2>
<ul class="govuk-list">${parts.map(
    ({ heading, under }) =>
      html`<li>${link(heading)}${
        under.length > 0
          ? html`<ul class="govuk-list pl-contents__under">${under.map((one) => html`<li>${link(one)}</li>`)}</ul>`
          : ''
      }</li>`,
  )}</ul></nav>`
}

const recommendationsHtml = (run: RecommendationBlock[]): Html =>
  html`<ol class="govuk-list govuk-list--number govuk-list--spaced" start="${run[0]!.number}">${run.map((one) => html`<li>${one.text}</li>`)}</ol>`

const headingSizes = { 2: 'l', 3: 'm', 4: 's' } as const

function blockHtml(block: Exclude<Flow, RecommendationBlock[]>, firstNote: number): Html {
  switch (block.kind) {
    case 'heading': {
      const size = `govuk-heading-${headingSizes[block.level]}`
      if (block.level === 2) return html`<h2 class="${size}" id="${block.id}">${block.text}</h2>\n`
      if (block.level === 3) return html`<h3 class="${size}" id="${block.id}">${block.text}</h3>\n`
      return html`<h4 class="${size}" id="${block.id}">${block.text}</h4>\n`
    }
    case 'paragraph':
      return html`<p class="govuk-body">${inline(pieces(block.text, block.footnotes, firstNote))}</p>\n`
    case 'list':
      return html`<ul class="govuk-list govuk-list--bullet">${itemPieces(block, firstNote).map((item) => html`<li>${inline(item)}</li>`)}</ul>\n`
    case 'table':
      return tableHtml(block)
    case 'ratings-table':
      return ratingsTableHtml(block)
    case 'key-question-table':
      return keyQuestionTableHtml(block)
    case 'chart':
      return chartHtml(block)
    case 'note':
      return html`<p class="govuk-body"><strong>${block.label}:</strong> ${block.text}</p>\n`
    case 'definitions':
      return html`<dl class="pl-definitions">${block.entries.map(({ term, meaning }) => html`<dt class="govuk-body govuk-!-font-weight-bold">${term}</dt><dd class="govuk-body">${meaning}</dd>`)}</dl>\n`
    case 'source':
      return html`<p class="govuk-body-s pl-source">${block.text}</p>\n`
  }
}
