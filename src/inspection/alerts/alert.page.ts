/** One alert: what is known, what is overdue, what can be done now, and all that happened. */
import { type AlertRules, severityOf, toldLabel } from '#engine/casework/alerts/rules.ts'
import { may } from '#platform/permissions/may.ts'
import type { Role } from '#platform/permissions/roles.ts'
import type { AlertThing } from '#platform/permissions/things.ts'
import { summaryList, warningText } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { inspectionPage } from '../inspection-page.ts'
import type { AlertWithState } from '../open-alerts.ts'
import { statusTags, toDo } from './alerts.page.ts'
import { late } from './overdue.ts'
import type { StoryLine } from './queries.ts'
import { atRiskLabels } from './read-alert.ts'
import { stepForms } from './step-forms.ts'

export interface AlertView {
  alert: AlertThing
  roles: ReadonlySet<Role>
  rules: AlertRules
  state: AlertWithState['state']
  story: StoryLine[]
  now: Date
}

function lineTitle(rules: AlertRules, line: StoryLine): string {
  switch (line.kind) {
    case 'told':
      return `Told: ${toldLabel(rules, line.who ?? '')}`
    case 'acknowledged':
      return 'Acknowledged'
    case 'acted':
      return 'Action taken'
    case 'rechecked':
      return 'Looked at again'
    case 'handed-over':
      return 'Handed over when fieldwork closed'
    case 'closed':
      return 'Closed'
    case 'reopened':
      return 'Opened again'
  }
}

const writtenLater = (happened: Date, recorded: Date): boolean =>
  recorded.getTime() - happened.getTime() > 2 * 60_000

function storyPart({ alert, rules, story }: AlertView): Html {
  const line = (
    title: string,
    at: Date,
    by: string,
    recorded: Date,
    words: string | null,
    more: string | null,
  ) =>
    html`<li class="pl-story__line"><strong>${title}</strong><br><span class="govuk-hint">${readableMoment(at)}, ${by}${writtenLater(at, recorded) ? html`. Recorded here ${readableMoment(recorded)}` : ''}</span>
${words ? html`<p class="govuk-body pl-written govuk-!-margin-bottom-1">${words}</p>` : ''}${more ? html`<p class="govuk-body">${more}</p>` : ''}</li>`
  return html`<h2 class="govuk-heading-m">What has happened</h2>
<ol class="govuk-list pl-story">${line('Raised', alert.noticedAt, alert.raisedBy, alert.raisedAt, null, null)}
${story.map((one) =>
  line(
    lineTitle(rules, one),
    one.happenedAt,
    one.recordedBy,
    one.recordedAt,
    one.words,
    one.nextCheckAt ? `To be looked at again by ${readableMoment(one.nextCheckAt)}` : null,
  ),
)}</ol>`
}

export function alertPage(view: AlertView, shown: FormState): Page {
  const { alert, roles, rules, state } = view
  const severity = severityOf(rules, alert.severity)
  const { inspection } = alert
  const caseLink =
    alert.assessmentId && !alert.caseHidden && may(roles, 'see', 'assessment')
      ? html`<a class="govuk-link" href="/inspections/${inspection.slug}/casework/${alert.assessmentId}">Case ${alert.caseRef}</a>`
      : html`${alert.caseRef ? `Case ${alert.caseRef}` : 'No case'}`
  const row = (text: string, value: Html | string) => ({
    key: { text },
    value: typeof value === 'string' ? { text: value } : { html: value },
  })
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${state.overdue.map((step) => warningText({ html: late(step) }))}
${summaryList({
  rows: [
    row('Status', statusTags(state)),
    row('Case', caseLink),
    row('How serious', html`${severity.label}<br><span class="pl-small">${severity.meaning}</span>`),
    row('Who is at risk', atRiskLabels[alert.atRisk]),
    row('What is known', html`<span class="pl-written">${alert.known}</span>`),
    row('To do', toDo(state)),
  ],
})}
<h2 class="govuk-heading-m">${state.open ? 'Carry on' : 'This alert is closed'}</h2>
${stepForms(view, shown)}
${storyPart(view)}
</div></div>`
  return inspectionPage(
    { inspection, roles },
    'alerts',
    alert.caseRef ? `Alert about case ${alert.caseRef}` : 'Alert',
    body,
    {
      before: faultSummary(shown),
      back: { href: `/inspections/${inspection.slug}/alerts`, text: 'Alerts' },
    },
  )
}
