import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes, flag } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, hasContent } from './content.ts'
import { type FieldParams, type GroupParams, labelledField } from './form-group.ts'

export interface AffixParams extends ContentParams {
  classes?: string
  attributes?: Attributes
}

export interface InputParams extends FieldParams {
  /** "text" unless told. */
  type?: string
  inputmode?: string
  value?: string | number
  prefix?: AffixParams
  suffix?: AffixParams
  autocomplete?: string
  pattern?: string
  spellcheck?: boolean
  autocapitalize?: string
  inputWrapper?: GroupParams
}

/** A one-line text field. */
export function input(params: InputParams): Html {
  return labelledField(params, (id, describedBy) => wrapped(params, element(params, id, describedBy)))
}

function element(params: InputParams, id: string, describedBy: string): Html {
  const own = classes('govuk-input', params.classes, params.errorMessage && 'govuk-input--error')
  return html`<input class="${own}" id="${id}" name="${params.name}" type="${params.type || 'text'}"${attributes(
    {
      spellcheck: params.spellcheck,
      value: params.value,
    },
  )}${flag('disabled', params.disabled)}${attribute('aria-describedby', describedBy)}${attributes({
    autocomplete: params.autocomplete,
    autocapitalize: params.autocapitalize,
    pattern: params.pattern,
    inputmode: params.inputmode,
  })}${attributes(params.attributes)}>`
}

function wrapped(params: InputParams, field: Html): Html {
  const { prefix, suffix, formGroup } = params
  if (![prefix, suffix, formGroup?.beforeInput, formGroup?.afterInput].some(hasContent)) return field
  return html`<div class="${classes('govuk-input__wrapper', params.inputWrapper?.classes)}"${attributes(params.inputWrapper?.attributes)}>${content(formGroup?.beforeInput)}${affix(prefix, 'prefix')}${field}${affix(suffix, 'suffix')}${content(formGroup?.afterInput)}</div>`
}

function affix(params: AffixParams | undefined, side: 'prefix' | 'suffix'): Html | undefined {
  if (!hasContent(params)) return undefined
  return html`<div class="${classes(`govuk-input__${side}`, params.classes)}" aria-hidden="true"${attributes(params.attributes)}>${content(params)}</div>`
}
