/** Numbers as a spreadsheet shows them: dates, times, and numbers with leading zeros are told by their format alone. */

export type NumberFormat =
  | { kind: 'number'; zeros: number }
  | { kind: 'date'; withTime: boolean }
  | { kind: 'time' }

export const plainNumber: NumberFormat = { kind: 'number', zeros: 0 }

/** Formats that a file names by number only. */
export function builtInFormat(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58))
    return { kind: 'date', withTime: false }
  if (id === 22 || id === 36) return { kind: 'date', withTime: id === 22 }
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)
    ? { kind: 'time' }
    : plainNumber
}

/** From a format such as dd/mm/yyyy or 00000. */
export function formatOfCode(code: string): NumberFormat {
  const elapsed = /\[(h+|m+|s+)\]/i.test(code)
  const bare = code
    .replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?/g, '')
    .split(';', 1)[0]!
    .trim()
  if (/^0+$/.test(bare)) return { kind: 'number', zeros: bare.length }
  if (/^(general|standard)$/i.test(bare)) return plainNumber
  const hours = elapsed || /[hs]/i.test(bare)
  if (/[yd]/i.test(bare) || (/m/i.test(bare) && !hours)) return { kind: 'date', withTime: hours }
  return hours ? { kind: 'time' } : plainNumber
}

const day = 86_400
const two = (value: number) => String(value).padStart(2, '0')
const clock = (seconds: number) =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`

/** 9999-12-31 */
const lastDay = 2_958_465

/** Days and parts of days since the first day of the file, as a date, a time, or both. */
export function momentText(serial: number, format: NumberFormat, from1904: boolean): string {
  const total = Math.round(serial * day)
  const days = Math.floor(total / day)
  const seconds = total - days * day
  if (format.kind === 'time' && days === 0) return clock(seconds)
  // The older count has a 29 February 1900, which never was.
  const number = from1904 ? days + 1462 : days < 60 ? days + 1 : days
  if (days < (from1904 ? 0 : 1) || number > lastDay || (!from1904 && days === 60)) return numberText(serial)
  const date = new Date(Date.UTC(1899, 11, 30 + number)).toISOString().slice(0, 10)
  const shown = format.kind === 'time' || (format.kind === 'date' && format.withTime)
  return shown && seconds > 0 ? `${date} ${clock(seconds)}` : date
}

/** Spreadsheet programs keep 15 digits; of longer numbers the rest is lost, and is shown to be. */
const exact = 1e15

export function numberText(value: number, zeros = 0): string {
  if (Math.abs(value) >= exact) return value.toExponential().replace('e', 'E')
  const text = String(Number(value.toPrecision(15)))
  return zeros > 0 && /^\d+$/.test(text) ? text.padStart(zeros, '0') : text
}
