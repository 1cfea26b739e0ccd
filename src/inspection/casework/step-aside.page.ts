/** "I should not assess this case": asks why, and says what happens then. */

import type { Role } from '#platform/permissions/roles.ts'
import type { AssessmentThing } from '#platform/permissions/things.ts'
import { button, textarea } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { inspectionPage } from '../inspection-page.ts'
import { casePath } from './case-view.ts'

export function stepAsidePage(assessment: AssessmentThing, roles: ReadonlySet<Role>, state: FormState): Page {
  const path = casePath(assessment)
  return inspectionPage(
    { inspection: assessment.inspection, roles },
    'casework',
    'I should not assess this case',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body">For example, because you know somebody in it, or worked with the child before.</p>
<p class="govuk-body">${
      assessment.completedAt
        ? 'The case is complete and stays as it is; the lead inspector decides what to do about it.'
        : 'If the case is yours, it goes back to the lead inspector, who gives it to somebody else. Every answer saved in it is kept.'
    } You cannot be given it again unless you withdraw this on your account page.</p>
${form(
  `${path}/step-aside`,
  html`${textarea({
    id: 'words',
    name: 'words',
    label: { text: `Why should you not assess case ${assessment.caseRef}?` },
    hint: {
      text: 'Read by the lead inspector, the quality lead and the programme manager only. Name no child.',
    },
    ...field(state, 'words'),
  })}
<div class="govuk-button-group">${button({ text: 'I should not assess this case', classes: 'govuk-button--warning', preventDoubleClick: true })}<a class="govuk-link" href="${path}">Go back to the case</a></div>`,
)}
</div></div>`,
    {
      about: `Case ${assessment.caseRef}`,
      before: faultSummary(state),
      back: { href: path, text: `Case ${assessment.caseRef}` },
    },
  )
}
