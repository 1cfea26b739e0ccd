/** The form that sends a caseload file. */
import type { CaseKind } from '#engine/framework/shape.ts'
import { button, checkboxes, fileUpload, radios } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field, fieldValues } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'

export function uploadForm(state: FormState, slug: string, kinds: CaseKind[]): Html {
  const { value: _unused, ...fileField } = field(state, 'file')
  return form(
    `/inspections/${slug}/caseload`,
    html`${radios({
      idPrefix: 'kind',
      name: 'kind',
      fieldset: { legend: { text: 'Kind of case', classes: 'govuk-fieldset__legend--s' } },
      ...field(state, 'kind'),
      items: kinds.map((kind) => ({ value: kind.id, text: kind.label })),
    })}
${fileUpload({
  id: 'file',
  name: 'file',
  label: { text: 'CSV file', classes: 'govuk-label--s' },
  hint: { text: 'If there is no case of this kind, send the template without any rows.' },
  attributes: { accept: '.csv,.txt,text/csv' },
  ...fileField,
})}
${checkboxes({
  idPrefix: 'set-aside',
  name: 'set-aside',
  classes: 'govuk-checkboxes--small',
  values: fieldValues(state, 'set-aside'),
  items: [
    {
      value: 'yes',
      text: 'Set rows with faults aside and keep the rest',
      hint: {
        text: 'Without this, nothing is kept until every row is right. Rows set aside stay on record.',
      },
    },
  ],
})}
${button({ text: 'Send the file', preventDoubleClick: true })}`,
    { upload: true },
  )
}
