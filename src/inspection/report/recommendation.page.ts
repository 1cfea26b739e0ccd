import { button, details, insetText } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import type { recommendationVersions } from './queries.ts'
import { recommendationFields } from './recommendations.page.ts'

export function recommendationPage(
  around: Around,
  state: FormState,
  number: number,
  versions: Awaited<ReturnType<typeof recommendationVersions>>,
  mayWrite: boolean,
): Page {
  const at = `/inspections/${around.inspection.slug}/report/recommendations`
  const now = versions[0]!
  const base = html`<input type="hidden" name="base" value="${now.version}">`
  // What stands is shown beside the text that was sent, so the next save starts from it.
  const stale = state.values.base !== undefined && Number(state.values.base) !== now.version
  return inspectionPage(
    around,
    'report',
    `Recommendation ${number}`,
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${
  stale || !mayWrite
    ? insetText({
        html: html`<p class="govuk-body">What stands, by ${now.by}, ${readableMoment(now.writtenAt)}${now.withdrawn ? ' (withdrawn)' : ''}:</p><p class="govuk-body">${now.addressee}</p><div class="govuk-body pl-prose">${now.body}</div>`,
      })
    : ''
}
${
  mayWrite
    ? html`${form(`${at}/${number}`, html`${base}${recommendationFields(state, now)}${button({ text: now.withdrawn ? 'Put back' : 'Save' })}`)}
${now.withdrawn ? '' : form(`${at}/${number}/withdraw`, html`${base}${button({ text: 'Withdraw this recommendation', classes: 'govuk-button--secondary' })}`)}`
    : ''
}
<h2 class="govuk-heading-m">Versions</h2>
${versions.map((version) => details({ summaryText: `Version ${version.version}: ${version.by}, ${readableMoment(version.writtenAt)}${version.withdrawn ? ' (withdrawn)' : ''}`, html: html`<p class="govuk-body">${version.addressee}</p><div class="govuk-body pl-prose">${version.body}</div>` }))}
</div></div>`,
    { before: faultSummary(state), back: { href: at, text: 'Recommendations' } },
  )
}
