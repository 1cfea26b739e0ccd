import { type Html, html } from '../html.ts'
import { classes } from './classes.ts'
import { content } from './content.ts'
import { hint } from './hint.ts'
import { type TextareaParams, textarea } from './textarea.ts'
import { type PluralTexts, translations } from './translations.ts'

/** `describedBy` is the component's own: it points at the message that counts. */
export interface CharacterCountParams
  extends Omit<TextareaParams, 'describedBy' | 'disabled' | 'autocomplete'> {
  maxlength?: string | number
  maxwords?: string | number
  /** The share of the limit, in per cent, from which the count is shown. */
  threshold?: string | number
  countType?: 'characters' | 'words' | 'length'
  countMessage?: { classes?: string }
  /** Says the limit where scripts are off; `%{count}` stands for the number. */
  textareaDescriptionText?: string
  charactersUnderLimitText?: PluralTexts
  charactersAtLimitText?: string
  charactersOverLimitText?: PluralTexts
  wordsUnderLimitText?: PluralTexts
  wordsAtLimitText?: string
  wordsOverLimitText?: PluralTexts
}

/** A text area that says how much room is left. */
export function characterCount(params: CharacterCountParams): Html {
  const id = params.id || params.name
  const countType = params.countType || (params.maxwords ? 'words' : undefined)
  const limit = params.maxwords || params.maxlength
  const description =
    params.textareaDescriptionText ||
    `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`
  const message = hint({
    // With no limit yet (the browser script may set it) there is no number to print.
    text: limit ? description.replaceAll('%{count}', () => String(limit)) : undefined,
    id: `${id}-info`,
    classes: classes('govuk-character-count__message', params.countMessage?.classes),
  })
  return textarea({
    id,
    name: params.name,
    describedBy: `${id}-info`,
    rows: params.rows,
    spellcheck: params.spellcheck,
    value: params.value,
    formGroup: {
      classes: classes('govuk-character-count', params.formGroup?.classes),
      attributes: {
        'data-module': 'govuk-character-count',
        'data-maxlength': params.maxlength,
        'data-maxwords': params.maxwords,
        'data-threshold': params.threshold,
        'data-count-type': countType,
        ...translations(textsFor(params, limit)),
        ...params.formGroup?.attributes,
      },
      beforeInput: params.formGroup?.beforeInput,
      afterInput: { html: html`${message}${content(params.formGroup?.afterInput)}` },
    },
    classes: classes('govuk-js-character-count', params.classes),
    label: params.label,
    hint: params.hint,
    errorMessage: params.errorMessage,
    attributes: params.attributes,
  })
}

function textsFor(params: CharacterCountParams, limit: string | number | undefined) {
  const description = params.textareaDescriptionText
  return {
    'textarea-description': !limit && description ? { other: description } : undefined,
    'characters-under-limit': params.charactersUnderLimitText,
    'characters-at-limit': params.charactersAtLimitText,
    'characters-over-limit': params.charactersOverLimitText,
    'words-under-limit': params.wordsUnderLimitText,
    'words-at-limit': params.wordsAtLimitText,
    'words-over-limit': params.wordsOverLimitText,
  }
}
