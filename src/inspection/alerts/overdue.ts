/** What is overdue, by how long, and what to do: said the same way wherever it is said. */
import { type AlertStep, inWords } from '#engine/casework/alerts/state.ts'
import { notificationBanner } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { AlertWithState } from '../open-alerts.ts'

export const aboutCase = (alert: { caseRef: string | null }): string =>
  alert.caseRef ? `case ${alert.caseRef}` : 'no case'

export const late = ({ todo, overdueMinutes }: AlertStep): Html =>
  html`${todo}: <strong>${inWords(overdueMinutes)} overdue</strong>`

export const alertPath = (inspection: { slug: string }, alert: { id: string }): string =>
  `/inspections/${inspection.slug}/alerts/${alert.id}`

/** Nothing while nothing is overdue. */
export function overdueBanner(inspection: { slug: string }, overdue: AlertWithState[]): Html | '' {
  if (overdue.length === 0) return ''
  return notificationBanner({
    titleText: overdue.length === 1 ? 'An alert is overdue' : `${overdue.length} alerts are overdue`,
    titleId: 'overdue-alerts',
    classes: 'pl-overdue',
    html: html`<ul class="govuk-list">${overdue.map(
      (alert) =>
        html`<li><a class="govuk-notification-banner__link" href="${alertPath(inspection, alert)}">Someone at risk, ${aboutCase(alert)}</a>. ${late(alert.state.overdue[0]!)}${alert.state.overdue.length > 1 ? html`. ${alert.state.overdue.length - 1} more ${alert.state.overdue.length === 2 ? 'step is' : 'steps are'} overdue too` : ''}</li>`,
    )}</ul>`,
  })
}
