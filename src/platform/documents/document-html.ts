/** A report's document tree as accessible markup: contents, headings in order, tables with captions and scopes. */
import type { Block, HeadingBlock, RecommendationBlock, ReportDocument } from '#engine/report/document.ts'
import { readableDate } from '../web/dates.ts'
import { type Html, html } from '../web/html.ts'
import { keyQuestionTableHtml, ratingsTableHtml, tableHtml } from './table-html.ts'

export function documentHtml(document: ReportDocument): Html {
  return html`<article class="pl-document">
<h1 class="govuk-heading-xl">${document.title}</h1>
<p class="govuk-body-l">${facts(document)}</p>
${contents(document.blocks)}
${blocksHtml(document.blocks)}
</article>`
}

export const blocksHtml = (blocks: readonly Block[]): Html =>
  html`${runs(blocks).map((run) => (Array.isArray(run) ? recommendationsHtml(run) : blockHtml(run)))}`

function facts(document: ReportDocument): string {
  const when = document.fieldwork
    ? ` Fieldwork ${readableDate(document.fieldwork.from)} to ${readableDate(document.fieldwork.to)}.`
    : ''
  return `${document.area}. Inspected under ${document.framework.title}.${when}`
}

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

/** Recommendations that follow one another make one numbered list. */
function runs(blocks: readonly Block[]): (Exclude<Block, RecommendationBlock> | RecommendationBlock[])[] {
  const out: (Exclude<Block, RecommendationBlock> | RecommendationBlock[])[] = []
  for (const block of blocks) {
    const last = out.at(-1)
    if (block.kind !== 'recommendation') out.push(block)
    else if (Array.isArray(last)) last.push(block)
    else out.push([block])
  }
  return out
}

const recommendationsHtml = (run: RecommendationBlock[]): Html =>
  html`<ol class="govuk-list govuk-list--number govuk-list--spaced" start="${run[0]!.number}">${run.map((one) => html`<li>${one.text}</li>`)}</ol>`

const headingSizes = { 2: 'l', 3: 'm', 4: 's' } as const

function blockHtml(block: Exclude<Block, RecommendationBlock>): Html {
  switch (block.kind) {
    case 'heading': {
      const size = `govuk-heading-${headingSizes[block.level]}`
      if (block.level === 2) return html`<h2 class="${size}" id="${block.id}">${block.text}</h2>\n`
      if (block.level === 3) return html`<h3 class="${size}" id="${block.id}">${block.text}</h3>\n`
      return html`<h4 class="${size}" id="${block.id}">${block.text}</h4>\n`
    }
    case 'paragraph':
      return html`<p class="govuk-body">${block.text}</p>\n`
    case 'list':
      return html`<ul class="govuk-list govuk-list--bullet">${block.items.map((item) => html`<li>${item}</li>`)}</ul>\n`
    case 'table':
      return tableHtml(block)
    case 'ratings-table':
      return ratingsTableHtml(block)
    case 'key-question-table':
      return keyQuestionTableHtml(block)
    case 'note':
      return html`<p class="govuk-body"><strong>${block.label}:</strong> ${block.text}</p>\n`
    case 'definitions':
      return html`<dl class="pl-definitions">${block.entries.map(({ term, meaning }) => html`<dt class="govuk-body govuk-!-font-weight-bold">${term}</dt><dd class="govuk-body">${meaning}</dd>`)}</dl>\n`
    case 'source':
      return html`<p class="govuk-body-s pl-source">${block.text}</p>\n`
  }
}
