/** One standard before the panel: its paper, what was discussed and decided, and who saw it otherwise. */
import { triggersOf } from '#engine/rating/triggers.ts'
import {
  button,
  details,
  radios,
  summaryList,
  textarea,
  warningText,
} from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { checkedField } from '../../alert-words.ts'
import { checkedBox } from '../../checked-box.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { hidden, ratingChoice } from '../rating-forms.ts'
import { ratingLabel } from '../standing.ts'
import { directionOf } from './decisions.part.ts'
import { certaintyPart, figuresPart, leadPart, proposedPart, triggersPart } from './paper.part.ts'
import { changesPart } from './papers.page.ts'
import type { Dissent } from './queries.ts'
import type { Meeting, StandardBefore } from './read-meeting.ts'
import { partLabels } from './words.ts'

export interface PanelStandardPage {
  meeting: Meeting
  one: StandardBefore
  me: string
  mayDecide: boolean
  /** They decide at this meeting, so they may say that they saw it otherwise. */
  mayDissent: boolean
  /** What they said last on the newest decision, withdrawn or not. */
  own: Dissent | null
}

const lines = (text: string): Html => html`<span class="pl-lines">${text}</span>`

function recorded({ meeting, one }: PanelStandardPage): Html | '' {
  if (one.decisions.length === 0) return ''
  const { framework } = meeting
  return html`<h2 class="govuk-heading-m">What was decided</h2>
${one.decisions.map((decision, at) =>
  summaryList({
    card: {
      title: {
        text: `Version ${decision.version}${at > 0 ? ' (earlier)' : one.stale ? ' (on earlier papers)' : ''}`,
      },
    },
    rows: [
      {
        key: { text: 'Decision' },
        value: {
          text: `${directionOf(meeting, decision.proposed, decision.rating)} (proposed: ${ratingLabel(framework, decision.proposed)})`,
        },
      },
      { key: { text: 'Reason' }, value: { html: lines(decision.reason) } },
      decision.minutes !== '' && {
        key: { text: 'Discussed' },
        value: { html: html`${lines(decision.minutes)}<div class="pl-small">Stays with the panel.</div>` },
      },
      {
        key: { text: 'Recorded' },
        value: {
          text: `${decision.by}, ${readableMoment(decision.at)}, on papers version ${decision.papers}`,
        },
      },
    ],
  }),
)}`
}

function dissentList({ meeting, one }: PanelStandardPage): Html | '' {
  if (one.dissents.length === 0) return ''
  return html`<h2 class="govuk-heading-m">Dissent</h2>
${one.dissents.map((dissent) =>
  summaryList({
    rows: [
      {
        key: {
          text: partLabels[
            meeting.seats.find(({ person }) => person === dissent.person)?.seat.part ?? 'member'
          ],
        },
        value: { text: `${dissent.name}, ${readableMoment(dissent.at)}` },
      },
      { key: { text: 'Would have' }, value: { html: lines(dissent.words) } },
      {
        key: { text: 'Read by' },
        value: {
          text: dissent.publish
            ? 'Everybody: printed in the report, without the name'
            : 'The panel and the lead inspector',
        },
      },
    ],
  }),
)}`
}

function decideForm(at: string, state: FormState, { meeting, one }: PanelStandardPage): Html {
  const { paper, decisions } = one
  const proposed = paper.proposed!
  const without = paper.judged === 'from-cases' && triggersOf(paper.reasons).length === 0
  return html`<h2 class="govuk-heading-m" id="decide">${decisions.length > 0 ? 'Decide again' : 'Decide for the panel'}</h2>
${one.stale ? warningText({ text: 'The panel decided this on papers that said something else, so that decision no longer counts.' }) : ''}
${without ? warningText({ text: 'No trigger for looking again was found. If the panel changes this rating all the same, its reason must say why; the change is noted as made without a trigger.' }) : ''}
${form(
  `${at}/decision`,
  html`${hidden('basedOn', decisions[0]?.version ?? 0)}${hidden('papers', meeting.papers[0]!.version)}
${textarea({
  id: 'minutes',
  name: 'minutes',
  label: { text: 'What was discussed (optional)', classes: 'govuk-label--s' },
  hint: { text: 'Minutes. They stay with the panel and the lead inspector and are never published.' },
  rows: 5,
  ...field(state, 'minutes', decisions[0]?.minutes ?? ''),
})}
${ratingChoice(state, meeting.framework, `What did the panel decide on ${paper.ref} ${paper.name}?`, 'Up, down or unchanged.', proposed)}
${textarea({
  id: 'reason',
  name: 'reason',
  label: { text: 'Reason, as it is published', classes: 'govuk-label--s' },
  hint: {
    text: 'Printed in the report as it is written here. Nobody must be known from it.',
  },
  rows: 5,
  ...field(state, 'reason'),
})}
${checkedBox(state, checkedField, ['reason'])}
${button({ text: 'Save decision', preventDoubleClick: true })}`,
)}`
}

function dissentForm(at: string, state: FormState, { one, own }: PanelStandardPage): Html {
  const open = state.faults.some(({ field: name }) => ['words', 'publish'].includes(name))
  return details({
    summaryText:
      own && !own.withdrawn ? 'Change your dissent' : 'Record that you would have decided otherwise',
    open,
    html: form(
      `${at}/dissent`,
      html`${hidden('basedOn', own?.version ?? 0)}${hidden('decision', one.decisions[0]!.version)}
${textarea({
  id: 'words',
  name: 'words',
  rows: 4,
  label: { text: 'What would you have decided, and why?', classes: 'govuk-label--s' },
  ...field(state, 'words', own && !own.withdrawn ? own.words : ''),
})}
${checkedBox(state, checkedField, ['words'])}
${radios({
  name: 'publish',
  idPrefix: 'publish',
  fieldset: { legend: { text: 'Who may read it?', classes: 'govuk-fieldset__legend--s' } },
  hint: { text: 'In the report it stands as a member’s or the chair’s, never with a name.' },
  ...field(state, 'publish'),
  items: [
    { value: 'no', text: 'The panel and the lead inspector' },
    { value: 'yes', text: 'Everybody: print it in the report' },
    ...(own && !own.withdrawn ? [{ value: 'withdraw', text: 'Nobody: I withdraw it' }] : []),
  ],
})}
${button({ text: 'Save dissent', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
    ),
  })
}

export function panelStandardPage(around: Around, state: FormState, shown: PanelStandardPage): Page {
  const { meeting, one, mayDecide, mayDissent } = shown
  const { framework, standards } = meeting
  const { paper } = one
  const meetingAt = `/inspections/${around.inspection.slug}/judgement/panel/${meeting.number}`
  const at = `${meetingAt}/standards/${paper.id}`
  const next = standards[standards.findIndex((other) => other.paper.id === paper.id) + 1]?.paper
  return inspectionPage(
    around,
    'judgement',
    `Panel on ${paper.ref} ${paper.name}`,
    html`${changesPart(meeting.changes.filter(({ standard }) => standard === paper.id || standard === null))}
${proposedPart(framework, paper)}
${triggersPart(paper)}
${figuresPart(framework, paper)}
${certaintyPart(meeting.before!, paper)}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${leadPart(paper, 2)}
${recorded(shown)}
${dissentList(shown)}
${mayDissent && one.decision ? dissentForm(at, state, shown) : ''}
${mayDecide && paper.proposed !== null ? decideForm(at, state, shown) : ''}
${next ? html`<p class="govuk-body"><a class="govuk-link" href="${meetingAt}/standards/${next.id}">Next: ${next.ref} ${next.name}</a></p>` : ''}
</div></div>`,
    {
      wide: true,
      about: `meeting ${meeting.number}`,
      before: faultSummary(state),
      back: { href: meetingAt, text: `Meeting ${meeting.number}` },
    },
  )
}
