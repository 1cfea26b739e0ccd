/** The form that sends a caseload file. */
import type { CaseKind } from '#engine/framework/shape.ts'
import { button, radios } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { fileField } from './file-field.ts'

export function uploadForm(state: FormState, slug: string, kinds: CaseKind[]): Html {
  return form(
    `/inspections/${slug}/caseload`,
    html`<p class="govuk-body">The file is checked first. You see every fault and what would change before you accept anything.</p>
${radios({
  idPrefix: 'kind',
  name: 'kind',
  fieldset: { legend: { text: 'Kind of case', classes: 'govuk-fieldset__legend--s' } },
  ...field(state, 'kind'),
  items: kinds.map((kind) => ({ value: kind.id, text: kind.label })),
})}
${fileField(state, 'If there is no case of this kind, send the template without any rows.')}
${button({ text: 'Send the file', preventDoubleClick: true })}`,
    { upload: true },
  )
}
