/**
 * Signs of personal data that must not enter: this product keeps references, never names or dates of birth.
 * A check on the form of a text cannot be certain; it errs towards asking the service to look again.
 */
import { daysBetween, readDate } from './dates.ts'

const personalWords = new Set([
  'name',
  'names',
  'forename',
  'forenames',
  'surname',
  'surnames',
  'firstname',
  'lastname',
  'fullname',
  'dob',
  'birth',
  'born',
])
const companions = new Set([
  'child',
  'childs',
  'children',
  'young',
  'person',
  'persons',
  'yp',
  'client',
  'first',
  'last',
  'full',
  'middle',
  'given',
  'family',
  'known',
  'preferred',
  'case',
  'manager',
  'managers',
  'worker',
  'workers',
  'officer',
  'parent',
  'carer',
  'date',
  'day',
  'of',
  'the',
  's',
  'and',
  'd',
  'o',
  'b',
])

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? []

/** Whether a heading announces names or dates of birth ("Child's surname", "D.O.B."). */
export function isPersonalHeading(heading: string): boolean {
  const words = wordsOf(heading)
  if (words.join('') === 'dob') return true
  return (
    words.some((word) => personalWords.has(word)) &&
    words.every((word) => personalWords.has(word) || companions.has(word))
  )
}

const ordinaryWords = new Set([
  'case',
  'ref',
  'reference',
  'no',
  'number',
  'id',
  'yjs',
  'yot',
  'yos',
  'court',
  'child',
  'order',
  'file',
  'record',
])

/**
 * Whether a text in the place of a reference reads like a name: two words or more of two letters and up ("Ann Smith",
 * "SMITH, A N"), or one word without any figure that is too long for initials ("Smith").
 */
export function looksLikeName(text: string): boolean {
  const figures = /\d/.test(text)
  // Most references, looked at once for each case: no names are written without a small letter beside figures.
  if (figures && !/\p{Ll}/u.test(text)) return false
  const words = (text.match(/\p{L}[\p{L}'’]*/gu) ?? []).filter(
    (word) => !ordinaryWords.has(word.toLowerCase()),
  )
  const long = words.filter((word) => word.length >= 2)
  if (figures) {
    // With a figure in it, only words written as names are: "Ann Smith 2", not "WEST COURT/12" or "C-0001".
    return long.filter((word) => /^\p{Lu}['’]?\p{Lu}?\p{Ll}+/u.test(word)).length >= 2
  }
  const initials = words.every((word) => word.length <= 3) && words.length <= 1
  return words.length > 0 && !initials && long.some((word) => word.length > 3 || words.length > 1)
}

/** Youngest and oldest a child can be on a caseload, in days, with room either side. */
const bornWithin = { from: 9 * 365, to: 20 * 366 }

/**
 * Whether a text holds a full date that would be a child's date of birth, `on` being a day near the inspection.
 * Without such a day any full date counts.
 */
export const holdsBirthDate = (text: string, on: string | null): boolean => birthDatesIn(text, on).length > 0

/** The same, as the dates are written in the text. */
export function birthDatesIn(text: string, on: string | null): string[] {
  return datesIn(text)
    .filter(({ iso }) => {
      if (on === null) return true
      const age = daysBetween(iso, on)
      return age >= bornWithin.from && age <= bornWithin.to
    })
    .map(({ written }) => written)
}

/** "1 May 2010" has five figures, and no date in full has fewer. */
const fiveFigures = /(?:\d\D*){5}/

function datesIn(text: string): { written: string; iso: string }[] {
  if (!fiveFigures.test(text)) return []
  const written = text.match(
    /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}(?:st|nd|rd|th)?[ -][a-z]{3,9}[ -]\d{4}/gi,
  )
  const run = text.match(/(?<!\d)\d{8}(?!\d)/g) ?? []
  const spelled = run.flatMap((digits) => [
    { digits, date: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` },
    { digits, date: `${digits.slice(0, 2)}/${digits.slice(2, 4)}/${digits.slice(4)}` },
  ])
  return [...(written ?? []).map((date) => ({ digits: date, date })), ...spelled].flatMap(
    ({ digits, date }) => {
      const read = readDate(date)
      return 'iso' in read ? [{ written: digits, iso: read.iso }] : []
    },
  )
}
