import { roleLabels, type StandingRole, type TeamRole } from '../permissions/roles.ts'
import { button, passwordInput, summaryList } from '../web/components/index.ts'
import type { FormState } from '../web/endpoint.ts'
import { faultSummary, field } from '../web/form-page.ts'
import { html } from '../web/html.ts'
import { form } from '../web/layout.page.ts'
import { type Page, page } from '../web/outcome.ts'
import type { SignedIn } from './session.ts'

export function accountPage(
  state: FormState,
  person: SignedIn,
  teams: { slug: string; service: string; role: string }[],
): Page {
  // A password is never sent back to the page.
  const blank = { ...state, values: {} }
  return page(
    'Your account',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${faultSummary(state)}
<h1 class="govuk-heading-l">Your account</h1>
${summaryList({
  rows: [
    { key: { text: 'Name' }, value: { text: person.name } },
    { key: { text: 'Email address' }, value: { text: person.email } },
    {
      key: { text: 'Roles' },
      value: {
        text:
          person.standingRoles.map((role) => roleLabels[role as StandingRole]).join(', ') ||
          'None beyond your teams',
      },
    },
    {
      key: { text: 'Teams' },
      value: {
        html: html`${teams.length === 0 ? 'None' : ''}${teams.map((team) => html`<a class="govuk-link" href="/inspections/${team.slug}">${team.service}</a>: ${roleLabels[team.role as TeamRole]}<br>`)}`,
      },
    },
  ],
})}
<h2 class="govuk-heading-m">Interests</h2>
<p class="govuk-body">Nobody assesses cases of a service they are too close to. <a class="govuk-link" href="/account/interests">Declare or withdraw an interest</a></p>
<h2 class="govuk-heading-m">Change your password</h2>
${form(
  '/account/password',
  html`${passwordInput({ id: 'current', name: 'current', label: { text: 'Current password' }, ...field(blank, 'current') })}
${passwordInput({ id: 'password', name: 'password', label: { text: 'New password' }, hint: { text: 'At least 12 characters. Three unrelated words are easy to remember.' }, autocomplete: 'new-password', ...field(blank, 'password') })}
${button({ text: 'Change password' })}`,
)}
</div></div>`,
  )
}
