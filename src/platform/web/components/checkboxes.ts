import { type Html, html, raw } from '../html.ts'
import { attribute } from './attributes.ts'
import { type ChoiceItem, type ChoicesParams, choices } from './choices.ts'
import type { Text } from './content.ts'

export interface CheckboxItem extends ChoiceItem {
  /** The group's name unless told. */
  name?: string
  /** "exclusive" clears the other boxes (needs the browser script). */
  behaviour?: string
}

export interface CheckboxesParams extends ChoicesParams<CheckboxItem> {
  describedBy?: string
  /** The values that are chosen already. */
  values?: readonly Text[]
}

const BLOCK = raw('govuk-checkboxes')
const TYPE = raw('checkbox')

/** Choices of which any number may hold. */
export function checkboxes(params: CheckboxesParams): Html {
  const chosen = new Set(params.values?.map(String))
  return choices(params, params.fieldset?.describedBy || params.describedBy, (describedBy) => ({
    block: BLOCK,
    type: TYPE,
    isChosen: (item) => chosen.has(String(item.value)),
    name: (item) => item.name,
    extra: (item, hintId) => {
      // Without a fieldset to carry it, each box says what describes the group.
      const ids = [params.fieldset ? '' : describedBy, hintId].filter(Boolean).join(' ')
      return html`${attribute('data-behaviour', item.behaviour)}${attribute('aria-describedby', ids)}`
    },
  }))
}
