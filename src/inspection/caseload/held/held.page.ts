/** What was sent, before it is accepted: what the check found, what would change, and the sender's choice. */
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { button, checkboxes, details, errorSummary, summaryList } from '#platform/web/components/index.ts'
import { readableTime } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { counted } from '../counted.ts'
import { fileField } from '../file-field.ts'
import { differences } from './differences.page.ts'
import { faultsFound, notEligible, perhapsOneChild, unknownWords } from './found.page.ts'
import type { Review } from './review.ts'

export interface HeldView {
  framework: Framework
  kind: CaseKind
  review: Review
  at: string
  destroyAfter: Date
}

/** A service has one or two systems; more files would rather be a mistake. */
export const mostFiles = 5

export function heldPage(around: Around, state: FormState, view: HeldView): Page {
  const { framework, kind, review, at } = view
  return inspectionPage(
    around,
    'caseload',
    'Check and accept',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body-l">${kind.label}</p>
${unknownWords(review, at)}
${summary(review, at)}
${faultsFound(framework, review, at)}
${notEligible(review)}
${perhapsOneChild(review)}
${differences(framework, kind, review.changes)}
${acceptance(state, review, at)}
${review.files.length < mostFiles ? another(state, review, at) : ''}
<h2 class="govuk-heading-m">Give up</h2>
<p class="govuk-body">What you sent is locked: only you can open it, and only until you sign out. It is destroyed as soon as you accept it or give it up, and otherwise at ${readableTime(view.destroyAfter)}.</p>
${form(`${at}/give-up`, button({ text: 'Give up and destroy it', classes: 'govuk-button--secondary', preventDoubleClick: true }))}
</div></div>`,
    {
      about: kind.label,
      back: { href: `/inspections/${around.inspection.slug}/caseload`, text: 'Caseload' },
      before: state.faults.length > 0 ? faultSummary(state) : found(review),
    },
  )
}

function found({ faults, faultyRows, files }: Review): Html | '' {
  if (faults.count === 0) return ''
  const where = faultyRows === 0 ? 'in the headings' : `in ${counted(faultyRows, 'row')}`
  const what = files.length === 1 ? `${files[0]!.name} has` : 'The files have'
  return errorSummary({
    titleText: 'There is a problem',
    errorList: [
      {
        text: `${what} ${counted(faults.count, 'fault')} ${where}. Nothing has been accepted.`,
        href: '#faults',
      },
    ],
  })
}

const summary = (review: Review, at: string): Html =>
  summaryList({
    rows: [
      ...review.files.map((file, index) => ({
        key: { text: review.files.length === 1 ? 'File' : `File ${index + 1}` },
        value: {
          html: html`${file.name}, ${counted(file.rowCount, 'row')}${file.notes.map((note) => html`<br>${note}`)}<br><a class="govuk-link" href="${at}/columns?file=${index + 1}">Which column is which<span class="govuk-visually-hidden"> in ${file.name}</span></a>${review.files.length > 1 ? leaveOut(at, index + 1, file.name) : ''}`,
        },
      })),
      {
        key: { text: 'Eligible cases' },
        value: {
          html: html`<strong>${review.cases.toLocaleString('en-GB')}</strong> without a fault, of ${counted(review.rows, 'row')}`,
        },
      },
      { key: { text: 'Not eligible' }, value: { text: counted(review.notEligible.count, 'row') } },
      { key: { text: 'With a fault' }, value: { text: counted(review.faultyRows, 'row') } },
    ],
  })

const leaveOut = (at: string, number: number, name: string): Html =>
  form(
    `${at}/leave-out`,
    html`<input type="hidden" name="file" value="${number}"><button class="pl-link-button govuk-body" type="submit">Leave this file out<span class="govuk-visually-hidden">: ${name}</span></button>`,
  )

function acceptance(state: FormState, review: Review, at: string): Html {
  const heading = html`<h2 class="govuk-heading-m">Accept</h2>`
  if (review.faults.count > 0 && !review.canSetAside) {
    const why =
      review.cases === 0
        ? 'No row would be left if those with faults were set aside.'
        : 'The fault is in the headings, so no row can be relied on.'
    return html`${heading}<p class="govuk-body">This cannot be accepted as it is. ${why} Say which column is which, or give it up, correct the file and send it again.</p>`
  }
  const cases = review.cases === 0 ? 'that there is no case' : counted(review.cases, 'case')
  return html`${heading}
${review.cases === 0 ? html`<p class="govuk-body">You say that there is no eligible case of this kind.</p>` : ''}
${form(`${at}/accept`, [
  review.faults.count > 0
    ? checkboxes({
        idPrefix: 'set-aside',
        name: 'set-aside',
        classes: 'govuk-checkboxes--small',
        ...('errorMessage' in field(state, 'set-aside')
          ? { errorMessage: field(state, 'set-aside').errorMessage! }
          : {}),
        items: [
          {
            value: 'yes',
            text: `Set ${counted(review.faultyRows, 'row')} with faults aside and keep the rest`,
            hint: {
              text: 'Correcting the file is better: every eligible case should have the same chance of being drawn. Rows set aside cannot be drawn. They stay on record with the reasons, and the lead inspector sees how many there are.',
            },
          },
        ],
      })
    : html``,
  button({ text: `Accept ${cases}`, preventDoubleClick: true }),
])}`
}

const another = (state: FormState, review: Review, at: string): Html =>
  details({
    summaryText: 'Add another file of the same kind',
    open: state.faults.some((fault) => fault.field === 'file'),
    html: html`<p class="govuk-body">If your service keeps its cases in two systems, send both files: together they make one caseload. ${review.changes ? 'What you accept replaces the whole earlier version.' : ''}</p>
${form(`${at}/file`, [fileField(state), button({ text: 'Add the file', classes: 'govuk-button--secondary', preventDoubleClick: true })], { upload: true })}`,
  })
