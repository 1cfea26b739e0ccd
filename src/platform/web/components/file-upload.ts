import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes, flag } from './attributes.ts'
import { classes } from './classes.ts'
import { content } from './content.ts'
import { type FieldParams, labelledField } from './form-group.ts'
import { type PluralTexts, translations } from './translations.ts'

export interface FileUploadParams extends FieldParams {
  multiple?: boolean
  /** Adds the drop zone (needs the browser script). */
  javascript?: boolean
  chooseFilesButtonText?: string
  dropInstructionText?: string
  multipleFilesChosenText?: PluralTexts
  noFileChosenText?: string
  enteredDropZoneText?: string
  leftDropZoneText?: string
  wrapperClasses?: string
  wrapperAttributes?: Attributes
}

/** Chooses a file to send. */
export function fileUpload(params: FileUploadParams): Html {
  const own = classes('govuk-file-upload', params.classes, params.errorMessage && 'govuk-file-upload--error')
  return labelledField(params, (id, describedBy) => {
    const field = html`<input class="${own}" id="${id}" name="${params.name}" type="file"${flag('disabled', params.disabled)}${flag('multiple', params.multiple)}${attribute('aria-describedby', describedBy)}${attributes(params.attributes)}>`
    return [
      content(params.formGroup?.beforeInput),
      params.javascript ? dropZone(params, field) : field,
      content(params.formGroup?.afterInput),
    ]
  })
}

function dropZone(params: FileUploadParams, field: Html): Html {
  const texts = translations({
    'choose-files-button': params.chooseFilesButtonText,
    'no-file-chosen': params.noFileChosenText,
    'multiple-files-chosen': params.multipleFilesChosenText,
    'drop-instruction': params.dropInstructionText,
    'entered-drop-zone': params.enteredDropZoneText,
    'left-drop-zone': params.leftDropZoneText,
  })
  return html`<div class="${classes('govuk-file-upload-wrapper', params.wrapperClasses)}" data-module="govuk-file-upload"${attributes(texts)}${attributes(params.wrapperAttributes)}>
    ${field}</div>`
}
