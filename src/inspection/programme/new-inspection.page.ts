import type { Framework } from '#engine/framework/shape.ts'
import { button, checkboxes, radios, select } from '#platform/web/components/index.ts'
import { dateField } from '#platform/web/date-field.ts'
import { readableDate } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field, fieldValues } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import type { Membership } from './actions.ts'
import { roleTitle, severalRoles, singleRoles } from './inspection-form.ts'

interface Choices {
  services: { id: string; name: string }[]
  frameworks: Framework[]
  people: { id: string; name: string; email: string }[]
}

/** One person for each leading part, any number for the others. */
export function teamFields(state: FormState, people: Choices['people'], known: Membership[] = []): Html {
  const holding = (role: string) =>
    known.filter((member) => member.role === role).map((member) => member.person)
  return html`${singleRoles.map((role) => {
    const name = `team-${role}`
    const { value, errorMessage } = field(state, name, holding(role)[0] ?? '')
    return select({
      id: name,
      name,
      label: { text: roleTitle(role) },
      ...(errorMessage ? { errorMessage } : {}),
      value,
      items: [
        { value: '', text: 'Choose a person' },
        ...people.map((person) => ({ value: person.id, text: person.name })),
      ],
    })
  })}
${severalRoles.map((role) => {
  const name = `team-${role}`
  const { errorMessage } = field(state, name)
  return checkboxes({
    idPrefix: name,
    name,
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: `${roleTitle(role)}s`, classes: 'govuk-fieldset__legend--s' } },
    ...(errorMessage ? { errorMessage } : {}),
    values: fieldValues(state, name, holding(role)),
    items: people.map((person) => ({ value: person.id, text: person.name })),
  })
})}`
}

export function newInspectionPage(state: FormState, choices: Choices): Page {
  const service = field(state, 'service')
  const framework = field(state, 'framework')
  return page(
    'Open an inspection',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${faultSummary(state)}
<h1 class="govuk-heading-l">Open an inspection</h1>
${form(
  '/inspections',
  html`${select({
    id: 'service',
    name: 'service',
    label: { text: 'Service' },
    hint: { html: html`Not in the list? <a class="govuk-link" href="/services">Register it first</a>.` },
    ...service,
    items: [
      { value: '', text: 'Choose a service' },
      ...choices.services.map((one) => ({ value: one.id, text: one.name })),
    ],
  })}
${radios({
  idPrefix: 'framework',
  name: 'framework',
  fieldset: { legend: { text: 'Framework', classes: 'govuk-fieldset__legend--m' } },
  hint: { text: 'The inspection keeps this version to its end, whatever is published later.' },
  ...framework,
  items: choices.frameworks.map((one) => ({
    value: one.id,
    text: one.title,
    hint: { text: `Version ${one.version}, in effect from ${readableDate(one.effectiveFrom)}` },
  })),
})}
<h2 class="govuk-heading-m">Dates</h2>
${dateField(state, 'announced', 'Announcement', 'The caseload windows count back from this day.')}
${dateField(state, 'fieldwork-from', 'First day of fieldwork', 'For example, 12 1 2027')}
${dateField(state, 'fieldwork-to', 'Last day of fieldwork', 'For example, 16 1 2027')}
${dateField(state, 'publication', 'Planned publication (optional)', 'Both sides see this date.')}
<h2 class="govuk-heading-m">Team</h2>
${teamFields(state, choices.people)}
${button({ text: 'Open inspection', preventDoubleClick: true })}`,
)}
</div></div>`,
    { back: { href: '/inspections', text: 'Inspections' } },
  )
}
