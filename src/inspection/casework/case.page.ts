/** One case: its screens with true progress, what is missing, and completing it. */
import { counted, missingCount } from '#engine/casework/case-state.ts'
import { may } from '#platform/permissions/may.ts'
import { button, details, errorSummary, insetText, tag, taskList } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { casePage } from './case-frame.ts'
import { type CaseView, casePath } from './case-view.ts'
import type { Completion } from './completions.ts'
import { completionsPart, reopenForm } from './completions-part.ts'
import { differencesPart } from './differences-part.ts'
import { missingLines } from './missing.ts'
import { setAsidePart } from './set-aside.part.ts'
import type { Difference } from './snapshot-differences.ts'

/** "4 of 12", with a tag once all of it is there. */
function status(answered: number, of: number, undecided = false): { html: Html } | { text: string } {
  if (of === 0 && undecided) return { text: 'Waits for facts' }
  if (of === 0) return { text: 'Nothing asked in this case' }
  if (answered < of || undecided) return { text: `${answered} of ${of} answered` }
  return {
    html: html`${tag({ text: 'Done', classes: 'govuk-tag--green' })} <span class="pl-nowrap">${answered} of ${of}</span>`,
  }
}

function screens(view: CaseView): Html {
  const path = casePath(view.assessment)
  const { facts, standards } = view.state.progress
  return taskList({
    idPrefix: 'screen',
    items: [
      {
        title: { text: 'Facts of the case' },
        hint: { text: 'They decide which questions count' },
        href: `${path}/facts`,
        status: status(facts.answered, facts.of),
      },
      ...standards.map((one) => ({
        title: { text: `${one.ref} ${one.name}` },
        ...(one.undecided.length > 0
          ? { hint: { text: `Not yet decided: ${one.undecided.join(', ')}` } }
          : {}),
        href: `${path}/standards/${one.id}`,
        status: status(one.answered, one.of, one.undecided.length > 0),
      })),
    ],
  })
}

function finish(view: CaseView, completions: Completion[], changed: Difference[] | null): Html | '' {
  const { assessment, state } = view
  if (view.closed || !may(view.roles, 'complete', 'assessment')) return ''
  const lines = missingLines(view)
  const list = html`<ul class="govuk-list govuk-list--bullet">${lines.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`
  return lines.length > 0
    ? html`<h2 class="govuk-heading-m">What is missing</h2>
<p class="govuk-body">${missingCount(state.progress) > 0 ? `${missingCount(state.progress)} still to answer before the case can be completed.` : 'Everything is answered, but the case cannot be completed yet.'}</p>
${lines.length > 8 ? details({ summaryText: 'List everything that is missing', html: list }) : list}`
    : html`<h2 class="govuk-heading-m">Complete this case${completions.length > 0 ? ' again' : ''}</h2>
${changed ? differencesPart(changed, `completion ${completions[0]!.version}`, 'now') : ''}
<p class="govuk-body">Everything that is asked is answered: ${counted(state.progress).of} answers. When the case is complete its answers ${assessment.part === 'first' ? 'count in the results' : 'are compared with the first assessment'}, and they are changed only after the case was reopened with a reason.</p>
${form(`${casePath(assessment)}/complete`, html`${button({ text: 'Complete this case', preventDoubleClick: true })}`)}`
}

export function caseOverviewPage(
  view: CaseView,
  state: FormState,
  completions: Completion[],
  /** What differs from the last completion, in a case that was reopened. */
  changed: Difference[] | null,
): Page {
  const { assessment } = view
  const odd = [...view.state.odd, ...(view.risk.remark ? [{ message: view.risk.remark }] : [])]
  const faults =
    state.faults.length > 0 && !assessment.completedAt
      ? errorSummary({
          titleText: 'There is a problem',
          descriptionText: 'The case cannot be completed yet.',
          errorList: missingLines(view),
        })
      : faultSummary(state)
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${setAsidePart(view)}
${screens(view)}
${
  odd.length > 0
    ? html`<h2 class="govuk-heading-m">Worth a second look</h2>
${insetText({ html: html`<ul class="govuk-list govuk-list--bullet">${odd.map((one) => html`<li>${one.message}</li>`)}</ul><p class="govuk-body">These are remarks. They stop nothing.</p>` })}`
    : ''
}
${finish(view, completions, changed)}
${assessment.twice && may(view.roles, 'compare', 'assessment') ? html`<p class="govuk-body"><a class="govuk-link" href="${casePath(assessment)}/differences">Compare the two assessments of this case</a></p>` : ''}
${completionsPart(view, completions)}
${reopenForm(view, state, completions[0])}
<p class="govuk-body"><a class="govuk-link" href="${casePath(assessment)}/history">History of this case</a></p>
${assessment.inspection.stage === 'fieldwork' && may(view.roles, 'step aside', 'assessment') ? html`<p class="govuk-body"><a class="govuk-link" href="${casePath(assessment)}/step-aside">I should not assess this case</a></p>` : ''}
</div></div>`
  return casePage(view, `Case ${assessment.caseRef}`, body, {
    before: faults,
    back: { href: `/inspections/${assessment.inspection.slug}/casework`, text: 'Casework' },
  })
}
