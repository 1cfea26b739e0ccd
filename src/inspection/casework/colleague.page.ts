/** Choosing who works on a case together with its assessor. */
import type { Block } from '#engine/casework/blocks.ts'
import type { Role } from '#platform/permissions/roles.ts'
import type { AssessmentThing } from '#platform/permissions/things.ts'
import { button, select } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { blockInWords } from '../closeness.ts'
import { inspectionPage } from '../inspection-page.ts'
import { casePath } from './case-view.ts'
import type { TeamAssessor } from './team-assessors.ts'

export interface ColleagueView {
  assessment: AssessmentThing
  roles: ReadonlySet<Role>
  assessors: TeamAssessor[]
  blocksOf: (personId: string) => Block[]
}

export function colleaguePage(view: ColleagueView, state: FormState): Page {
  const { assessment, roles, assessors, blocksOf } = view
  const others = assessors.filter((one) => one.id !== assessment.assessorId)
  return inspectionPage(
    { inspection: assessment.inspection, roles },
    'casework',
    `Who works on case ${assessment.caseRef}`,
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body">A colleague sees, answers and completes the case together with its assessor. The history tells who gave each answer. The case counts as the assessor’s.</p>
${form(
  `${casePath(assessment)}/colleague`,
  html`${select({
    id: 'colleague',
    name: 'colleague',
    label: { text: 'Colleague' },
    ...field(state, 'colleague', assessment.colleagueId ?? ''),
    items: [
      { value: '', text: 'Nobody: the assessor alone' },
      ...others.map((one) => {
        const [block] = blocksOf(one.id)
        return {
          value: one.id,
          text: block ? `${one.name}: ${blockInWords(block)}` : `${one.name} (${one.parts})`,
          disabled: block !== undefined,
        }
      }),
    ],
  })}${button({ text: 'Save', preventDoubleClick: true })}`,
)}
</div></div>`,
    {
      before: faultSummary(state),
      back: {
        href: `/inspections/${assessment.inspection.slug}/casework/allocation`,
        text: 'Allocate cases',
      },
    },
  )
}
