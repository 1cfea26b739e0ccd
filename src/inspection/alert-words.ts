/** What people write about a risk: kept as it is, once it holds no sign of who anybody is. */
import { type KnownToWriter, personalSignsIn } from '#engine/caseload/personal-in-prose.ts'
import type { Fault } from '#platform/web/problems.ts'

export const longestWords = 20_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

export type Sent = Record<string, unknown>

export const textOf = (sent: Sent, name: string): string => {
  const value = sent[name]
  return typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n').trim() : ''
}

/** Ticked where a text was held back and nobody is named in it after all. */
export const checkedField = 'checked'

/** Everything wrong with a text, unless its writer has looked again and says that nobody can be known from it. */
export function faultsInWords(sent: Sent, field: string, known: KnownToWriter): Fault[] {
  const text = textOf(sent, field)
  const faults: Fault[] = []
  const length = [...text].length
  if (length > longestWords) {
    const most = longestWords.toLocaleString('en-GB')
    const message = `Shorten this to ${most} characters or fewer. It has ${length.toLocaleString('en-GB')}.`
    faults.push({ field, message })
  }
  if (controls.test(text)) {
    const message = 'This has characters that cannot be kept. Type it again, or paste it as plain text.'
    faults.push({ field, message })
  }
  if (textOf(sent, checkedField) !== 'yes' && length <= longestWords)
    faults.push(...signsOf(field, text, known))
  return faults
}

/** As many as somebody in a hurry will read. */
const mostNamed = 5

function signsOf(field: string, text: string, known: KnownToWriter): Fault[] {
  const signs = personalSignsIn(text, known)
  const faults = signs.slice(0, mostNamed).map(({ message }) => ({ field, message }))
  const more = signs.length - mostNamed
  if (more > 0) faults.push({ field, message: `${more.toLocaleString('en-GB')} more like these are in it` })
  return faults
}
