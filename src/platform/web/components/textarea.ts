import { type Html, html } from '../html.ts'
import { attribute, attributes, flag } from './attributes.ts'
import { classes } from './classes.ts'
import { content } from './content.ts'
import { type FieldParams, labelledField } from './form-group.ts'

export interface TextareaParams extends FieldParams {
  spellcheck?: boolean
  /** 5 unless told. */
  rows?: string | number
  value?: string
  autocomplete?: string
}

/** A field for more than one line of text. */
export function textarea(params: TextareaParams): Html {
  const own = classes('govuk-textarea', params.errorMessage && 'govuk-textarea--error', params.classes)
  return labelledField(params, (id, describedBy) => [
    content(params.formGroup?.beforeInput),
    // A line break straight after the tag is dropped by browsers, so a value that starts with one needs another.
    html`<textarea class="${own}" id="${id}" name="${params.name}" rows="${params.rows || 5}"${attributes({
      spellcheck: params.spellcheck,
    })}${flag('disabled', params.disabled)}${attribute('aria-describedby', describedBy)}${attribute('autocomplete', params.autocomplete)}${attributes(params.attributes)}>${params.value?.startsWith('\n') && '\n'}${params.value}</textarea>`,
    content(params.formGroup?.afterInput),
  ])
}
