import type { Framework } from '#engine/framework/shape.ts'
import { may } from '#platform/permissions/may.ts'
import { roleLabels, type TeamRole, teamRoles } from '#platform/permissions/roles.ts'
import { insetText, summaryList, tag, taskList } from '#platform/web/components/index.ts'
import { readableDate, readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { askedOfService, askedOfServiceSeen } from '../caseload-asked.page.ts'
import type { CaseloadAsked } from '../caseload-asked.ts'
import { type Around, frameworkName, inspectionPage } from '../inspection-page.ts'
import { stageLabel, stageOrder, stages } from '../stages.ts'
import type { stageChanges, TeamMember } from './queries.ts'

/** What everyone is waiting for, and who can do it. */
function openNow(stage: string): Html {
  const now = stages[stageOrder(stage)]!
  return insetText({
    html: html`<strong>Open now: ${now.label}.</strong> ${now.does}.<br>Who acts: ${now.acts}.`,
  })
}

/** While the caseload is being gathered: what was asked of the service, as each side needs to read it. */
function caseloadAsked({ inspection, roles }: Around, asked: CaseloadAsked | undefined): Html | '' {
  if (inspection.stage !== 'caseload') return ''
  if (roles.has('service-contact')) return asked ? askedOfService(asked) : ''
  if (!may(roles, 'see caseload', 'inspection')) return ''
  return askedOfServiceSeen(asked, inspection.slug, may(roles, 'request caseload', 'inspection'))
}

/** The lead first, as the roles stand in the method. */
function teamList(team: TeamMember[]): Html {
  const inOrder = (Object.keys(teamRoles) as TeamRole[]).flatMap((role) =>
    team.filter((member) => member.role === role),
  )
  return html`<h2 class="govuk-heading-m">Team</h2>
<ul class="govuk-list">${inOrder.map((member) => html`<li><strong>${roleLabels[member.role]}</strong><br>${member.name}</li>`)}</ul>`
}

export function overviewPage(
  around: Around,
  framework: Framework,
  team: TeamMember[],
  changes: Awaited<ReturnType<typeof stageChanges>>,
  asked: CaseloadAsked | undefined,
  draft: Html | '',
): Page {
  const { inspection, roles } = around
  const now = stageOrder(inspection.stage)
  const carried = inspection.origin === 'published-figures'
  const status = (at: number) => {
    if (at < now || inspection.stage === 'published' || carried) return { text: 'Done' }
    if (at === now) return { tag: tag({ text: 'Open now', classes: 'govuk-tag--blue' }) }
    return { text: 'Not yet open', classes: 'govuk-task-list__status--cannot-start-yet' }
  }
  // Why a report went back may tell of its ratings, which the inspected side does not know yet.
  const readsReasons = may(roles, 'see report', 'inspection')
  return inspectionPage(
    around,
    '',
    'Overview',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${
  carried
    ? html`<p class="govuk-inset-text">These are figures carried over from a published report. They can be read and re-rated, not changed.</p>
<p class="govuk-body"><a class="govuk-link" href="/published/${inspection.slug}">Read the figures</a></p>`
    : html`${openNow(inspection.stage)}${caseloadAsked(around, asked)}${draft}${taskList({
        idPrefix: 'stage',
        items: stages.map((stage, at) => {
          const state = status(at)
          return {
            title: { text: stage.label },
            hint: { text: stage.does },
            ...(may(roles, stage.see, 'inspection')
              ? { href: `/inspections/${inspection.slug}/${stage.path}` }
              : {}),
            status: 'tag' in state ? { html: state.tag } : state,
          }
        }),
      })}`
}
<h2 class="govuk-heading-m">Plan</h2>
${summaryList({
  rows: [
    { key: { text: 'Area' }, value: { text: inspection.serviceArea } },
    { key: { text: 'Framework' }, value: { text: frameworkName(framework) } },
    { key: { text: 'Announced' }, value: { text: readableDate(inspection.announcedOn) } },
    {
      key: { text: 'Fieldwork' },
      value: {
        text: inspection.fieldworkFrom
          ? `${readableDate(inspection.fieldworkFrom)} to ${readableDate(inspection.fieldworkTo)}`
          : 'Not known',
      },
    },
    { key: { text: 'Publication planned' }, value: { text: readableDate(inspection.publicationPlannedOn) } },
  ],
})}
</div><div class="govuk-grid-column-one-third">
${team.length > 0 ? teamList(team) : ''}
${may(roles, 'change team', 'inspection') && !carried ? html`<p class="govuk-body"><a class="govuk-link" href="/inspections/${inspection.slug}/team">Change the team</a></p>` : ''}
${may(roles, 'see interests', 'inspection') && !carried ? html`<p class="govuk-body"><a class="govuk-link" href="/inspections/${inspection.slug}/casework/interests">Interests and conflicts</a></p>` : ''}
${
  changes.length > 0
    ? html`<h2 class="govuk-heading-m">What has happened</h2>
<ul class="govuk-list">${changes.map((change) => html`<li>${stageLabel(change.to_stage)} opened<br><span class="govuk-hint">${readableMoment(change.changed_at)}${change.by ? `, ${change.by}` : ''}${readsReasons && change.reason ? `. ${change.reason}` : ''}</span></li>`)}</ul>`
    : ''
}
</div></div>`,
  )
}
