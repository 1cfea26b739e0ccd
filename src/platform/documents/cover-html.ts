/** The cover as markup: the rating on its scale, and the facts as a list of terms. */
import type { CoverBlock } from '#engine/report/document.ts'
import { summaryList } from '../web/components/index.ts'
import { type Html, html } from '../web/html.ts'
import { coverFacts, digestLabel, type Fact } from './cover-facts.ts'
import { drawScale } from './rating-scale.ts'
import { ratingTag } from './rating-tag.ts'

/** Everything but the title. */
export function coverHtml(cover: CoverBlock, facts: readonly Fact[] = coverFacts(cover)): Html {
  const scale = drawScale(cover)
  return html`<p class="govuk-body-l">${cover.inspection}</p>
${scale ? html`<figure class="pl-cover__scale">${scale.svg}</figure>\n` : ''}${summaryList({
  classes: 'pl-cover__facts',
  rows: facts.map(({ label, value }) => ({
    key: { text: label },
    value:
      label === 'Overall rating'
        ? { html: ratingTag(cover.overall) }
        : { text: value, ...(label === digestLabel ? { classes: 'pl-digest' } : {}) },
  })),
})}
`
}
