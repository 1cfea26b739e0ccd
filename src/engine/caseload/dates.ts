/** Dates as services write them: 2026-02-28, 28/02/2026, 28-02-2026, 28.02.2026, 28 Feb 2026. Day before month, always. */

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

type Parts = { year: number; month: number; day: number }

/** An ISO date, or why there is none. `suggestion` is a date that may have been meant. */
export type ReadDate =
  | { iso: string }
  | { problem: 'unreadable' }
  | { problem: 'impossible'; suggestion: string }

const two = (value: number) => String(value).padStart(2, '0')
const isoOf = ({ year, month, day }: Parts) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Reads a date. A time of midnight, which spreadsheets add, is dropped. */
export function readDate(text: string): ReadDate {
  const parts = partsOf(text.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '').trim())
  if (!parts) return { problem: 'unreadable' }
  const { year, month, day } = parts
  if (month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)) return { iso: isoOf(parts) }
  return { problem: 'impossible', suggestion: isoOf(nearest(parts)) }
}

function partsOf(text: string): Parts | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const uk = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  if (uk) return { year: Number(uk[3]), month: Number(uk[2]), day: Number(uk[1]) }
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i.exec(text)
  if (!words) return undefined
  const name = words[2]!.toLowerCase()
  const month = monthNames.findIndex((full) => full.toLowerCase() === name || isShort(full, name)) + 1
  return month === 0 ? undefined : { year: Number(words[3]), month, day: Number(words[1]) }
}

const isShort = (full: string, name: string) =>
  name === full.slice(0, 3).toLowerCase() || (name === 'sept' && full === 'September')

/** Day and month the other way round if that is a date; otherwise the nearest day of the nearest month. */
function nearest({ year, month, day }: Parts): Parts {
  if (month > 12 && day >= 1 && day <= 12 && month <= daysInMonth(year, day))
    return { year, month: day, day: month }
  const realMonth = Math.min(12, Math.max(1, month))
  return { year, month: realMonth, day: Math.min(daysInMonth(year, realMonth), Math.max(1, day)) }
}

const split = (iso: string): Parts => {
  const [year, month, day] = iso.split('-').map(Number)
  return { year: year!, month: month!, day: day! }
}

/** 28/02/2026 */
export function slashDate(iso: string): string {
  const { year, month, day } = split(iso)
  return `${two(day)}/${two(month)}/${year}`
}

/** 28 February 2026 */
export function longDate(iso: string): string {
  const { year, month, day } = split(iso)
  return `${day} ${monthNames[month - 1]} ${year}`
}

/** The same day of the month, so many months earlier; the last day of that month where it has no such day. */
export function monthsBefore(iso: string, months: number): string {
  const { year, month, day } = split(iso)
  const count = year * 12 + (month - 1) - months
  const thenYear = Math.floor(count / 12)
  const thenMonth = (count % 12) + 1
  return isoOf({ year: thenYear, month: thenMonth, day: Math.min(day, daysInMonth(thenYear, thenMonth)) })
}

/** So many days later (or earlier, below 0). */
export function daysAfter(iso: string, days: number): string {
  const { year, month, day } = split(iso)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}

/** Whole days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
