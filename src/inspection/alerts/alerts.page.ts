/** The alerts of an inspection that a person may see: what is overdue first, with what to do. */
import { type AlertRules, severityOf } from '#engine/casework/alerts/rules.ts'
import type { AlertStatus } from '#engine/casework/alerts/state.ts'
import { may } from '#platform/permissions/may.ts'
import { button, summaryList, tag } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import type { AlertWithState } from '../open-alerts.ts'
import { raisePath } from './at-hand.ts'
import type { KeptContacts } from './contacts.ts'
import { aboutCase, alertPath, late } from './overdue.ts'
import { phoneList } from './phone-list.ts'

const statusWords: Record<AlertStatus, [text: string, colour: string]> = {
  raised: ['Raised', 'govuk-tag--orange'],
  told: ['Told', 'govuk-tag--orange'],
  acknowledged: ['Acknowledged', 'govuk-tag--blue'],
  acted: ['Action taken', 'govuk-tag--blue'],
  rechecked: ['Looked at again', 'govuk-tag--blue'],
  closed: ['Closed', 'govuk-tag--grey'],
}

export function statusTags({ status, overdue }: AlertWithState['state']): Html {
  const [text, classes] = statusWords[status]
  return html`${tag({ text, classes })}${overdue.length > 0 ? html` ${tag({ text: 'Overdue', classes: 'govuk-tag--red' })}` : ''}`
}

/** What is due next, or what is overdue, as things to do. */
export function toDo({ overdue, steps, open }: AlertWithState['state']): Html {
  if (!open) return html`Nothing: it is closed`
  const next = steps
    .filter((step) => !step.doneAt && !overdue.includes(step))
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
  return html`<ul class="govuk-list">${overdue.map((step) => html`<li class="pl-late">${late(step)}</li>`)}${next.map((step) => html`<li>${step.todo} by ${readableMoment(step.dueAt)}</li>`)}</ul>`
}

const card = (inspection: { slug: string }, rules: AlertRules, alert: AlertWithState): Html => {
  const severity = severityOf(rules, alert.severity)
  const about = aboutCase(alert)
  return summaryList({
    card: {
      title: { text: `${severity.label}, ${about}`, headingLevel: 3 },
      actions: {
        items: [
          {
            href: alertPath(inspection, alert),
            text: 'Open',
            visuallyHiddenText: `the alert of ${readableMoment(alert.noticedAt)}`,
          },
        ],
      },
    },
    rows: [
      { key: { text: 'Status' }, value: { html: statusTags(alert.state) } },
      { key: { text: 'Written' }, value: { text: readableMoment(alert.noticedAt) } },
      { key: { text: 'To do' }, value: { html: toDo(alert.state) } },
    ],
  })
}

/** The longest overdue first, then what is due soonest; closed ones last. */
export function inOrder(alerts: AlertWithState[]): AlertWithState[] {
  const due = ({ state }: AlertWithState): number =>
    state.overdue[0]?.dueAt.getTime() ??
    Math.min(...state.steps.filter((step) => !step.doneAt).map((step) => step.dueAt.getTime()))
  const rank = ({ state }: AlertWithState): number => (state.overdue.length > 0 ? 0 : state.open ? 1 : 2)
  return alerts.toSorted(
    (a, b) =>
      rank(a) - rank(b) || (rank(a) < 2 ? due(a) - due(b) : b.noticedAt.getTime() - a.noticedAt.getTime()),
  )
}

/** Said so that nobody who must not know of an alert reads from it whether there is one. */
function noneFor(roles: Around['roles']): string {
  if (roles.has('lead-inspector')) return 'No alert was raised in this inspection.'
  if (roles.has('quality-lead'))
    return 'There is no alert for you to see. While you assess a case blind, alerts about its other assessment are kept from you.'
  return 'You have raised no alert, and none was raised for your cases.'
}

export function alertsPage(
  around: Around,
  rules: AlertRules,
  alerts: AlertWithState[],
  kept: KeptContacts,
): Page {
  const { inspection, roles } = around
  const ordered = inOrder(alerts)
  const part = (title: string, some: AlertWithState[]): Html | '' =>
    some.length === 0
      ? ''
      : html`<h2 class="govuk-heading-m">${title}</h2>${some.map((alert) => card(inspection, rules, alert))}`
  return inspectionPage(
    around,
    'alerts',
    'Alerts',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${button({ text: 'Raise an alert', href: raisePath(inspection), classes: 'govuk-button--warning' })}
${alerts.length === 0 ? html`<p class="govuk-body">${noneFor(roles)}</p>` : ''}
${part(
  'Overdue',
  ordered.filter(({ state }) => state.overdue.length > 0),
)}
${part(
  'Open',
  ordered.filter(({ state }) => state.open && state.overdue.length === 0),
)}
${part(
  'Closed',
  ordered.filter(({ state }) => !state.open),
)}
</div><div class="govuk-grid-column-one-third">
<h2 class="govuk-heading-m">Whom to phone</h2>
${phoneList(rules, kept.contacts)}
${may(roles, 'keep alert contacts', 'inspection') ? html`<p class="govuk-body"><a class="govuk-link" href="/inspections/${inspection.slug}/alerts/contacts">Change whom to phone</a></p>` : ''}
</div></div>`,
  )
}
