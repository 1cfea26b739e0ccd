/** What can be done about an alert now, each as a form of its own behind one line. */
import { type AlertRules, severityOf } from '#engine/casework/alerts/rules.ts'
import { beforeClosing } from '#engine/casework/alerts/state.ts'
import { may } from '#platform/permissions/may.ts'
import type { Role } from '#platform/permissions/roles.ts'
import type { AlertThing } from '#platform/permissions/things.ts'
import { button, details, input, radios, textarea } from '#platform/web/components/index.ts'
import { dateField } from '#platform/web/date-field.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { checkedBox } from '../checked-box.ts'
import type { AlertWithState } from '../open-alerts.ts'
import { alertPath } from './overdue.ts'
import { checkedOf, nextFields, type Step, steps, toldFields, wordsField } from './steps.ts'
import { londonFields } from './when.ts'

interface Forms {
  alert: AlertThing
  roles: ReadonlySet<Role>
  rules: AlertRules
  state: AlertWithState['state']
  now: Date
}

export function stepForms({ alert, roles, rules, state, now }: Forms, shown: FormState): Html {
  const path = alertPath(alert.inspection, alert)
  const wrong = (step: Step) => shown.faults.some((fault) => fault.field.startsWith(`${step}-`))
  const words = (step: Step, label: string, hint?: string): Html =>
    html`${textarea({
      id: wordsField(step),
      name: wordsField(step),
      rows: 3,
      label: { text: label },
      ...(hint ? { hint: { text: hint } } : {}),
      ...field(shown, wordsField(step)),
    })}${checkedBox(shown, checkedOf(step), [wordsField(step), ...(step === 'told' ? [toldFields.other] : [])])}`
  const part = (step: Step, summary: string, content: Html, label: string): Html | '' =>
    may(roles, steps[step].verb, 'alert')
      ? details({
          summaryText: summary,
          open: wrong(step),
          id: step,
          html: form(
            `${path}/${step}`,
            html`${content}${button({ text: label, preventDoubleClick: true, classes: 'govuk-!-margin-bottom-0' })}`,
          ),
        })
      : ''
  if (!state.open)
    return html`${part('reopen', 'Open this alert again', words('reopen', 'Why is it opened again?'), 'Open it again')}`
  const acknowledged = state.steps.some((step) => step.kind === 'acknowledge' && step.doneAt)
  const lacking = beforeClosing(state)
  return html`${part('told', 'Record who was told', toldFieldsOf(rules, state, shown, words('told', 'How were they told? (optional)')), 'Save')}
${
  acknowledged
    ? ''
    : part(
        'acknowledge',
        'Acknowledge this alert',
        words('acknowledge', 'Anything to add? (optional)'),
        'Acknowledge',
      )
}
${part('act', 'Record what was done', words('act', 'What was done?', 'By whom, by role, and what follows from it'), 'Save')}
${part('recheck', 'Look at it again', html`${words('recheck', 'What was found?')}${nextOf(rules, alert, shown, now)}`, 'Save')}
${part(
  'close',
  'Close this alert',
  html`${lacking.length > 0 ? html`<p class="govuk-body">Before it can be closed:</p><ul class="govuk-list govuk-list--bullet">${lacking.map((todo) => html`<li>${todo}</li>`)}</ul>` : ''}${words('close', 'The outcome', 'Why nobody is at immediate risk any more')}`,
  'Close the alert',
)}`
}

function toldFieldsOf(rules: AlertRules, state: AlertWithState['state'], shown: FormState, how: Html): Html {
  const due = new Set(
    state.steps.filter((step) => step.kind === 'tell' && !step.doneAt).map((step) => step.who),
  )
  return html`${radios({
    name: toldFields.who,
    idPrefix: toldFields.who,
    fieldset: { legend: { text: 'Who was told?' } },
    ...field(shown, toldFields.who),
    items: [
      ...rules.tell.map(({ id, label }) => ({
        value: id,
        text: label,
        ...(due.has(id) ? { hint: { text: 'Must be told' } } : {}),
      })),
      { value: 'other', text: 'Somebody else' },
    ],
  })}
${input({
  id: toldFields.other,
  name: toldFields.other,
  label: { text: 'Somebody else: which role?' },
  ...field(shown, toldFields.other),
})}
${how}
${input({
  id: toldFields.at,
  name: toldFields.at,
  label: { text: 'When?' },
  hint: { text: 'For example 14:32, or 24/11/2026 14:32. Left empty it is now' },
  classes: 'govuk-input--width-10',
  ...field(shown, toldFields.at),
})}`
}

function nextOf(rules: AlertRules, alert: AlertThing, shown: FormState, now: Date): Html {
  const hours = severityOf(rules, alert.severity).recheckAfterHours
  const next = londonFields(new Date(now.getTime() + hours * 3_600_000))
  return html`${dateField(shown, nextFields.day, 'When to look again', `Left empty it is ${hours} hours from now`, next.date)}
${input({
  id: nextFields.time,
  name: nextFields.time,
  label: { text: 'At what time?' },
  classes: 'govuk-input--width-5',
  ...field(shown, nextFields.time, next.time),
})}`
}
