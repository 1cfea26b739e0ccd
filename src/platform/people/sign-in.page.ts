import { button, input, passwordInput, warningText } from '../web/components/index.ts'
import type { FormState } from '../web/endpoint.ts'
import { faultSummary, field } from '../web/form-page.ts'
import { type Html, html } from '../web/html.ts'
import { form } from '../web/layout.page.ts'
import { type Page, page } from '../web/outcome.ts'

export interface DemonstrationPerson {
  id: string
  name: string
  does: string
}

function demonstrationSignIn(people: DemonstrationPerson[], next: string): Html | '' {
  if (people.length === 0) return ''
  return html`<h2 class="govuk-heading-m">Demonstration: sign in as</h2>
<p class="govuk-body">Each person sees only what their role may see. Choose one to begin.</p>
<dl class="govuk-summary-list">${people.map(
    (person) => html`<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">${person.name}</dt>
<dd class="govuk-summary-list__value">${person.does}</dd>
<dd class="govuk-summary-list__actions">${form(
      '/sign-in/demonstration',
      html`<input type="hidden" name="person" value="${person.id}"><input type="hidden" name="next" value="${next}">
<button class="pl-link-button" type="submit">Sign in<span class="govuk-visually-hidden"> as ${person.name}</span></button>`,
    )}</dd></div>`,
  )}</dl>`
}

export function signInPage(state: FormState, next: string, people: DemonstrationPerson[]): Page {
  return page(
    'Sign in',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${faultSummary(state)}
<h1 class="govuk-heading-l">Sign in</h1>
${demonstrationSignIn(people, next)}
${people.length > 0 ? html`<h2 class="govuk-heading-m">Or with an account</h2>` : ''}
${form(
  '/sign-in',
  html`<input type="hidden" name="next" value="${next}">
${input({ ...field(state, 'email'), id: 'email', name: 'email', type: 'email', autocomplete: 'username', spellcheck: false, label: { text: 'Email address' } })}
${passwordInput({ id: 'password', name: 'password', label: { text: 'Password' }, ...field({ ...state, values: {} }, 'password') })}
${button({ text: 'Sign in' })}`,
)}
${people.length > 0 ? warningText({ text: 'Sign-in without a password exists only in the demonstration on this machine.', iconFallbackText: 'Warning' }) : ''}
</div></div>`,
  )
}
