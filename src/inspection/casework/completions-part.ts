/** On a case's page: its completions with why each was reopened, and the form to reopen the newest. */
import { may } from '#platform/permissions/may.ts'
import { button, details, summaryList, textarea } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { type CaseView, casePath } from './case-view.ts'
import type { Completion } from './completions.ts'

export function completionsPart(view: CaseView, completions: Completion[]): Html | '' {
  if (completions.length === 0) return ''
  const path = casePath(view.assessment)
  return html`<h2 class="govuk-heading-m">Completions</h2>
${summaryList({
  rows: completions.map(({ version, by, at, reopened }) => ({
    key: { text: `Completion ${version}` },
    value: {
      html: html`<p class="govuk-body">${by}, ${readableMoment(at)}</p>
${reopened ? html`<p class="govuk-body">Reopened by ${reopened.by}, ${readableMoment(reopened.at)}: <span class="pl-written">${reopened.reason}</span></p>` : ''}`,
    },
    actions: {
      items: [
        {
          href: `${path}/completions/${version}`,
          text: 'Read',
          visuallyHiddenText: `completion ${version}`,
        },
      ],
    },
  })),
})}`
}

/** Whether the case is complete and the visitor may open it again now. */
const mayReopen = ({ assessment, roles }: CaseView): boolean =>
  assessment.completedAt !== null &&
  assessment.inspection.stage === 'fieldwork' &&
  may(roles, 'reopen', 'assessment')

export function reopenForm(view: CaseView, state: FormState, newest: Completion | undefined): Html | '' {
  if (!newest || !mayReopen(view)) return ''
  return details({
    summaryText: 'Reopen this case',
    open: state.faults.length > 0,
    html: html`<p class="govuk-body">Completion ${newest.version} stays as it is and can always be read. Once everything is answered again the case is completed anew.</p>
${form(
  `${casePath(view.assessment)}/reopen`,
  html`<input type="hidden" name="version" value="${newest.version}">
${textarea({
  id: 'reason',
  name: 'reason',
  label: { text: 'Why the case has to be opened again', classes: 'govuk-label--s' },
  hint: { text: 'Kept in the history of the case. Do not name a child or a member of staff.' },
  rows: 3,
  ...field(state, 'reason'),
})}
${button({ text: 'Reopen this case', preventDoubleClick: true })}`,
)}`,
  })
}
