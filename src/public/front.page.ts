import { button } from '#platform/web/components/index.ts'
import { html } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'

/** What anyone meets first. */
export const frontPage = (): Page =>
  page(
    'Inspections that can be checked',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-xl">Inspections that can be checked</h1>
<p class="govuk-body-l">Inspectorates use Plumbline to inspect youth justice services: from the list of cases to the published report.</p>
<p class="govuk-body">Cases are drawn by lot in a way that anyone can repeat. Ratings follow published rules from counted answers. Every figure in a report comes from one result, and a published report never changes without a trace.</p>
${button({ text: 'Read published reports', href: '/published', isStartButton: true })}
<h2 class="govuk-heading-m">If you work on an inspection</h2>
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Sign in</a> to see your inspections.</p>
</div></div>`,
  )
