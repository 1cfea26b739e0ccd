/** Radios and checkboxes share their bones; this is what they share. The hot path of the assessment page. */
import { type Html, html, raw } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, hasContent, type Listed, type Text } from './content.ts'
import { type FieldsetParams, fieldset } from './fieldset.ts'
import { type ExplainedParams, explain, formGroup, type InputsGroupParams } from './form-group.ts'
import { type HintParams, hint } from './hint.ts'

export interface ChoiceItem extends ContentParams {
  /** The prefix, and from the second item on its number, unless told. */
  id?: string
  value?: Text
  label?: { classes?: string; attributes?: Attributes }
  hint?: HintParams
  /** Words between two items; nothing else of the entry is printed. */
  divider?: string
  /** Goes before the group's value. */
  checked?: boolean
  /** Shown while the item is chosen. */
  conditional?: { html?: Html | false }
  disabled?: boolean
  attributes?: Attributes
}

export interface ChoicesParams<Item extends ChoiceItem> extends ExplainedParams {
  fieldset?: FieldsetParams
  formGroup?: InputsGroupParams
  /** The name unless told. */
  idPrefix?: string
  name: string
  items: Listed<Item>
  classes?: string
  attributes?: Attributes
}

export interface Kind<Item extends ChoiceItem> {
  /** The block's name, as markup: it is printed many times and needs no escaping. */
  block: Html
  type: Html
  isChosen(item: Item): boolean
  /** What only this kind prints on its input. */
  extra?(item: Item, itemHintId: string): Html
  name?(item: Item): string | undefined
}

const CHECKED = raw(' checked')
const DISABLED = raw(' disabled')

/** The whole group: form group, fieldset where asked for, hint, error message and items. */
export function choices<Item extends ChoiceItem>(
  params: ChoicesParams<Item>,
  described: string | undefined,
  kindOf: (describedBy: string) => Kind<Item>,
): Html {
  const prefix = params.idPrefix || params.name
  const { describedBy, markup } = explain(prefix, described, params)
  const kind = kindOf(describedBy)
  const items = params.items.map(
    (item, at) => item && choice(params, kind, item, at ? `${prefix}-${at + 1}` : prefix),
  )
  const { block } = kind
  const own = params.classes && ` ${params.classes}`
  const inner = html`${markup}<div class="${block}${own}"${attributes(params.attributes)} data-module="${block}">${content(params.formGroup?.beforeInputs)}${items}${content(params.formGroup?.afterInputs)}</div>`
  return formGroup(
    params.formGroup,
    Boolean(params.errorMessage),
    params.fieldset ? fieldset({ ...params.fieldset, describedBy, role: undefined, html: inner }) : inner,
  )
}

function choice<Item extends ChoiceItem>(
  params: ChoicesParams<Item>,
  kind: Kind<Item>,
  item: Item,
  givenId: string,
): Html {
  const { block, type } = kind
  if (item.divider) return html`<div class="${block}__divider">${item.divider}</div>`
  const id = item.id || givenId
  const chosen = item.checked ?? kind.isChosen(item)
  const hinted = hasContent(item.hint) ? item.hint : undefined
  const hintId = hinted ? `${id}-item-hint` : ''
  const shown = item.conditional?.html
  const extra = kind.extra ? kind.extra(item, hintId) : attribute('aria-describedby', hintId)
  const more = item.label?.classes && ` ${item.label.classes}`
  return html`<div class="${block}__item"><input class="${block}__input" id="${id}" name="${kind.name?.(item) || params.name}" type="${type}" value="${item.value}"${chosen && CHECKED}${item.disabled && DISABLED}${shown && attribute('data-aria-controls', `conditional-${id}`)}${extra}${attributes(item.attributes)}><label class="govuk-label ${block}__label${more}"${attributes(item.label?.attributes)} for="${id}">${content(item)}</label>${hinted && hint({ ...hinted, id: hintId, classes: classes(`${block}__hint`, hinted.classes) })}</div>${shown && html`<div class="${block}__conditional${!chosen && html` ${block}__conditional--hidden`}" id="conditional-${id}">${shown}</div>`}`
}
