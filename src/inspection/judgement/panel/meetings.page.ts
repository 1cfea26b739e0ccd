/** The ratings panel of an inspection: its meetings, and the form that calls one. */
import { insetText } from '#platform/web/components/index.ts'
import { readableDate, readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { callPart } from './call.part.ts'
import type { MeetingRow } from './queries.ts'
import type { SeatHere } from './seats.queries.ts'

export interface MeetingsPage {
  meetings: readonly MeetingRow[]
  /** Set where the visitor may call one now. */
  calling: { seats: readonly SeatHere[]; chair: string; today: string; quorum: number } | null
  /** Decisions from before meetings were kept. */
  decidedBefore: boolean
}

export const meetingState = ({ end }: MeetingRow): string =>
  !end
    ? 'Open'
    : end.how === 'concluded'
      ? `Concluded ${readableMoment(end.at)}`
      : 'Ended without a conclusion'

export function meetingsPage(around: Around, state: FormState, shown: MeetingsPage): Page {
  const { meetings, calling, decidedBefore } = shown
  const results = `/inspections/${around.inspection.slug}/judgement`
  const base = `${results}/panel`
  const { stage } = around.inspection
  return inspectionPage(
    around,
    'judgement',
    'Ratings panel',
    html`<p class="govuk-body">The panel confirms each proposed rating or changes it, with a reason that is published. What it reads is frozen when the meeting opens. What is said stays with the panel.</p>
${decidedBefore ? insetText({ text: 'Decisions of this inspection were made before meetings were kept. They can be read with each standard; a meeting decides anew.' }) : ''}
${
  meetings.length === 0
    ? html`<p class="govuk-body">No meeting has been called${calling ? '' : ' yet. The chair of the panel calls it once fieldwork is closed'}.</p>`
    : wideTable('Meetings', {
        caption: 'Meetings',
        captionClasses: 'govuk-visually-hidden',
        firstCellIsHeader: true,
        head: [{ text: 'Meeting' }, { text: 'Date' }, { text: 'State' }, { text: 'Why it was held again' }],
        rows: meetings.map((one) => [
          { html: html`<a class="govuk-link" href="${base}/${one.number}">Meeting ${one.number}</a>` },
          { text: readableDate(one.heldOn) },
          { text: meetingState(one) },
          { html: html`<span class="pl-lines">${one.reason ?? ''}</span>` },
        ]),
      })
}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${calling ? callPart(base, state, { ...calling, again: meetings.length > 0 || stage !== 'panel', stage }) : ''}
</div></div>`,
    { before: faultSummary(state), back: { href: results, text: 'Results and ratings panel' } },
  )
}
