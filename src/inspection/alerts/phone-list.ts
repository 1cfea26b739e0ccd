/** Whom to phone, as it stands on every page: read and dialled without a connection. */
import { dialled } from '#engine/casework/alerts/phone.ts'
import type { AlertRules } from '#engine/casework/alerts/rules.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Contact } from './contacts.ts'

export function phoneList(rules: AlertRules, contacts: readonly Contact[]): Html {
  return html`<p class="govuk-body govuk-!-font-weight-bold">${rules.emergency}</p>
${
  contacts.length === 0
    ? html`<p class="govuk-body">The lead inspector has not said yet whom to phone in this inspection.</p>`
    : html`<ul class="govuk-list pl-phones">${contacts.map(
        ({ who, number, hours }) =>
          html`<li>${who}: <a class="govuk-link pl-nowrap govuk-!-font-weight-bold" href="tel:${dialled(number)}">${number}</a>${hours ? html` <span class="pl-small">${hours}</span>` : ''}</li>`,
      )}</ul>`
}`
}
