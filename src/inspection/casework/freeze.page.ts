/** What was frozen when fieldwork closed, checked anew each time it is read, and the way back to fieldwork. */
import type { FreezeFinding } from '#engine/casework/freeze.ts'
import { readFreeze } from '#engine/casework/freeze.ts'
import {
  button,
  details,
  insetText,
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
import { wideTable } from '#platform/web/wide-table.ts'
import type { KeptFreeze } from '../fieldwork-freeze.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'

export interface CheckedFreeze extends KeptFreeze {
  findings: FreezeFinding[]
}

export interface FreezeView {
  around: Around
  /** Newest first. */
  freezes: CheckedFreeze[]
  /** References of the cases by the ids of their assessments. */
  caseRefs: ReadonlyMap<string, string>
  /** The visitor may go back to fieldwork now. */
  mayReopen: boolean
}

const path = ({ inspection }: Around): string => `/inspections/${inspection.slug}/casework`

function checked({ findings }: CheckedFreeze, caseRefs: FreezeView['caseRefs']): Html {
  if (findings.length === 0)
    return html`<p class="govuk-body">Checked now: everything is as it was frozen.</p>`
  const lines = findings.map((one) =>
    one.kind === 'completion'
      ? `Case ${caseRefs.get(one.assessment) ?? one.assessment}: ${one.message}`
      : one.message,
  )
  return html`${warningText({ text: 'Checked now: this is not as it was frozen. Tell whoever runs this installation.' })}
<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

function listed(freeze: CheckedFreeze, view: FreezeView): Html {
  const cases = readFreeze(freeze.content)?.cases ?? []
  return details({
    summaryText: `${cases.length === 1 ? 'The 1 case' : `The ${cases.length} cases`} of freeze ${freeze.version}`,
    html: wideTable(`Cases of freeze ${freeze.version}`, {
      head: [{ text: 'Case' }, { text: 'Completion' }, { text: 'Digest of its questions and answers' }],
      firstCellIsHeader: true,
      rows: cases.map((one) => [
        { html: html`<span class="pl-nowrap">${view.caseRefs.get(one.assessment) ?? one.assessment}</span>` },
        { text: String(one.version) },
        { html: html`<code class="pl-digest">${one.digest}</code>` },
      ]),
    }),
  })
}

function freezePart(freeze: CheckedFreeze, view: FreezeView): Html {
  const { version, by, at, digest, reopened } = freeze
  return html`<h2 class="govuk-heading-m">Freeze ${version}${reopened ? ' (no longer holds)' : ''}</h2>
${summaryList({
  rows: [
    { key: { text: 'Frozen by' }, value: { text: `${by}, ${readableMoment(at)}` } },
    { key: { text: 'Digest' }, value: { html: html`<code class="pl-digest">${digest}</code>` } },
    ...(reopened
      ? [
          {
            key: { text: 'Back to fieldwork' },
            value: {
              html: html`${reopened.by}, ${readableMoment(reopened.at)}: <span class="pl-written">${reopened.reason}</span>`,
            },
          },
        ]
      : []),
  ],
})}
${checked(freeze, view.caseRefs)}
${listed(freeze, view)}`
}

function reopening({ around, freezes, mayReopen }: FreezeView, state: FormState): Html | '' {
  if (!mayReopen) return ''
  return html`<h2 class="govuk-heading-m" id="reopen">Go back to fieldwork</h2>
<p class="govuk-body">Possible while the ratings panel has decided nothing. The freeze stays to be read; closing fieldwork again makes the next one.</p>
${form(
  `${path(around)}/reopen-fieldwork`,
  html`<input type="hidden" name="version" value="${freezes[0]?.version ?? 0}">
${textarea({
  id: 'reason',
  name: 'reason',
  label: { text: 'Why fieldwork has to be opened again', classes: 'govuk-label--s' },
  hint: { text: 'The team reads this. Do not name a child or a member of staff.' },
  rows: 3,
  ...field(state, 'reason'),
})}
${button({ text: 'Go back to fieldwork', classes: 'govuk-button--warning', preventDoubleClick: true })}`,
)}`
}

export function freezePage(view: FreezeView, state: FormState): Page {
  const { around, freezes } = view
  const none =
    around.inspection.stage === 'fieldwork'
      ? 'Nothing is frozen yet. That happens when the lead inspector closes fieldwork.'
      : 'There is no freeze: fieldwork is not open yet, or it was closed before freezes were made.'
  return inspectionPage(
    around,
    'casework',
    'What fieldwork left',
    html`<p class="govuk-body">When fieldwork closes, every case is written into one list with the digest of its questions and answers. The digest of that list shows later that nothing behind the results was changed.</p>
${freezes.length === 0 ? insetText({ text: none }) : freezes.map((freeze) => freezePart(freeze, view))}
${reopening(view, state)}`,
    { before: faultSummary(state), back: { href: path(around), text: 'Casework' } },
  )
}
