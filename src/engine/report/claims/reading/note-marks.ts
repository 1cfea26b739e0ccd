/** The marks of footnotes: raised numbers behind what a note hangs on, and before the note itself. */
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

export const raisedNumber = (digits: string): string =>
  digits.replace(/\d/g, (digit) => raised[Number(digit)]!)

export const marksIn = (text: string): string[] => text.match(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g) ?? []

export const markOfNote = (text: string): string | null => /^[⁰¹²³⁴⁵⁶⁷⁸⁹]+/.exec(text)?.[0] ?? null
