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

/** What the page's script works out what counts and what is missing from, by the same rules as here. */
const standing = ({ current }: CaseView) =>
  Object.fromEntries(
    [...current].map(([question, { value, version, note }]) => [
      question,
      [value, version, note === null ? 0 : 1],
    ]),
  )

/** The pages that a device keeps, so that the case can be worked on without a connection. */
function pagesOfCase({ assessment, framework }: CaseView): string[] {
  const path = casePath(assessment)
  return [
    path,
    `${path}/facts`,
    ...standardsJudgedFrom(framework, assessment.caseKind).map(({ id }) => `${path}/standards/${id}`),
    `/inspections/${assessment.inspection.slug}/alerts/new?assessment=${assessment.id}`,
  ]
}

/** What the page's script is given, as text. */
export const forTheScript = (view: CaseView) => ({
  caseload: JSON.stringify(view.assessment.caseValues),
  pages: JSON.stringify(pagesOfCase(view)),
  values: JSON.stringify(standing(view)),
})

export function screenForm(view: CaseView, screen: string, next: string, content: Html): Html {
  const { assessment, framework } = view
  const path = casePath(assessment)
  const { caseload, pages, values } = forTheScript(view)
  return html`<p class="govuk-body">Write about “the child”, “the parent”, “the case manager”: names are not kept here.</p>
<div data-case="${path}" data-case-ref="${assessment.caseRef}" data-framework="/frameworks/${framework.id}/${framework.version}" data-case-kind="${assessment.caseKind}" data-caseload="${caseload}" data-next="${next}" data-pages="${pages}" data-values="${values}">
${form(
  `${path}/${screen}`,
  html`${content}
<p class="govuk-body"><span data-count>${missingCount(view.state.progress)}</span> still to answer in this case.</p>
<p class="govuk-body govuk-!-font-weight-bold" data-page-state role="alert"></p>
${button({ text: 'Save and continue', preventDoubleClick: true })}`,
)}
</div>`
}
