import { type Html, html, raw } from '../html.ts'
import { attribute, attributes } from './attributes.ts'
import { type ChoiceItem, type ChoicesParams, choices, conditional, itemHint, itemHintId } from './choices.ts'
import { content, type Text } from './content.ts'

export type RadioItem = ChoiceItem

export interface RadiosParams extends ChoicesParams<RadioItem> {
  /** The value that is chosen already. */
  value?: Text
}

const BLOCK = 'govuk-radios'
const CHECKED = raw(' checked')
const DISABLED = raw(' disabled')

/** Choices of which one holds. */
export function radios(params: RadiosParams): Html {
  const value = params.value === undefined || params.value === '' ? undefined : String(params.value)
  return choices(BLOCK, params, params.fieldset?.describedBy, (item, id) =>
    radio(params.name, item, id, item.checked ?? String(item.value) === value),
  )
}

function radio(name: string, item: RadioItem, id: string, chosen: boolean): Html {
  // Most items are plain, and this template runs most often of all: values that print nothing cost time too.
  if (isPlain(item)) {
    return html`<div class="govuk-radios__item">
<input class="govuk-radios__input" id="${id}" name="${name}" type="radio" value="${item.value}"${chosen && CHECKED}>
<label class="govuk-label govuk-radios__label" for="${id}">${content(item)}</label></div>`
  }
  const hintId = itemHintId(item, id)
  const controls = item.conditional?.html && attribute('data-aria-controls', `conditional-${id}`)
  const more = item.label?.classes && ` ${item.label.classes}`
  return html`<div class="govuk-radios__item">
<input class="govuk-radios__input" id="${id}" name="${name}" type="radio" value="${item.value}"${chosen && CHECKED}${
    item.disabled && DISABLED
  }${controls}${attribute('aria-describedby', hintId)}${attributes(item.attributes)}>
<label class="govuk-label govuk-radios__label${more}"${attributes(item.label?.attributes)} for="${id}">${content(item)}</label>
${itemHint(BLOCK, item, hintId)}</div>
${conditional(BLOCK, item, id, chosen)}`
}

const isPlain = (item: RadioItem) =>
  !(item.hint || item.conditional || item.label || item.disabled || item.attributes)
