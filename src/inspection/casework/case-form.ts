/** The form of a screen: sent whole without scripts, saved answer by answer with them. */
import { missingCount } from '#engine/casework/case-state.ts'
import { standardsJudgedFrom } from '#engine/framework/find.ts'
import { button } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { type CaseView, casePath } from './case-view.ts'

/** How a screen is shown: the first time, or again with what is wrong. */
export interface Screen {
  form: FormState
  /** Faults or conflicts, above the page's heading. */
  before?: Html | ''
  status?: number
  /** The address of the screen that follows. */
  next: string
}

export function screenForm(view: CaseView, screen: string, next: string, content: Html): Html {
  const { assessment, framework } = view
  const { caseKind, caseValues } = assessment
  const path = casePath(assessment)
  // With these the page's script works out by itself what counts and what is missing: the same rules run there.
  const values = Object.fromEntries(
    [...view.current].map(([question, { value, version, note }]) => [
      question,
      [value, version, note === null ? 0 : 1],
    ]),
  )
  const pages = [
    path,
    `${path}/facts`,
    ...standardsJudgedFrom(framework, caseKind).map(({ id }) => `${path}/standards/${id}`),
    `/inspections/${assessment.inspection.slug}/alerts/new?assessment=${assessment.id}`,
  ]
  return html`<p class="govuk-body">Write about “the child”, “the parent”, “the case manager”: names are not kept here.</p>
<div data-case="${path}" data-framework="/frameworks/${framework.id}/${framework.version}" data-case-kind="${caseKind}" data-caseload="${JSON.stringify(caseValues)}" data-next="${next}" data-pages="${JSON.stringify(pages)}" data-values="${JSON.stringify(values)}">
${form(
  `${path}/${screen}`,
  html`${content}
<p class="govuk-body"><span data-count>${missingCount(view.state.progress)}</span> still to answer in this case.</p>
<p class="govuk-body govuk-!-font-weight-bold" data-page-state role="alert"></p>
${button({ text: 'Save and continue', preventDoubleClick: true })}`,
)}
</div>`
}
