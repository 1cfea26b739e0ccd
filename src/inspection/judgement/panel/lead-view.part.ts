/** The lead's form for what the panel should know of a standard, on the standard's own page. */
import { button, textarea } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { hidden } from '../rating-forms.ts'
import type { LeadView } from './queries.ts'

export function leadViewPart(action: string, state: FormState, newest: LeadView | undefined): Html {
  return html`<h2 class="govuk-heading-m" id="your-view">Your view for the panel</h2>
${newest ? html`<p class="govuk-body">Version ${newest.version}, ${newest.by.name}, ${readableMoment(newest.at)}</p>` : ''}
${form(
  action,
  html`${hidden('basedOn', newest?.version ?? 0)}
${textarea({
  id: 'view',
  name: 'view',
  rows: 5,
  label: { text: 'What should the panel know of this standard?' },
  hint: {
    text: 'What the other key questions show, what the figures cannot. It goes into the panel’s papers and is never published. Do not name a child.',
  },
  ...field(state, 'view', newest?.words ?? ''),
})}
${button({ text: 'Save view', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
)}`
}
