import { type Html, html } from '../html.ts'
import { button } from './button.ts'
import { classes } from './classes.ts'
import { content } from './content.ts'
import type { FieldParams } from './form-group.ts'
import { input } from './input.ts'
import { translations } from './translations.ts'

export interface PasswordInputParams extends FieldParams {
  value?: string
  /** "current-password" unless told. */
  autocomplete?: string
  showPasswordText?: string
  hidePasswordText?: string
  showPasswordAriaLabelText?: string
  hidePasswordAriaLabelText?: string
  passwordShownAnnouncementText?: string
  passwordHiddenAnnouncementText?: string
  button?: { classes?: string }
}

/** A password, with a button that shows it. */
export function passwordInput(params: PasswordInputParams): Html {
  const id = params.id || params.name
  const toggle = button({
    type: 'button',
    classes: classes(
      'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
      params.button?.classes,
    ),
    text: params.showPasswordText ?? 'Show',
    attributes: {
      'aria-controls': id,
      'aria-label': params.showPasswordAriaLabelText ?? 'Show password',
      hidden: { value: true, optional: true },
    },
  })
  return input({
    formGroup: {
      classes: classes('govuk-password-input', params.formGroup?.classes),
      attributes: {
        'data-module': 'govuk-password-input',
        ...translations({
          'show-password': params.showPasswordText,
          'hide-password': params.hidePasswordText,
          'show-password-aria-label': params.showPasswordAriaLabelText,
          'hide-password-aria-label': params.hidePasswordAriaLabelText,
          'password-shown-announcement': params.passwordShownAnnouncementText,
          'password-hidden-announcement': params.passwordHiddenAnnouncementText,
        }),
        ...params.formGroup?.attributes,
      },
      beforeInput: params.formGroup?.beforeInput,
      afterInput: { html: html`${toggle}${content(params.formGroup?.afterInput)}` },
    },
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    label: params.label,
    hint: params.hint,
    errorMessage: params.errorMessage,
    classes: classes('govuk-password-input__input govuk-js-password-input-input', params.classes),
    id,
    name: params.name,
    type: 'password',
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: params.autocomplete || 'current-password',
    value: params.value,
    disabled: params.disabled,
    describedBy: params.describedBy,
    attributes: params.attributes,
  })
}
