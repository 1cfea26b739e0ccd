/** The form that calls a meeting, and the one that changes who is at it. */
import { button, checkboxes, input, textarea, warningText } from '#platform/web/components/index.ts'
import { dateField } from '#platform/web/date-field.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field, fieldValues } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { SeatHere } from './seats.queries.ts'
import { obstacleInWords } from './words.ts'

/** Members, and who leads; the chair is whoever calls. */
export const mayTakePart = (seats: readonly SeatHere[], chair: string) => ({
  members: seats.filter((one) => one.person !== chair && one.seat.onPanel && !one.seat.leads),
  leads: seats.filter((one) => one.person !== chair && one.seat.leads),
})

function people(
  state: FormState,
  name: 'member' | 'lead',
  legend: string,
  hint: string,
  list: readonly SeatHere[],
  chosen: string[],
): Html | '' {
  if (list.length === 0) return ''
  // A form sent without any box ticked says so by what else it holds.
  const sent = Object.keys(state.values).length > 0 ? fieldValues(state, name) : chosen
  return checkboxes({
    name,
    idPrefix: name,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint },
    values: sent,
    items: list.map((one) => {
      const inTheWay = one.obstacles.filter(
        (obstacle) => !['away', 'attends', 'not-declared'].includes(obstacle),
      )
      return {
        value: one.person,
        text: one.name,
        ...(name === 'member' && one.conflict && inTheWay.length === 0
          ? { hint: { text: 'Too close to this service to decide' } }
          : inTheWay.length > 0
            ? { hint: { text: inTheWay.map(obstacleInWords).join('. ') } }
            : {}),
      }
    }),
  })
}

export function whoTakesPart(
  state: FormState,
  seats: readonly SeatHere[],
  chair: string,
  chosen: (one: SeatHere) => boolean,
): Html {
  const { members, leads } = mayTakePart(seats, chair)
  const ids = (list: readonly SeatHere[]) => list.filter(chosen).map(({ person }) => person)
  return html`${people(state, 'member', 'Members at the meeting', 'Each says at the meeting whether they have an interest. Whoever has one does not decide.', members, ids(members))}
${people(state, 'lead', 'Attending', 'The lead inspector attends and does not decide.', leads, ids(leads))}`
}

/** What another meeting takes back. */
function comesBack(stage: string): Html {
  return html`<p class="govuk-body">The panel has concluded. Another meeting brings the inspection back to the panel, and the ratings are decided anew. What was concluded stays on record.</p>
${
  stage === 'accuracy'
    ? warningText({
        text: 'The service is checking the facts of a locked draft. The draft is taken back: it is marked as no longer holding, no more comments are taken, and the service reads your reason.',
      })
    : ''
}
${
  stage === 'approved'
    ? warningText({
        text: 'The report is approved. The approval is taken back, and so is the draft that the service checked. The service reads your reason.',
      })
    : ''
}
<p class="govuk-body">The report is then locked, checked by the service and approved once more, also where the meeting ends without a conclusion.</p>`
}

export function callPart(
  base: string,
  state: FormState,
  given: {
    seats: readonly SeatHere[]
    chair: string
    again: boolean
    today: string
    stage: string
    quorum: number
  },
): Html {
  const { seats, chair, again, today, stage, quorum } = given
  return html`<h2 class="govuk-heading-m" id="call">${again ? 'Call another meeting' : 'Call a meeting'}</h2>
<p class="govuk-body">You chair the meeting. When everybody has said whether they have an interest, you open the papers: they are frozen as they stand then.</p>
${stage === 'panel' ? '' : comesBack(stage)}
${form(
  base,
  html`${dateField(state, 'held', 'Date of the meeting', 'For example 27 3 2026', today)}
${whoTakesPart(state, seats, chair, () => true)}
${input({
  id: 'quorum',
  name: 'quorum',
  label: { text: 'How many must be free to decide?', classes: 'govuk-label--s' },
  hint: {
    text: `The chair is counted. At least ${quorum}: this is the standards’ number, and a meeting may ask for more.`,
  },
  classes: 'govuk-input--width-2',
  inputmode: 'numeric',
  ...field(state, 'quorum', `${quorum}`),
})}
${
  again
    ? textarea({
        id: 'reason',
        name: 'reason',
        rows: 3,
        label: { text: 'Why does the panel meet again?', classes: 'govuk-label--s' },
        ...(stage === 'panel'
          ? {}
          : {
              hint: {
                text: 'The service reads this where a draft was sent to it. Name no child and nobody’s words from the panel.',
              },
            }),
        ...field(state, 'reason'),
      })
    : ''
}
${button({ text: 'Call the meeting', preventDoubleClick: true })}`,
)}`
}
