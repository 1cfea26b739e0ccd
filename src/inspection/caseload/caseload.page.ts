import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { may } from '#platform/permissions/may.ts'
import { button, insetText } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { type AcceptedKind, acceptedKind } from './accepted.page.ts'
import { specification } from './specification.page.ts'
import { uploadForm } from './upload-form.ts'

export interface CaseloadView {
  framework: Framework
  accepted: AcceptedKind[]
  /** Kinds that can still be sent. */
  open: CaseKind[]
}

export function caseloadPage(
  around: Around,
  state: FormState,
  { framework, accepted, open }: CaseloadView,
): Page {
  const { inspection, roles } = around
  const stageOpen = inspection.origin === 'live' && ['caseload', 'sample'].includes(inspection.stage)
  return inspectionPage(
    around,
    'caseload',
    'Caseload',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${accepted.map((one) => acceptedKind(framework, one))}
${inspection.stage === 'caseload' && may(roles, 'draw sample', 'inspection') ? nextStage(inspection.slug, accepted) : ''}
${stageOpen ? specification(framework, inspection.announcedOn, inspection.slug) : ''}
${stageOpen && may(roles, 'send caseload', 'inspection') ? sending(state, inspection.slug, open) : ''}
</div></div>`,
    { before: faultSummary(state) },
  )
}

function nextStage(slug: string, accepted: AcceptedKind[]): Html {
  const waiting = accepted
    .filter((one) => one.uploads.length === 0)
    .map((one) => one.kind.label.toLowerCase())
  if (waiting.length > 0) {
    return insetText({
      text: `The sample stage can be opened when these are accepted: ${waiting.join(', ')}.`,
    })
  }
  return html`<p class="govuk-body">Every kind of case has an accepted caseload. A caseload can still be replaced until its sample is prepared.</p>
${form(`/inspections/${slug}/caseload/done`, button({ text: 'Open the sample stage', preventDoubleClick: true }))}`
}

function sending(state: FormState, slug: string, open: CaseKind[]): Html {
  const heading = html`<h2 class="govuk-heading-m">Send a caseload</h2>`
  if (open.length === 0) {
    return html`${heading}<p class="govuk-body">The samples are prepared, so the caseloads can no longer be replaced.</p>`
  }
  return html`${heading}${uploadForm(state, slug, open)}`
}
