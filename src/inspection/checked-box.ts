/** A box beside words that were held back because they may tell who somebody is. */
import { checkboxes } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { fieldValues } from '#platform/web/form-page.ts'
import type { Html } from '#platform/web/html.ts'

/** Asked for only where a text was held back: what reads like a name may be a place. */
export function checkedBox(state: FormState, name: string, fields: readonly string[]): Html | '' {
  const held = state.faults.some((fault) => fields.includes(fault.field) && state.values[fault.field])
  if (!held && state.values[name] !== 'yes') return ''
  return checkboxes({
    name,
    idPrefix: name,
    values: fieldValues(state, name),
    items: [
      {
        value: 'yes',
        text: 'I have looked again: nobody can be known from what is written here',
      },
    ],
  })
}
