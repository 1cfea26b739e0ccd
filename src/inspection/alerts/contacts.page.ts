/** The lead says whom to phone. */
import { button, input } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { checkedBox } from '../checked-box.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { contactField, contactsChecked, type KeptContacts, mostContacts } from './contacts.ts'

export function contactsPage(around: Around, kept: KeptContacts, state: FormState): Page {
  const path = `/inspections/${around.inspection.slug}/alerts`
  const rows = Array.from({ length: mostContacts }, (_, at) => {
    const row = at + 1
    const known = kept.contacts[at]
    const box = (part: 'who' | 'number' | 'hours', text: string, hint: string) =>
      input({
        id: contactField(part, row),
        name: contactField(part, row),
        label: { text },
        hint: { text: hint },
        ...field(state, contactField(part, row), known?.[part] ?? ''),
        ...(part === 'number' ? { type: 'tel', classes: 'govuk-input--width-20' } : {}),
      })
    return html`<fieldset class="govuk-fieldset pl-question"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Contact ${row}</legend>
${box('who', 'Who answers', 'A role or a desk, such as “Duty manager of the service”. Not a name')}
${box('number', 'Phone number', 'With its area code, such as 01632 960 001')}
${box('hours', 'When it is answered (optional)', 'Such as “Weekdays 9 to 5” or “Always”')}
</fieldset>`
  })
  const written = rows.flatMap((_, at) => [contactField('who', at + 1), contactField('hours', at + 1)])
  return inspectionPage(
    around,
    'alerts',
    'Whom to phone',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body">These numbers stand on every page of the inspection for the team, also when a page is open without a connection. Put first whom to phone first, and empty a contact to take it away.</p>
${kept.keptAt ? html`<p class="govuk-hint">Kept by ${kept.keptBy}, ${readableMoment(kept.keptAt)}</p>` : ''}
${form(
  `${path}/contacts`,
  html`<input type="hidden" name="version" id="version" value="${kept.version}">
${rows}
${checkedBox(state, contactsChecked, written)}
${button({ text: 'Save', preventDoubleClick: true })}`,
)}
</div></div>`,
    { before: faultSummary(state), back: { href: path, text: 'Alerts' } },
  )
}
