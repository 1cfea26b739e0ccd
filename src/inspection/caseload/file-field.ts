/** The field that takes a caseload file. */
import { fileUpload } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import type { Html } from '#platform/web/html.ts'

export function fileField(state: FormState, hint?: string): Html {
  const { value: _unused, ...rest } = field(state, 'file')
  return fileUpload({
    id: 'file',
    name: 'file',
    label: { text: 'CSV file', classes: 'govuk-label--s' },
    ...(hint ? { hint: { text: hint } } : {}),
    attributes: { accept: '.csv,.txt,text/csv' },
    ...rest,
  })
}
