import { type Html, html, raw } from '../html.ts'
import { attribute, attributes } from './attributes.ts'
import { type ChoiceItem, type ChoicesParams, choices, conditional, itemHint, itemHintId } from './choices.ts'
import { content, type Text } from './content.ts'

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

const BLOCK = 'govuk-checkboxes'
const CHECKED = raw(' checked')
const DISABLED = raw(' disabled')

/** Choices of which any number may hold. */
export function checkboxes(params: CheckboxesParams): Html {
  const values = new Set(params.values?.map(String))
  const described = params.fieldset?.describedBy || params.describedBy
  return choices(BLOCK, params, described, (item, id, describedBy) =>
    // Without a fieldset to carry it, each box says what describes the group.
    checkbox(params.name, item, id, params.fieldset ? '' : describedBy, values),
  )
}

function checkbox(
  name: string,
  item: CheckboxItem,
  id: string,
  describedBy: string,
  values: ReadonlySet<string>,
): Html {
  const chosen = item.checked ?? values.has(String(item.value))
  const hintId = itemHintId(item, id)
  const ids = describedBy && hintId ? `${describedBy} ${hintId}` : describedBy || hintId
  const controls = item.conditional?.html && attribute('data-aria-controls', `conditional-${id}`)
  const more = item.label?.classes && ` ${item.label.classes}`
  return html`<div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" id="${id}" name="${item.name || name}" type="checkbox" value="${item.value}"${
    chosen && CHECKED
  }${item.disabled && DISABLED}${controls}${attribute('data-behaviour', item.behaviour)}${attribute(
    'aria-describedby',
    ids,
  )}${attributes(item.attributes)}>
<label class="govuk-label govuk-checkboxes__label${more}"${attributes(item.label?.attributes)} for="${id}">${content(item)}</label>
${itemHint(BLOCK, item, hintId)}</div>
${conditional(BLOCK, item, id, chosen)}`
}
