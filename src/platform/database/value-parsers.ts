import pg from 'pg'

type Parser = (text: string) => unknown

const INT8 = 20
const INT8_ARRAY = 1016
const DATE = 1082
const DATE_ARRAY = 1182
const TIMESTAMP = 1114
const TIMESTAMP_ARRAY = 1115

/**
 * How values arrive from the database: `int8` as a number (an error beyond 2^53), `date` as 'YYYY-MM-DD',
 * `timestamptz` as a Date, and `numeric` as its exact text, because a number would round it.
 * `timestamp` without a zone stays text too: it names no moment. Arrays follow their elements.
 */
export const valueParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
    return ours.get(oid) ?? (pg.types.getTypeParser(oid, format) as Parser)
  },
}

/** A whole number of the database as ours; throws rather than lose a digit. */
export function safeInteger(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new RangeError(`The number ${text} from the database is too large to be held exactly.`)
}

const asIs: Parser = (text) => text
const ours = new Map<number, Parser>([
  [INT8, safeInteger],
  [INT8_ARRAY, arrayOf((element) => safeInteger(element))],
  [DATE, asIs],
  [DATE_ARRAY, arrayOf(asIs)],
  [TIMESTAMP, asIs],
  [TIMESTAMP_ARRAY, arrayOf(asIs)],
])

// The driver's own reader of text arrays takes care of quoting and nested braces.
function arrayOf(element: Parser): Parser {
  const readTextArray = pg.types.getTypeParser(1009 as never) as (text: string) => unknown[]
  const each = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(each) : value === null ? null : element(String(value))
  return (text) => each(readTextArray(text))
}
