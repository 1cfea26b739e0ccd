/** Who is at a meeting, what each declared, and who decides. */
import { button, details, insetText, radios, textarea } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { hidden } from '../rating-forms.ts'
import { whoTakesPart } from './call.part.ts'
import type { Meeting } from './read-meeting.ts'
import type { SeatHere } from './seats.queries.ts'
import { obstacleInWords, partLabels, quorumMissing } from './words.ts'

const order = ['chair', 'member', 'lead-inspector', 'away']

function said({ declaration, seat }: SeatHere, words: boolean): Html {
  if (seat.part === 'lead-inspector') return html`–`
  if (!declaration) return html`Nothing yet`
  if (!declaration.interest) return html`No interest`
  return words ? html`<span class="pl-lines">${declaration.words}</span>` : html`An interest`
}

/** @param words whether the reader may read what people said of themselves */
export function seatsPart(meeting: Meeting, words: boolean): Html {
  const seated = meeting.seats
    .filter((one) => one.version > 0)
    .toSorted((a, b) => order.indexOf(a.seat.part) - order.indexOf(b.seat.part))
  const deciding = seated.filter(({ obstacles }) => obstacles.length === 0).length
  const missing = meeting.end ? null : quorumMissing(meeting.quorumNow)
  return html`<h2 class="govuk-heading-m" id="seats">Who is at the meeting</h2>
${wideTable('Who is at the meeting', {
  caption: 'Who is at the meeting, and who decides',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [{ text: 'Person' }, { text: 'Part' }, { text: 'Declared' }, { text: 'Decides' }],
  rows: seated.map((one) => [
    { text: one.name },
    { text: partLabels[one.seat.part] },
    { html: said(one, words) },
    {
      text: one.obstacles.length === 0 ? 'Yes' : `No. ${one.obstacles.map(obstacleInWords).join('. ')}`,
    },
  ]),
})}
${missing ? insetText({ text: missing }) : html`<p class="govuk-body">${deciding} ${meeting.end ? 'decided' : 'decide'}; ${meeting.quorum} ${meeting.end ? 'were' : 'are'} needed.</p>`}`
}

/** Everyone who sits says it for themselves, and may correct it until the meeting ends. */
export function declarationPart(at: string, state: FormState, own: SeatHere): Html {
  const { declaration } = own
  const ask = html`${form(
    `${at}/declaration`,
    html`${hidden('basedOn', declaration?.version ?? 0)}
${radios({
  name: 'interest',
  idPrefix: 'interest',
  ...field(state, 'interest'),
  fieldset: {
    legend: {
      text: 'Do you have an interest in this service or in anybody it works with?',
      classes: 'govuk-fieldset__legend--s',
    },
  },
  hint: { text: 'Whoever has one does not decide, and does not read the papers or the minutes.' },
  items: [
    { value: 'no', text: 'No' },
    { value: 'yes', text: 'Yes' },
  ],
})}
${textarea({
  id: 'words',
  name: 'words',
  rows: 3,
  label: { text: 'What is it? (if you have one)' },
  hint: { text: 'Read by the panel and the lead inspector. Do not name a child.' },
  ...field(state, 'words'),
})}
${button({ text: 'Save declaration', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
  )}`
  if (!declaration) return html`<h2 class="govuk-heading-m" id="declare">Your declaration</h2>${ask}`
  const now = declaration.interest ? 'You declared an interest.' : 'You declared that you have no interest.'
  return html`<h2 class="govuk-heading-m" id="declare">Your declaration</h2>
<p class="govuk-body">${now}</p>
${details({ summaryText: 'Change your declaration', html: ask, open: state.faults.some(({ field: name }) => ['interest', 'words'].includes(name)) })}`
}

export function changeSeatsPart(at: string, meeting: Meeting, chair: string): Html {
  const empty: FormState = { faults: [], values: {} }
  return details({
    summaryText: 'Change who is at the meeting',
    html: form(
      `${at}/seats`,
      html`${whoTakesPart(empty, meeting.seats, chair, (one) => one.seat.part !== 'away')}${button({ text: 'Save who is here', classes: 'govuk-button--secondary' })}`,
    ),
  })
}
