/** Checks one answer as it was sent, against what the framework asks of this kind of case. No query is needed. */
import type { Fault } from '#platform/web/problems.ts'
import type { Asked } from './asked.ts'

export const longestNote = 20_000

/** An answer as sent: `value` null while none is chosen, `note` null when empty. */
export interface Given {
  question: string
  value: string | null
  note: string | null
}

/** The form field's name of a question's note. */
export const noteField = (question: string): string => `note:${question}`
/** The form field's name of the version a question was shown with. */
export const versionField = (question: string): string => `version:${question}`

// Tabs and line breaks are writing; the other control characters cannot be stored or would not show.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
export const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

/** Line breaks as one character each, nothing but white space as nothing. */
export function tidyNote(note: string | null | undefined): string | null {
  const tidy = note?.replaceAll(/\r\n?/g, '\n').trimEnd() ?? ''
  return tidy === '' ? null : tidy
}

const inWords = (choices: Asked['choices']): string =>
  choices.length > 6
    ? 'one of the choices listed'
    : choices.map((choice) => choice.label.toLowerCase()).join(' or ')

/** Everything wrong with an answer, each in a sentence; nothing when it can be kept. */
export function faultsOf(given: Given, asked: Asked | undefined): Fault[] {
  const { question, value, note } = given
  if (!asked) {
    return [{ field: question, message: `“${shortened(question)}” is not asked of this kind of case.` }]
  }
  const faults: Fault[] = []
  if (value !== null && !asked.choices.some((choice) => choice.value === value)) {
    const message = `${asked.name} is answered ${inWords(asked.choices)}, not “${shortened(value)}”.`
    faults.push({ field: question, message })
  }
  if (note === null) return faults
  const length = [...note].length
  const field = noteField(question)
  if (length > longestNote) {
    const most = longestNote.toLocaleString('en-GB')
    const message = `Shorten the note on ${asked.name} to ${most} characters or fewer. It has ${length.toLocaleString('en-GB')}.`
    faults.push({ field, message })
  }
  if (controls.test(note) || !note.isWellFormed()) {
    const message = `The note on ${asked.name} has characters that cannot be kept, such as control characters. Type it again, or paste it as plain text.`
    faults.push({ field, message })
  }
  return faults
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
