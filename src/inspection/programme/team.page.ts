import { button } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { teamFields } from './new-inspection.page.ts'
import { ownServicesForm } from './own-services.form.ts'
import type { LocalAssessor } from './own-services.ts'
import type { TeamMember } from './queries.ts'

export function teamPage(
  around: Around,
  state: FormState,
  people: { id: string; name: string; email: string }[],
  members: TeamMember[],
  local: { assessors: LocalAssessor[]; services: { id: string; name: string }[] },
): Page {
  const known = members.map((member) => ({ person: member.id, role: member.role }))
  return inspectionPage(
    around,
    '',
    'Change the team',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${form(`/inspections/${around.inspection.slug}/team`, html`${teamFields(state, people, known)}${button({ text: 'Save team' })}`)}
${ownServicesForm(around.inspection.slug, state, local.assessors, local.services)}
</div></div>`,
    {
      before: faultSummary(state),
      back: { href: `/inspections/${around.inspection.slug}`, text: 'Overview' },
    },
  )
}
