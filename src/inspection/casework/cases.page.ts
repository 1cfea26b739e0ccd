/** All cases of an inspection: for the lead to watch, for an inspector the way to their own. Giving them: allocation.page. */
import { may } from '#platform/permissions/may.ts'
import { button, insetText } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { alertsAtClose } from '../alerts-at-close.ts'
import { inspectionPage } from '../inspection-page.ts'
import type { CasesView } from './cases-view.ts'
import { about, answeredOf, assessorsInWords, caseStatus } from './listed-case.ts'
import { myCases } from './my-cases.ts'
import { progressByAssessor } from './progress-table.ts'
import { beforeClosing, mySeconds, secondsLink } from './second/on-casework.ts'

/** What the lead has to do about the allocation, and where. */
function allocationPart({ around, cases }: CasesView): Html | '' {
  const { roles, inspection } = around
  const path = `/inspections/${inspection.slug}/casework`
  const unallocated = cases.filter((one) => !one.assessorId && !one.completedAt).length
  const links = [
    ...(may(roles, 'allocate', 'inspection') && inspection.stage === 'fieldwork'
      ? [{ href: `${path}/allocation`, text: 'Allocate cases' }]
      : []),
    ...(may(roles, 'see interests', 'inspection')
      ? [{ href: `${path}/interests`, text: 'Interests and conflicts' }]
      : []),
  ]
  return html`${unallocated > 0 ? html`<p class="govuk-body">${unallocated} of ${cases.length} cases ${unallocated === 1 ? 'is' : 'are'} not allocated.</p>` : ''}
<ul class="govuk-list">${links.map(({ href, text }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`
}

function allCases(view: CasesView): Html | '' {
  const { around, framework, cases } = view
  const path = `/inspections/${around.inspection.slug}/casework`
  if (!around.roles.has('lead-inspector') && !around.roles.has('quality-lead')) return ''
  return html`<h2 class="govuk-heading-m">All cases</h2>
${cases.length > 0 ? allocationPart(view) : ''}
${wideTable('All cases', {
  head: ['Case', 'About it', 'Assessor', 'Answered', 'Status'].map((text) => ({ text })),
  firstCellIsHeader: true,
  rows: cases.map((one) => [
    { html: html`<a class="govuk-link pl-nowrap" href="${path}/${one.id}">${one.caseRef}</a>` },
    { html: about(framework, one), classes: 'pl-about' },
    { text: assessorsInWords(one) },
    {
      text: view.hidden.has(one.id) ? 'Hidden from you: you assess this case a second time' : answeredOf(one),
    },
    { html: caseStatus(one) },
  ]),
})}`
}

function closing({ around, cases, seconds, unsettled, openAlerts }: CasesView, state: FormState): Html | '' {
  if (!may(around.roles, 'close fieldwork', 'inspection') || around.inspection.stage !== 'fieldwork')
    return ''
  const open = cases.filter((one) => !one.completedAt)
  return html`<h2 class="govuk-heading-m" id="close">Close fieldwork</h2>
${beforeClosing(around, seconds, unsettled)}
${
  open.length > 0
    ? html`<p class="govuk-body">Fieldwork can be closed when every case is complete. ${open.length} of ${cases.length} ${open.length === 1 ? 'is' : 'are'} still open: ${open.map((one, at) => html`${at > 0 ? ', ' : ''}<span class="pl-nowrap">${one.caseRef}</span>`)}.</p>`
    : html`<p class="govuk-body">Every case is complete. Closing fieldwork freezes them and opens the results to the team and the ratings panel; answers can then no longer be changed.</p>
${form(`/inspections/${around.inspection.slug}/casework/close`, html`${alertsAtClose(around.inspection, openAlerts, state)}${button({ text: 'Close fieldwork', preventDoubleClick: true })}`)}`
}`
}

export function casesPage(view: CasesView, state: FormState): Page {
  const { around, cases } = view
  const { stage } = around.inspection
  const notice =
    stage === 'caseload' || stage === 'sample'
      ? insetText({ text: 'Casework opens when the sample is drawn and the lead inspector opens fieldwork.' })
      : stage === 'fieldwork'
        ? ''
        : insetText({
            html: html`Fieldwork is closed. Cases can be read but no longer changed. <a class="govuk-link" href="/inspections/${around.inspection.slug}/casework/freeze">What fieldwork left, with its digest</a>`,
          })
  return inspectionPage(
    around,
    'casework',
    'Casework',
    html`${notice}
${myCases(view)}
${mySeconds(around, view.framework, view.personId, view.seconds)}
${secondsLink(around)}
<p class="govuk-body"><a class="govuk-link" href="/inspections/${around.inspection.slug}/examples">Practice examples</a></p>
${may(around.roles, 'watch casework', 'inspection') && cases.length > 0 ? html`<p class="govuk-body"><a class="govuk-link" href="/inspections/${around.inspection.slug}/casework/live">Live view: who is how far, and emerging counts</a></p>` : ''}
${cases.length > 0 ? progressByAssessor(cases) : html`<p class="govuk-body">There are no cases yet.</p>`}
${allCases(view)}
${closing(view, state)}`,
    { before: faultSummary(state), wide: true },
  )
}
