import { type Html, raw } from '../html.ts'
import { type ChoiceItem, type ChoicesParams, choices } from './choices.ts'
import type { Text } from './content.ts'

export type RadioItem = ChoiceItem

export interface RadiosParams extends ChoicesParams<RadioItem> {
  /** The value that is chosen already. */
  value?: Text
}

const BLOCK = raw('govuk-radios')
const TYPE = raw('radio')

/** Choices of which one holds. */
export function radios(params: RadiosParams): Html {
  const value = params.value === undefined || params.value === '' ? undefined : String(params.value)
  return choices(params, params.fieldset?.describedBy, () => ({
    block: BLOCK,
    type: TYPE,
    isChosen: (item) => value !== undefined && String(item.value) === value,
  }))
}
