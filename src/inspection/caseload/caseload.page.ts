import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { may } from '#platform/permissions/may.ts'
import { button, insetText } from '#platform/web/components/index.ts'
import { readableTime } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import type { CaseloadAsked } from '../caseload-asked.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { type AcceptedKind, acceptedKind } from './accepted.page.ts'
import type { KnownReading } from './held/queries.ts'
import { rememberedReading } from './reading.page.ts'
import { requestForm, requestState } from './request/request.page.ts'
import { specification } from './specification.page.ts'
import { uploadForm } from './upload-form.ts'

export interface CaseloadView {
  framework: Framework
  accepted: AcceptedKind[]
  /** Kinds that can still be sent. */
  open: CaseKind[]
  /** What this person has sent and not accepted yet. */
  begun: { id: string; caseKind: string; destroyAfter: Date }[]
  reading: KnownReading
  /** The newest request to the service, if there was one. */
  asked: CaseloadAsked | undefined
}

export function caseloadPage(
  around: Around,
  state: FormState,
  { framework, accepted, open, begun, reading, asked }: CaseloadView,
): Page {
  const { inspection, roles } = around
  const stageOpen = inspection.origin === 'live' && ['caseload', 'sample'].includes(inspection.stage)
  return inspectionPage(
    around,
    'caseload',
    'Caseload',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${requestState(asked)}
${waiting(framework, inspection.slug, begun)}
${accepted.map((one) => acceptedKind(one))}
${accepted.some(({ uploads }) => uploads.length > 0) ? html`<p class="govuk-body"><a class="govuk-link" href="/inspections/${inspection.slug}/caseload/figures">Figures of the caseload, beside national ones</a></p>` : ''}
${inspection.stage === 'caseload' && may(roles, 'draw sample', 'inspection') ? nextStage(inspection.slug, accepted) : ''}
${stageOpen && may(roles, 'request caseload', 'inspection') ? requestForm(state, inspection.slug, asked, inTwoWeeks()) : ''}
${stageOpen ? specification(framework, inspection.announcedOn, inspection.slug) : ''}
${stageOpen && may(roles, 'send caseload', 'inspection') ? sending(state, inspection.slug, open) : ''}
${rememberedReading(framework, reading, stageOpen && may(roles, 'send caseload', 'inspection') ? `/inspections/${inspection.slug}/caseload/forget-word` : null)}
</div></div>`,
    { before: faultSummary(state) },
  )
}

/** A day that is proposed and can be changed. */
const inTwoWeeks = () => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)

/** What somebody sent and has not decided about. */
const waiting = (framework: Framework, slug: string, begun: CaseloadView['begun']): Html[] =>
  begun.map(({ id, caseKind, destroyAfter }) => {
    const label = framework.caseKinds.find((kind) => kind.id === caseKind)?.label ?? caseKind
    return insetText({
      html: html`<strong>${label}: what you sent is not accepted yet.</strong> It is held until ${readableTime(destroyAfter)}. <a class="govuk-link" href="/inspections/${slug}/caseload/held/${id}">Check and accept<span class="govuk-visually-hidden"> ${label.toLowerCase()}</span></a>`,
    })
  })

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
