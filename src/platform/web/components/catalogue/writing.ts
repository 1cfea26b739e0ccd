/** Components into which people write, or put a file. */
import { characterCount } from '../character-count.ts'
import { fileUpload } from '../file-upload.ts'
import { input } from '../input.ts'
import { passwordInput } from '../password-input.ts'
import { textarea } from '../textarea.ts'
import { entry } from './entry.ts'

export const writing = [
  entry('character-count', 'A text area that says how much room is left.', {
    'a summary of 120 words': () =>
      characterCount({
        name: 'summary',
        maxwords: 120,
        label: { text: 'Executive summary for this domain' },
        hint: { text: 'Findings first, then what is to improve' },
      }),
  }),
  entry('file-upload', 'Chooses a file to send.', {
    'a caseload': () =>
      fileUpload({
        name: 'caseload',
        javascript: true,
        label: { text: 'Upload the caseload' },
        hint: { text: 'CSV, Excel or OpenDocument; case references only, no names' },
      }),
  }),
  entry('input', 'A one-line answer.', {
    'a short reference': () =>
      input({
        name: 'case-reference',
        label: { text: 'Case reference' },
        classes: 'govuk-input--width-10',
        spellcheck: false,
      }),
    'with a fault': () =>
      input({
        name: 'eligible',
        label: { text: 'Eligible cases' },
        errorMessage: { text: 'Eligible cases must be a whole number, like 63' },
        value: 'sixty',
        inputmode: 'numeric',
        suffix: { text: 'cases' },
        classes: 'govuk-input--width-5',
      }),
  }),
  entry('password-input', 'A password, with a button that shows it.', {
    'signing in': () => passwordInput({ name: 'password', label: { text: 'Password' } }),
  }),
  entry('textarea', 'An answer of more than one line.', {
    'reasons for an answer': () =>
      textarea({
        name: 'reasons-2-1-3',
        label: { text: 'Reasons' },
        hint: { text: 'What in the case led you to this answer?' },
        rows: 4,
      }),
  }),
]
