import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes, flag } from './attributes.ts'
import { classes } from './classes.ts'
import { content, type Listed, type Text } from './content.ts'
import { type FieldParams, labelledField } from './form-group.ts'

export interface SelectItem {
  /** The text unless told. */
  value?: string | number | boolean
  text?: Text
  selected?: boolean
  disabled?: boolean
  attributes?: Attributes
}

export interface SelectParams extends FieldParams {
  items?: Listed<SelectItem>
  /** The value that is chosen already; an item's own `selected` goes before it. */
  value?: string | number
}

/** A list to choose one thing from. Radios are easier to use where there is room for them. */
export function select(params: SelectParams): Html {
  const own = classes('govuk-select', params.classes, params.errorMessage && 'govuk-select--error')
  return labelledField(params, (id, describedBy) => [
    content(params.formGroup?.beforeInput),
    html`<select class="${own}" id="${id}" name="${params.name}"${flag('disabled', params.disabled)}${attribute('aria-describedby', describedBy)}${attributes(params.attributes)}>
      ${params.items?.map((item) => item && option(item, params.value))}</select>`,
    content(params.formGroup?.afterInput),
  ])
}

function option(item: SelectItem, chosen: string | number | undefined): Html {
  const isChosen =
    item.selected ??
    (chosen !== undefined && chosen !== '' && String(item.value ?? item.text) === String(chosen))
  return html`<option${attributes({ value: item.value })}${flag('selected', isChosen)}${flag('disabled', item.disabled)}${attributes(item.attributes)}>${item.text}</option>`
}
