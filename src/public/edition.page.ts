import { fileList } from '#platform/documents/report-files.page.ts'
import { insetText } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { html, raw } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import type { Edition, PublishedEdition } from './queries.ts'

/** One edition, exactly as it was stored when it was published. */
export function editionPage(slug: string, edition: PublishedEdition, all: readonly Edition[]): Page {
  const at = `/published/${slug}`
  const newest = all[0]!
  const others = all.filter((one) => one.edition !== edition.edition)
  return page(
    edition.document.title,
    html`${
      edition.edition === newest.edition
        ? ''
        : insetText({
            html: html`<strong>This is an earlier edition.</strong> <a class="govuk-link" href="${at}">Read edition ${newest.edition}</a>, which corrects it.`,
          })
    }
<p class="govuk-body">Edition ${edition.edition}, published ${readableMoment(edition.publishedAt)}.</p>
${edition.correction ? html`<p class="govuk-body"><strong>Correction:</strong> ${edition.correction}</p>` : ''}
${raw(edition.html)}
<section aria-labelledby="files">
<h2 class="govuk-heading-m" id="files">Download this edition</h2>
${fileList(`${at}/editions/${edition.edition}/files`)}
</section>
<section aria-labelledby="this-edition">
<h2 class="govuk-heading-m" id="this-edition">About this edition</h2>
<p class="govuk-body pl-digest">SHA-256 digest of the report’s text: ${edition.digest}</p>
<ul class="govuk-list govuk-list--bullet">
<li><a class="govuk-link" href="${at}/editions/${edition.edition}/figures.json">The figures as data (JSON)</a></li>
<li><a class="govuk-link" href="${at}/editions/${edition.edition}/report.html">The report’s text as stored (HTML), to check the digest</a></li>
${others.map((one) => html`<li><a class="govuk-link" href="${at}/editions/${one.edition}">Edition ${one.edition}</a>, published ${readableMoment(one.publishedAt)}${one.correction ? html`. Correction: ${one.correction}` : ''}</li>`)}
</ul>
</section>`,
    { back: { href: '/published', text: 'Published reports' } },
  )
}
