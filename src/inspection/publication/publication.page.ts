import type { Gap } from '#engine/report/gaps.ts'
import { may } from '#platform/permissions/may.ts'
import { button, insetText, summaryList, textarea } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { isWritten, stageOrder } from '../stages.ts'
import type { ApprovalTakenBack } from '../taken-back.ts'
import type { approvedReport, Edition } from './queries.ts'

export interface Standing {
  /** The draft as it stands, where there is one. */
  draft: { digest: string; gaps: readonly Gap[]; factsChecked: boolean; openClaims: number } | null
  approved: Awaited<ReturnType<typeof approvedReport>>
  editions: readonly Edition[]
  takenBack: readonly ApprovalTakenBack[]
  /** What differs in the draft, or in what was approved, from what was read before. */
  changed: { since: string; parts: Html } | null
}

export function publicationPage(around: Around, state: FormState, standing: Standing): Page {
  const { inspection } = around
  const at = `/inspections/${inspection.slug}/publication`
  return inspectionPage(
    around,
    'publication',
    'Publication',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${stageOrder(inspection.stage) < stageOrder('drafting') ? insetText({ text: 'A report can be approved when it is written, after the ratings panel.' }) : ''}
${isWritten(inspection.stage) && standing.draft ? drafting(around, at, standing, standing.draft) : ''}
${inspection.stage === 'approved' && standing.approved ? approved(around, at, state, standing) : ''}
${standing.takenBack.map(approvalTakenBack)}
${editions(inspection.slug, standing.editions)}
${inspection.stage === 'published' && may(around.roles, 'publish', 'inspection') ? correction(at, state) : ''}
</div></div>`,
    { before: faultSummary(state) },
  )
}

const approvalTakenBack = (one: ApprovalTakenBack): Html =>
  insetText({
    html: html`<strong>The approval of version ${one.version} no longer holds.</strong> It was given ${readableMoment(one.approvedAt)} by ${one.by}, and taken back ${readableMoment(one.at)}, when the ratings panel met again (meeting ${one.meeting}): <span class="pl-lines">${one.reason}</span>`,
  })

export const openClaimsText = (open: number): string =>
  open === 1
    ? 'One claim of the report contradicts its figures and is not answered.'
    : `${open} claims of the report contradict its figures and are not answered.`

const changedPart = ({ changed }: Standing): Html | '' =>
  changed ? html`<h2 class="govuk-heading-m">Changed since ${changed.since}</h2>${changed.parts}` : ''

function drafting(
  around: Around,
  at: string,
  standing: Standing,
  draft: NonNullable<Standing['draft']>,
): Html {
  const report = `/inspections/${around.inspection.slug}/report`
  const place = (gap: Gap) =>
    gap.section === null
      ? html`${gap.message}`
      : html`<a class="govuk-link" href="${report}/${gap.section === 'recommendations' ? '' : 'sections/'}${gap.section}">${gap.message}</a>`
  if (draft.gaps.length > 0)
    return html`<h2 class="govuk-heading-m">Missing before approval</h2>
<ul class="govuk-list govuk-list--bullet">${draft.gaps.map((gap) => html`<li>${place(gap)}</li>`)}</ul>`
  if (draft.openClaims > 0)
    return html`<p class="govuk-body">${openClaimsText(draft.openClaims)} <a class="govuk-link" href="${report}/claims">Claims to check</a></p>`
  if (!draft.factsChecked)
    return html`<p class="govuk-body">Nothing is missing. Before the report can be approved, the service checks its facts${
      may(around.roles, 'see accuracy', 'inspection')
        ? html`: <a class="govuk-link" href="/inspections/${around.inspection.slug}/accuracy">Factual accuracy</a>`
        : '.'
    }</p>`
  return html`<p class="govuk-body">Nothing is missing, and the service has checked the facts. <a class="govuk-link" href="${report}/preview">Read the report as it would be approved</a></p>
${changedPart(standing)}
${
  may(around.roles, 'approve report', 'inspection')
    ? form(
        `${at}/approve`,
        html`<input type="hidden" name="digest" value="${draft.digest}">${button({ text: 'Approve the report' })}`,
      )
    : html`<p class="govuk-body">It waits for the publications editor.</p>`
}`
}

function approved(around: Around, at: string, state: FormState, standing: Standing): Html {
  const report = standing.approved!
  const editor = may(around.roles, 'publish', 'inspection')
  const again = standing.editions.length > 0
  return html`${summaryList({
    rows: [
      { key: { text: 'Approved' }, value: { text: `${readableMoment(report.approvedAt)} by ${report.by}` } },
      { key: { text: 'Version' }, value: { text: report.version } },
      { key: { text: 'Digest' }, value: { text: report.digest, classes: 'pl-digest' } },
    ],
  })}
<p class="govuk-body"><a class="govuk-link" href="${at}/approved">Read the report as it was approved</a></p>
${changedPart(standing)}
${
  editor
    ? html`<h2 class="govuk-heading-m">Publish</h2>
<p class="govuk-body">Anyone will be able to read it at once. What is published cannot be changed, only corrected by another edition.</p>
${form(
  `${at}/publish`,
  html`<input type="hidden" name="version" value="${report.version}">
${
  again
    ? textarea({
        ...field(state, 'correction'),
        id: 'correction',
        name: 'correction',
        label: { text: 'What this edition corrects' },
        hint: { text: 'Readers see this beside the edition.' },
      })
    : ''
}
${button({ text: again ? `Publish edition ${standing.editions[0]!.edition + 1}` : 'Publish the report' })}`,
)}
<h2 class="govuk-heading-m">Send back</h2>
${reasonForm(`${at}/send-back`, state, 'Why it goes back to the lead inspector', 'Send back', 'govuk-button--secondary')}`
    : ''
}`
}

function reasonForm(action: string, state: FormState, label: string, does: string, classes: string): Html {
  return form(
    action,
    html`${textarea({ ...field(state, 'reason'), id: 'reason', name: 'reason', label: { text: label }, rows: 3 })}${button({ text: does, classes })}`,
  )
}

function editions(slug: string, all: readonly Edition[]): Html | '' {
  if (all.length === 0) return ''
  return html`<h2 class="govuk-heading-m">Published</h2>
<ul class="govuk-list govuk-list--spaced">${all.map(
    (
      one,
    ) => html`<li><a class="govuk-link" href="/published/${slug}/editions/${one.edition}">Edition ${one.edition}</a>, ${readableMoment(one.publishedAt)}${one.by ? ` by ${one.by}` : ''}
${one.correction ? html`<br>Corrects: ${one.correction}` : ''}
<br><span class="govuk-hint pl-digest">Digest ${one.digest}</span></li>`,
  )}</ul>`
}

function correction(at: string, state: FormState): Html {
  return html`<h2 class="govuk-heading-m">Correct the report</h2>
<p class="govuk-body">Opens drafting again. What is published stays readable; the corrected report is approved and published as the next edition beside it.</p>
${reasonForm(`${at}/correct`, state, 'What is wrong', 'Open for correction', 'govuk-button--secondary')}`
}
