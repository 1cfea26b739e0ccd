/** What people of the team declared about this service and its cases: for those who answer for a fair allocation. */
import { may } from '#platform/permissions/may.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { interestInWords } from '../interest-words.ts'
import type { InterestsHere } from './interests.queries.ts'

function localAssessorsPart({ localAssessors }: InterestsHere): Html | '' {
  if (localAssessors.length === 0) return ''
  return html`<h2 class="govuk-heading-m">Where local assessors come from</h2>
<ul class="govuk-list govuk-list--bullet">${localAssessors.map(
    ({ name, service, here }) =>
      html`<li>${name}: ${service ?? 'not recorded. No case can be given to them until the programme manager records it with the team'}${here ? ', the inspected service. No case of this inspection can be given to them' : ''}</li>`,
  )}</ul>`
}

export function interestsPage(around: Around, here: InterestsHere): Page {
  const { declared } = here
  const slug = around.inspection.slug
  return inspectionPage(
    around,
    'casework',
    'Interests and conflicts',
    html`<p class="govuk-body">Nobody assesses cases of a service, or a single case, that they are too close to. Only the person, the programme manager, the lead inspector and the quality lead read what is written here.</p>
${localAssessorsPart(here)}
<h2 class="govuk-heading-m">Declared by the team</h2>
${
  declared.length === 0
    ? html`<p class="govuk-body">Nobody on the team has declared an interest in this service or in one of its cases.</p>`
    : wideTable('Declared interests', {
        head: ['Person', 'In', 'In what way', 'In their words', 'Declared'].map((text) => ({ text })),
        firstCellIsHeader: true,
        rows: declared.map((one) => [
          { text: one.name },
          { text: one.caseRef ? `Case ${one.caseRef}` : 'This service' },
          { text: one.kind ? interestInWords(one.kind) : 'Should not assess it' },
          { html: html`<span class="pl-written">${one.words}</span>` },
          { text: readableMoment(one.declaredAt) },
        ]),
      })
}`,
    {
      back: may(around.roles, 'see casework', 'inspection')
        ? { href: `/inspections/${slug}/casework`, text: 'Casework' }
        : { href: `/inspections/${slug}`, text: 'Overview' },
    },
  )
}
