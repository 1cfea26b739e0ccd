/**
 * How one service's files are read: which of its headings is which column, and what its own spellings mean. A person
 * of the service confirmed it once, so that nobody is asked again.
 */
import { createHash } from 'node:crypto'
import { commonForenames } from './capitalised-words.ts'
import { loosely, tidy } from './loosely.ts'
import { holdsBirthDate } from './personal.ts'

/** One heading of a file, and the framework's column that it is. Null: the column is not read. */
export type ConfirmedColumn = { heading: string; column: string | null }

export type FileReading = {
  /** Files whose headings stand in this order, the one confirmed last at the end. */
  layouts: readonly { layout: string; columns: readonly ConfirmedColumn[] }[]
  /** What a spelling means, by code list. */
  spellings: readonly { list: string; spelling: string; code: string }[]
}

export const nothingConfirmed: FileReading = { layouts: [], spellings: [] }

/** Two systems of one service write different files; a change of either is a new layout, and is asked about. */
const most = { layouts: 20, spellings: 500, length: 60 }

/** Files with the same headings in the same order have the same layout. */
export const layoutOf = (headings: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headings.map(loosely)))
    .digest('hex')
    .slice(0, 32)

/** What may be remembered of a file: short, and without a forename or a full date, for it stays when the file is gone. */
export function mayBeRemembered(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return (
    text.length <= most.length &&
    !words.some((word) => commonForenames.has(word)) &&
    !holdsBirthDate(text, null)
  )
}

export function withColumns(reading: FileReading, columns: readonly ConfirmedColumn[]): FileReading {
  const layout = layoutOf(columns.map(({ heading }) => heading))
  const kept = columns.map(({ heading, column }) => ({
    heading: mayBeRemembered(tidy(heading)) ? tidy(heading) : '',
    column,
  }))
  const others = reading.layouts.filter((one) => one.layout !== layout)
  return { ...reading, layouts: [...others, { layout, columns: kept }].slice(-most.layouts) }
}

/** Spellings that may not be remembered are left out: they stay faults. */
export function withSpellings(
  reading: FileReading,
  spellings: readonly FileReading['spellings'][number][],
): FileReading {
  const key = ({ list, spelling }: { list: string; spelling: string }) => `${list} ${loosely(spelling)}`
  const fresh = spellings.filter(({ spelling }) => mayBeRemembered(tidy(spelling)))
  const replaced = new Set(fresh.map(key))
  const kept = reading.spellings.filter((one) => !replaced.has(key(one)))
  return { ...reading, spellings: [...kept, ...fresh].slice(-most.spellings) }
}

/** A word that was confirmed wrongly is asked about again. */
export function withoutSpelling(reading: FileReading, list: string, spelling: string): FileReading {
  const other = (one: FileReading['spellings'][number]) =>
    one.list !== list || loosely(one.spelling) !== loosely(spelling)
  return { ...reading, spellings: reading.spellings.filter(other) }
}
