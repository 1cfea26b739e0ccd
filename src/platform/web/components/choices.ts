/** What radios and checkboxes share. The assessment page prints hundreds of them. */
import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, hasContent, type Listed, type Text } from './content.ts'
import { type FieldsetParams, fieldset } from './fieldset.ts'
import { type ExplainedParams, explain, formGroup, type InputsGroupParams } from './form-group.ts'
import { type HintParams, hint } from './hint.ts'

export interface ChoiceItem extends ContentParams {
  /** The group's prefix and, from the second item on, its number unless told. */
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
  fieldset?: Omit<FieldsetParams, 'html'>
  formGroup?: InputsGroupParams
  /** The name unless told. */
  idPrefix?: string
  name: string
  items: Listed<Item>
  classes?: string
  attributes?: Attributes
}

type Block = 'govuk-radios' | 'govuk-checkboxes'

/** The whole group: form group, fieldset where asked for, hint, error message and items. */
export function choices<Item extends ChoiceItem>(
  block: Block,
  params: ChoicesParams<Item>,
  described: string | undefined,
  choice: (item: Item, id: string, describedBy: string) => Html,
): Html {
  const prefix = params.idPrefix || params.name
  const { describedBy, markup } = explain(prefix, described, params)
  const items = params.items.map((item, at) => {
    if (!item) return undefined
    if (item.divider) return html`<div class="${block}__divider">${item.divider}</div>`
    // The first has no number: error summaries link to it by the group's own id.
    return choice(item, item.id || (at === 0 ? prefix : `${prefix}-${at + 1}`), describedBy)
  })
  const own = classes(block, params.classes)
  const { beforeInputs, afterInputs } = params.formGroup ?? {}
  const inner = html`${markup}<div class="${own}"${attributes(params.attributes)} data-module="${block}">
${content(beforeInputs)}${items}${content(afterInputs)}</div>`
  return formGroup(
    params.formGroup,
    Boolean(params.errorMessage),
    params.fieldset ? fieldset({ ...params.fieldset, describedBy, html: inner }) : inner,
  )
}

/** The id of an item's hint, or nothing where it has none. */
export function itemHintId(item: ChoiceItem, id: string): string {
  return hasContent(item.hint) ? `${id}-item-hint` : ''
}

/** An item's hint, if it has one. */
export function itemHint(block: Block, item: ChoiceItem, hintId: string): Html | undefined {
  if (!hintId) return undefined
  return hint({ ...item.hint, id: hintId, classes: classes(`${block}__hint`, item.hint?.classes) })
}

/** What is shown while the item is chosen. */
export function conditional(block: Block, item: ChoiceItem, id: string, chosen: boolean): Html | undefined {
  const shown = item.conditional?.html
  if (!shown) return undefined
  const own = classes(`${block}__conditional`, !chosen && `${block}__conditional--hidden`)
  return html`<div class="${own}" id="conditional-${id}">${shown}</div>`
}
