import { ratingTag } from '#platform/documents/rating-tag.ts'
import { scrolling } from '#platform/documents/table-html.ts'
import { type TableCell, table } from '#platform/web/components/index.ts'
import { readableDate } from '#platform/web/dates.ts'
import { html } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import type { Listed } from './listed.ts'

export function publishedPage(listed: readonly Listed[]): Page {
  return page(
    'Published reports',
    html`<h1 class="govuk-heading-l">Published reports</h1>
${
  listed.length === 0
    ? html`<p class="govuk-body">Nothing is published yet.</p>`
    : scrolling(
        'Published reports',
        table({
          caption: `${listed.length} published`,
          captionClasses: 'govuk-table__caption--s',
          firstCellIsHeader: true,
          attributes: { id: 'published' },
          head: ['Service', 'Overall rating', 'Published', 'Standards', 'Kind'].map((text) => ({ text })),
          rows: listed.map((one): TableCell[] => [
            { html: html`<a class="govuk-link" href="/published/${one.slug}">${one.service}</a>` },
            { html: ratingTag(one.overall) },
            { text: one.date ? readableDate(one.date) : 'Date not known' },
            { text: one.framework },
            { text: one.kind === 'here' ? 'Published here' : 'Figures carried over' },
          ]),
        }),
      )
}
${listed.some((one) => one.kind === 'carried') ? html`<p class="govuk-body">Figures carried over come from published reports of real services that were not inspected with Plumbline.</p>` : ''}`,
    { wide: true },
  )
}
