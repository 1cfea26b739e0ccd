/** Giving cases to people: one by one, or shared out. */
import type { Block } from '#engine/casework/blocks.ts'
import { button, errorSummary, select } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { blockInWords } from '../closeness.ts'
import { inspectionPage } from '../inspection-page.ts'
import { assessorField } from './allocate.ts'
import { type AllocationConflict, conflictsOf } from './allocation-conflicts.ts'
import type { AllocationView } from './allocation-view.ts'
import type { CaseWithState } from './case-with-state.ts'
import { about, assessorsInWords, caseStatus } from './listed-case.ts'
import { caseManagersPart, reservesPart, workloadOf, workloadTable } from './workload-part.ts'

const short: Record<Block, string> = {
  'own-service': 'own service',
  'declared-service': 'declared an interest',
  'declared-case': 'declared an interest',
  'second-assessor': 'second assessor',
  'own-service-unknown': 'own service not recorded',
}

/** Who works on the case together with its assessor, and the way to change that. */
function together({ around }: AllocationView, one: CaseWithState): Html | '' {
  if (!one.assessorId) return ''
  return html`<p class="govuk-body-s govuk-!-margin-top-1 govuk-!-margin-bottom-1">${one.colleague ? `With ${one.colleague}. ` : ''}<a class="govuk-link" href="/inspections/${around.inspection.slug}/casework/${one.id}/colleague">${one.colleague ? 'Change' : 'Add a colleague'}<span class="govuk-visually-hidden"> who works on case ${one.caseRef}</span></a></p>`
}

function assessorCell(view: AllocationView, one: CaseWithState, state: FormState) {
  if (one.completedAt) return { text: assessorsInWords(one) }
  const name = assessorField(one.id)
  const { value, errorMessage } = field(state, name, one.assessorId ?? '')
  // Somebody who left the team still has the case until it is given to another.
  const gone = one.assessorId && !view.assessors.some((assessor) => assessor.id === one.assessorId)
  return {
    html: html`${select({
      id: name,
      name,
      label: { text: `Assessor of case ${one.caseRef}`, classes: 'govuk-visually-hidden' },
      formGroup: { classes: 'govuk-!-margin-bottom-0' },
      ...(errorMessage ? { errorMessage } : {}),
      value,
      items: [
        { value: '', text: 'Nobody yet' },
        ...(gone ? [{ value: one.assessorId ?? '', text: `${one.assessor} (no longer on the team)` }] : []),
        ...view.assessors.map((assessor) => {
          const [block] = view.blocksOf(assessor.id, one.caseId)
          return {
            value: assessor.id,
            text: `${assessor.name} (${block ? short[block] : `${assessor.parts}, has ${workloadOf(view.cases, assessor.id).cases}`})`,
            // Whoever has the case already stays to be seen, until the lead gives it to another.
            disabled: block !== undefined && assessor.id !== one.assessorId,
          }
        }),
      ],
    })}${together(view, one)}`,
  }
}

/** Cases that are with somebody who should not have them: the lead gives them to another. */
function toResolve(conflicts: AllocationConflict[]): Html | '' {
  if (conflicts.length === 0) return ''
  return errorSummary({
    titleText: 'Conflicts to resolve',
    descriptionText:
      'These cases are with somebody who is too close to them. Every answer stays with the case.',
    errorList: conflicts.map(({ one, name, block }) => ({
      text: `Case ${one.caseRef}: ${name} ${blockInWords(block)}${one.completedAt ? '. The case is complete: reopen it to give it to somebody else' : ''}`,
      href: one.completedAt ? `#case-${one.id}` : `#${assessorField(one.id)}`,
    })),
  })
}

/** Local assessors of whom nobody recorded where they come from: nothing can be given to them. */
function unknownPart({ assessors, blocksOf }: AllocationView): Html | '' {
  const names = assessors.filter((one) => blocksOf(one.id, '').includes('own-service-unknown'))
  if (names.length === 0) return ''
  return html`<p class="govuk-body">No case can be given to ${names.map((one) => one.name).join(', ')} yet: it is not recorded which service they come from. The programme manager records it on the page where the team is set.</p>`
}

export function allocationPage(view: AllocationView, state: FormState): Page {
  const { around, framework, cases } = view
  const casework = `/inspections/${around.inspection.slug}/casework`
  const unallocated = cases.filter((one) => !one.assessorId && !one.completedAt).length
  const list = wideTable('Cases to allocate', {
    head: ['Case', 'About it', 'Assessor', 'Status'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: cases.map((one) => [
      {
        html: html`<a class="govuk-link pl-nowrap" id="case-${one.id}" href="${casework}/${one.id}">${one.caseRef}</a>`,
      },
      { html: about(framework, one), classes: 'pl-about' },
      assessorCell(view, one, state),
      { html: caseStatus(one) },
    ]),
  })
  const content =
    around.inspection.stage === 'fieldwork'
      ? html`${unknownPart(view)}
${workloadTable(view)}
${
  unallocated > 0
    ? html`<p class="govuk-body">${unallocated} of ${cases.length} cases ${unallocated === 1 ? 'is' : 'are'} not allocated.</p>
${form(`${casework}/share-out`, button({ text: 'Share out evenly', classes: 'govuk-button--secondary', preventDoubleClick: true }))}`
    : ''
}
<h2 class="govuk-heading-m">Cases</h2>
${form(`${casework}/allocation`, html`${list}${button({ text: 'Save allocation', preventDoubleClick: true })}`)}
${caseManagersPart(view)}
${reservesPart(view)}`
      : html`<p class="govuk-body">Cases are allocated during fieldwork.</p>`
  return inspectionPage(around, 'casework', 'Allocate cases', content, {
    before: html`${faultSummary(state)}${state.faults.length === 0 ? toResolve(conflictsOf(view)) : ''}`,
    back: { href: casework, text: 'Casework' },
    wide: true,
  })
}
