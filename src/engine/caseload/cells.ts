/** One cell of a caseload file: its value as it is kept, or what is wrong with it. */
import type { CaseloadColumn } from '../framework/shape.ts'
import type { FaultCode } from './case.ts'
import type { CodeFinder } from './codes.ts'
import { readDate, slashDate } from './dates.ts'
import { holdsBirthDate, looksLikeName } from './personal.ts'

/** `shown` is false where the value may be personal and must not be repeated. */
export type CellFault = { code: FaultCode; says: string; shown: boolean }
export type Cell = { value: string } | CellFault

const refuse = (code: FaultCode, says: string, shown = true): CellFault => ({ code, says, shown })

/**
 * Ages that a caseload may hold. The age of criminal responsibility is 10; a child may turn 18 while an order runs.
 */
const plausibleAges = { from: 10, to: 18 }

const longestReference = 40

/** `on` is a day near the inspection (for telling a date of birth from other numbers), or null. */
export function readReference(text: string, on: string | null): Cell {
  if (shortenedNumber.test(text)) {
    return refuse(
      'number-shortened',
      `the spreadsheet program has shortened a long number to ${text}. Format the column as text, put the whole number in, and send the file again.`,
    )
  }
  if (holdsBirthDate(text, on)) {
    return refuse(
      'birth-date-given',
      'this holds what looks like a date of birth. Use the service’s own case or staff number.',
      false,
    )
  }
  if (looksLikeName(text)) {
    return refuse(
      'reference-like-a-name',
      'this looks like a name. Names are never kept here. Use the service’s own number.',
      false,
    )
  }
  if (text.length > longestReference) {
    return refuse(
      'reference-too-long',
      `this is longer than ${longestReference} characters. Use the service’s own number.`,
      false,
    )
  }
  return { value: text }
}

export function readCode(text: string, finder: CodeFinder): Cell {
  const code = finder.find(text)
  if (code !== undefined) return { value: code }
  const [other] = finder.otherKinds(text)
  if (other) {
    return refuse(
      'disposal-of-another-kind',
      `“${short(text)}” belongs under ${other.label}. Take the row out, or send it with that list.`,
    )
  }
  return refuse(
    'code-unknown',
    `“${short(text)}” is not on the list. Write one of: ${finder.labels.join('; ')}.`,
  )
}

export function readDateCell(text: string): Cell {
  const read = readDate(text)
  if ('iso' in read) return { value: read.iso }
  if (read.problem === 'impossible') {
    return refuse(
      'date-impossible',
      `${text} is not a date. Write it as ${slashDate(read.suggestion)} or ${read.suggestion}.`,
    )
  }
  return refuse(
    'date-unreadable',
    `“${short(text)}” cannot be read as a date. Write the day first and the year in full, like 28/02/2026 or 2026-02-28.`,
  )
}

export function readAge(text: string): Cell {
  if ('iso' in readDate(text)) {
    return refuse(
      'birth-date-given',
      'this is a date. Write the age in whole years; dates of birth are never kept here.',
      false,
    )
  }
  if (!/^\d{1,3}(\.0+)?$/.test(text)) {
    return refuse(
      'age-unreadable',
      `“${short(text)}” is not an age in whole years. Write a number such as 15.`,
    )
  }
  const age = Number(text)
  const { from, to } = plausibleAges
  if (age < from || age > to) {
    return refuse('age-implausible', `${age} is not between ${from} and ${to}. Check the child’s age.`)
  }
  return { value: String(age) }
}

/**
 * Text that a spreadsheet program would work out rather than show: a formula that came as text, without its result.
 * A plus or minus alone may be a dash or a number.
 */
const formula = /^(=|[+@-].*[(|!])/s

/** What spreadsheet programs show where a formula failed. */
const errorValue = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)$/i

/** A long number as spreadsheet programs shorten it: 1.2E+05 may have been any of many. */
const shortenedNumber = /^\d([.,]\d+)?E\+\d+$/i

/** What a spreadsheet program left in a cell instead of a value. */
function leftBySpreadsheet(text: string): CellFault | null {
  if (formula.test(text)) {
    return refuse(
      'formula-given',
      'this is a formula, or looks like one, and formulas are never worked out here. Put its result in the cell: copy it and paste values only.',
    )
  }
  if (errorValue.test(text)) {
    return refuse('error-value', `the formula here gave ${text}. Put the value in the cell.`)
  }
  return null
}

/** Reads a cell that is not blank. `finder` is there for code columns. */
export function readCell(column: CaseloadColumn, text: string, on: string | null, finder?: CodeFinder): Cell {
  const left = leftBySpreadsheet(text)
  if (left) return left
  if (column.kind === 'reference') return readReference(text, on)
  if (column.kind === 'date') return readDateCell(text)
  if (column.kind === 'age') return readAge(text)
  if (!finder) throw new Error(`Column ${column.id} holds codes but has no list.`)
  return readCode(text, finder)
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
