import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { content, type Listed } from './content.ts'
import { type FieldsetParams, fieldset } from './fieldset.ts'
import { type ExplainedParams, explain, formGroup, type InputsGroupParams } from './form-group.ts'
import { input } from './input.ts'

export interface DateInputItem {
  /** The group's id and the item's name unless told. */
  id?: string
  name?: string
  /** The name, with a capital, unless told. */
  label?: string
  value?: string | number
  /** Marks this part as wrong. With an error message and no part marked, all are, save those marked `false`. */
  error?: boolean
  autocomplete?: string
  pattern?: string
  inputmode?: string
  classes?: string
  attributes?: Attributes
}

export interface DateInputParams extends ExplainedParams {
  id: string
  namePrefix?: string
  /** Other parts than day, month and year. */
  items?: Listed<DateInputItem>
  /** Changes one part; `false` leaves it out. */
  day?: DateInputItem | false
  month?: DateInputItem | false
  year?: DateInputItem | false
  /** Values by the field's full name. */
  values?: Readonly<Record<string, string | number | undefined>>
  formGroup?: InputsGroupParams
  fieldset?: FieldsetParams
  classes?: string
  attributes?: Attributes
}

const PARTS = ['day', 'month', 'year'] as const
const ERROR = 'govuk-input--error'

/** Fields for a date that people know by heart. */
export function dateInput(params: DateInputParams): Html {
  const { describedBy, markup } = explain(params.id, params.fieldset?.describedBy, params)
  const items = partsOf(params)
  const oneHasError = items.some(hasError)
  const inner = html`${markup}<div class="${classes('govuk-date-input', params.classes)}"${attributes(params.attributes)}${attribute('id', params.id)}>${content(params.formGroup?.beforeInputs)}${items.map((item) => part(params, item, oneHasError))}${content(params.formGroup?.afterInputs)}</div>`
  return formGroup(
    params.formGroup,
    Boolean(params.errorMessage),
    // The role makes screen readers say the description, which they skip for a group of text fields.
    params.fieldset ? fieldset({ ...params.fieldset, describedBy, role: 'group', html: inner }) : inner,
  )
}

interface NamedPart extends DateInputItem {
  name: string
  width: 2 | 4
}

/** The parts to print, each with its name, its width and the value known for it. */
function partsOf(params: DateInputParams): NamedPart[] {
  const own = PARTS.map((name) => params[name] ?? { name })
  const listed = params.items?.length ? params.items : own
  const named: NamedPart[] = []
  for (const item of listed) {
    if (!item) continue
    const at = own.findIndex(
      (one, i) => one === item || item.name === PARTS[i] || (item.name && one && one.name === item.name),
    )
    const known = PARTS[at]
    const name = item.name ?? known ?? ''
    const value = item.value ?? (known && ownValue(params, known)) ?? params.values?.[prefixed(params, name)]
    named.push({ ...item, name, value, width: known === 'year' ? 4 : 2 })
  }
  return named
}

const ownValue = (params: DateInputParams, known: (typeof PARTS)[number]) => {
  const own = params[known]
  return own === undefined ? params.values?.[known] : own ? own.value : undefined
}

const prefixed = (params: DateInputParams, name: string) =>
  params.namePrefix ? `${params.namePrefix}-${name}` : name

const hasError = (item: DateInputItem) => Boolean(item.error || item.classes?.includes(ERROR))

function part(params: DateInputParams, item: NamedPart, oneHasError: boolean): Html {
  const wrong = item.error || (item.error !== false && params.errorMessage && !oneHasError)
  const own = classes(
    'govuk-date-input__input',
    wrong && !item.classes?.includes(ERROR) && ERROR,
    !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${item.width}`,
    item.classes,
  )
  return html`<div class="govuk-date-input__item">${input({
    label: { text: item.label || capitalised(item.name), classes: 'govuk-date-input__label' },
    id: item.id || `${params.id}-${item.name}`,
    classes: own,
    name: prefixed(params, item.name),
    value: item.value,
    type: 'text',
    inputmode: item.inputmode || 'numeric',
    autocomplete: item.autocomplete,
    pattern: item.pattern,
    attributes: item.attributes,
  })}</div>`
}

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
