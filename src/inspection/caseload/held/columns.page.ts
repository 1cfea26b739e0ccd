/** Which column of the file is which: a guess for each, three of its values, and the sender's word. */
import { isNeeded } from '#engine/caseload/headings.ts'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { button, select } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { columnField, notRead } from './column-choices.ts'
import type { ReviewedColumn, ReviewedFile } from './review.ts'

export interface ColumnsView {
  framework: Framework
  kind: CaseKind
  file: ReviewedFile
  number: number
  /** Address of the held files. */
  at: string
  readingVersion: number
}

const howKnown: Record<ReviewedColumn['how'], string> = {
  confirmed: 'You or a colleague said so before.',
  known: 'Its heading says so.',
  remembered: 'As in an earlier file of your service.',
  personal: '',
  unknown: '',
}

export function columnsPage(around: Around, state: FormState, view: ColumnsView): Page {
  const { framework, kind, file, number, at, readingVersion } = view
  const items = [
    { value: notRead, text: 'Not read' },
    ...framework.caseload.columns.map((column) => ({
      value: column.id,
      text: isNeeded(column, kind) ? column.label : `${column.label} (if there is one)`,
    })),
  ]
  return inspectionPage(
    around,
    'caseload',
    'Which column is which?',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body-l">${kind.label}: ${file.name}</p>
<p class="govuk-body">Some headings of this file are not ours. Say once what each column holds; files with the same headings are then read without asking. Columns that are not read are not kept.</p>
${form(`${at}/columns`, [
  html`<input type="hidden" name="file" value="${number}"><input type="hidden" name="version" value="${readingVersion}">`,
  ...file.columns.map((column) => {
    const name = columnField(column.position)
    const known = column.guess ?? notRead
    return select({
      id: name,
      name,
      label: {
        text: column.heading || `Column ${column.position + 1}, without a heading`,
        classes: 'govuk-label--s',
      },
      hint: { text: hintOf(column) },
      items,
      ...field(state, name, known),
    })
  }),
  button({ text: 'Confirm the columns', preventDoubleClick: true }),
])}
</div></div>`,
    {
      about: `${kind.label}, ${file.name}`,
      back: { href: `/inspections/${around.inspection.slug}/caseload`, text: 'Caseload' },
      before: faultSummary(state),
    },
  )
}

function hintOf({ examples, how, guess }: ReviewedColumn): string {
  const values = examples.map((one) => (one.length > 40 ? `${one.slice(0, 40)}…` : one))
  const shown = values.length > 0 ? `For example: ${values.join('; ')}.` : 'It is empty.'
  const why = howKnown[how] || (guess ? 'A guess: please check.' : '')
  return why ? `${shown} ${why}` : shown
}
