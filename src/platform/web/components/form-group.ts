/** What every form field has around it: the group, its label, its hint and its error message. */
import { type Html, html } from '../html.ts'
import { type Attributes, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import type { ContentParams } from './content.ts'
import { type ErrorMessageParams, errorMessage } from './error-message.ts'
import { type HintParams, hint } from './hint.ts'
import { type LabelParams, label } from './label.ts'

export interface GroupParams {
  classes?: string
  attributes?: Attributes
}

/** The group around one control, with room before and after it. */
export interface FormGroupParams extends GroupParams {
  beforeInput?: ContentParams
  afterInput?: ContentParams
}

/** The group around several controls, with room before and after them. */
export interface InputsGroupParams extends GroupParams {
  beforeInputs?: ContentParams
  afterInputs?: ContentParams
}

/** What explains a field. */
export interface ExplainedParams {
  hint?: HintParams
  errorMessage?: ErrorMessageParams
}

/** Parameters that every labelled control shares. */
export interface FieldParams extends ExplainedParams {
  /** The name unless told. */
  id?: string
  name: string
  describedBy?: string
  disabled?: boolean
  label?: LabelParams
  formGroup?: FormGroupParams
  classes?: string
  attributes?: Attributes
}

export interface Explanation {
  /** The ids that `aria-describedby` lists, or nothing. */
  describedBy: string
  markup: readonly Html[]
}

/** Prints hint and error message and collects their ids after those already known. */
export function explain(id: string, describedBy: string | undefined, params: ExplainedParams): Explanation {
  const markup: Html[] = []
  let ids = describedBy ?? ''
  const add = (part: Html, partId: string) => {
    markup.push(part)
    ids = ids ? `${ids} ${partId}` : partId
  }
  if (params.hint) add(hint({ ...params.hint, id: `${id}-hint` }), `${id}-hint`)
  if (params.errorMessage) add(errorMessage({ ...params.errorMessage, id: `${id}-error` }), `${id}-error`)
  return { describedBy: ids, markup }
}

/** The group, marked where it holds an error. */
export function formGroup(params: GroupParams | undefined, hasError: boolean, inner: unknown): Html {
  return html`<div class="${classes('govuk-form-group', hasError && 'govuk-form-group--error', params?.classes)}"${attributes(params?.attributes)}>
    ${inner}</div>`
}

/** A group with label, hint, error message and the control, which is told its id and what describes it. */
export function labelledField(
  params: FieldParams,
  control: (id: string, describedBy: string) => unknown,
): Html {
  const id = params.id || params.name
  const { describedBy, markup } = explain(id, params.describedBy, params)
  const inner = [params.label && label({ ...params.label, for: id }), markup, control(id, describedBy)]
  return formGroup(params.formGroup, Boolean(params.errorMessage), inner)
}
