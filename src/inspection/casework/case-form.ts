/** The form of a screen: sent whole without scripts, saved answer by answer with them. */
import { button } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { missingCount } from './case-state.ts'
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

export function screenForm(view: CaseView, screen: string, content: Html): Html {
  const path = casePath(view.assessment)
  return html`<p class="govuk-body">Write about “the child”, “the parent”, “the case manager”: names are not kept here.</p>
<div data-save-answers="${path}/answers">
${form(
  `${path}/${screen}`,
  html`${content}
<p class="govuk-body"><span data-count>${missingCount(view.state.progress)}</span> still to answer in this case.</p>
<p class="govuk-body govuk-!-font-weight-bold" data-page-state role="alert"></p>
${button({ text: 'Save and continue', preventDoubleClick: true })}`,
)}
</div>`
}
