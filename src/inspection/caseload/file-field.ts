/** The field that takes a caseload file. */
import { odsType, xlsxType } from '#platform/files/types.ts'
import { fileUpload } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import type { Html } from '#platform/web/html.ts'

export function fileField(state: FormState, hint?: string): Html {
  const { value: _unused, ...rest } = field(state, 'file')
  return fileUpload({
    id: 'file',
    name: 'file',
    label: { text: 'Spreadsheet or CSV file', classes: 'govuk-label--s' },
    ...(hint ? { hint: { text: hint } } : {}),
    attributes: { accept: `.xlsx,.ods,.csv,.txt,${[xlsxType, odsType, 'text/csv'].join(',')}` },
    ...rest,
  })
}
