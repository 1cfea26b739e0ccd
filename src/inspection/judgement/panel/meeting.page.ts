/** One meeting: who is here, the papers, what was decided, and how it ends. */
import { button, insetText, textarea, warningText } from '#platform/web/components/index.ts'
import { readableDate, readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { hidden } from '../rating-forms.ts'
import { decisionsPart } from './decisions.part.ts'
import { changesPart } from './papers.page.ts'
import type { Meeting } from './read-meeting.ts'
import { changeSeatsPart, declarationPart, seatsPart } from './seats.part.ts'

export interface MeetingPage {
  meeting: Meeting
  /** Who reads it. */
  me: string
  /** They chair it, and it is open at the panel stage. */
  chairs: boolean
  /** They chair the panel, so they may end a meeting whose chair cannot. */
  mayGiveUp: boolean
  /** They may read papers, decisions and minutes. */
  reads: boolean
}

function state({ meeting }: MeetingPage): Html {
  const { end, papers, calledBy, calledAt, reason } = meeting
  const called = `Called by ${calledBy}, ${readableMoment(calledAt)}.`
  const [newest] = papers
  const lines = [
    end?.how === 'concluded' &&
      `Concluded by ${end.by}, ${readableMoment(end.at)}. Nothing in it can be changed; only another meeting can decide anew.`,
    end?.how === 'given-up' &&
      `Ended without a conclusion by ${end.by}, ${readableMoment(end.at)}: ${end.reason}`,
    !end && (newest ? 'The papers are open and the panel decides.' : 'The papers are not open yet.'),
    called,
    reason && `Why the panel met again: ${reason}`,
  ]
  return insetText({
    html: html`${lines.filter(Boolean).map((line) => html`<p class="govuk-body">${line as string}</p>`)}`,
  })
}

function papersPart(at: string, form_: FormState, { meeting, chairs, reads }: MeetingPage): Html | '' {
  const [newest] = meeting.papers
  if (!newest)
    return chairs
      ? html`<h2 class="govuk-heading-m" id="papers">Papers</h2>
<p class="govuk-body">Opening the meeting freezes the results, the triggers, what the lead inspector proposes and what they think of each standard, as they are at that moment.</p>
${form(`${at}/papers`, html`${hidden('basedOn', 0)}${button({ text: 'Open the meeting', preventDoubleClick: true })}`)}`
      : ''
  if (!reads) return ''
  return html`<h2 class="govuk-heading-m" id="papers">Papers</h2>
<p class="govuk-body"><a class="govuk-link" href="${at}/papers">Read or print the papers</a>, version ${newest.version}, frozen ${readableMoment(newest.at)}. Digest: <code class="pl-digest">${newest.digest}</code></p>
${changesPart(meeting.changes)}
${
  chairs && meeting.changes.length > 0
    ? form(
        `${at}/papers`,
        html`${hidden('basedOn', newest.version)}
${textarea({ id: 'reason', name: 'reason', rows: 3, label: { text: 'Why are the papers taken in anew?', classes: 'govuk-label--s' }, hint: { text: 'Earlier papers are kept. Standards on which they said something else are decided again.' }, ...field(form_, 'reason') })}
${button({ text: 'Take the papers in anew', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
      )
    : ''
}`
}

function endPart(at: string, form_: FormState, { meeting, chairs, mayGiveUp }: MeetingPage): Html | '' {
  if (meeting.end) return ''
  const conclude =
    meeting.missing.length > 0
      ? html`<p class="govuk-body">Still to do before the panel can conclude:</p>
<ul class="govuk-list govuk-list--bullet">${meeting.missing.map((line) => html`<li>${line}</li>`)}</ul>`
      : form(
          `${at}/conclude`,
          html`${warningText({ text: 'The figures and ratings are written down as they stand and the report stage opens. Only another meeting can then change a decision.' })}${button({ text: 'Conclude the panel', preventDoubleClick: true })}`,
        )
  return html`${
    // After a refusal the same list stands in the error summary.
    chairs && form_.faults.length === 0
      ? html`<h2 class="govuk-heading-m" id="conclude">Conclude the panel</h2>${conclude}`
      : ''
  }${
    mayGiveUp
      ? html`<h2 class="govuk-heading-m" id="give-up">End without a conclusion</h2>
<p class="govuk-body">Nothing that was decided at this meeting counts then. It stays on record.</p>
${form(
  `${at}/give-up`,
  html`${textarea({ id: 'giveUp', name: 'giveUp', rows: 3, label: { text: 'Why?', classes: 'govuk-label--s' }, ...field(form_, 'giveUp') })}
${button({ text: 'End the meeting', classes: 'govuk-button--warning', preventDoubleClick: true })}`,
)}`
      : ''
  }`
}

export function meetingPage(around: Around, form_: FormState, shown: MeetingPage): Page {
  const { meeting, me, chairs, reads } = shown
  const panel = `/inspections/${around.inspection.slug}/judgement/panel`
  const at = `${panel}/${meeting.number}`
  const own = meeting.seats.find((one) => one.person === me && ['chair', 'member'].includes(one.seat.part))
  return inspectionPage(
    around,
    'judgement',
    `Ratings panel, meeting ${meeting.number}`,
    html`<p class="govuk-body-l">${readableDate(meeting.heldOn)}</p>
${state(shown)}
${seatsPart(meeting, reads)}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${chairs ? changeSeatsPart(at, meeting, me) : ''}
${own && !meeting.end ? declarationPart(at, form_, own) : ''}
${reads ? '' : insetText({ text: 'You are too close to this service, so the papers, decisions and minutes of this meeting are not shown to you.' })}
${papersPart(at, form_, shown)}
</div></div>
${reads && meeting.before ? decisionsPart(at, meeting) : ''}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${endPart(at, form_, shown)}
</div></div>`,
    { wide: true, before: faultSummary(form_), back: { href: panel, text: 'Ratings panel' } },
  )
}
