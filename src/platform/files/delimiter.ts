/** What stands between the cells of a CSV file, where nobody says it. */
import { fileLimits } from './limits.ts'
import type { ScoreHeadings } from './table.ts'

const delimiters = [',', ';', '\t', '|'] as const

/** In characters: enough for the headings and some rows below them. */
const looked = 64 * 1024

/**
 * The delimiter named by a first line "sep=;", which spreadsheet programs write and do not show as a row. Otherwise
 * the one under which a row of headings matches best, or, where none does, which splits most rows alike.
 */
export function findDelimiter(
  text: string,
  score: ScoreHeadings | undefined,
): { body: string; delimiter: string } {
  const named = /^"?sep=([,;\t|])"?(?:\r\n|\n|\r)/i.exec(text)
  if (named) return { body: text.slice(named[0].length), delimiter: named[1]! }
  const lines = firstLines(text.slice(0, looked))
  let best = { delimiter: ',', matched: 0, width: 1 }
  for (const delimiter of delimiters) {
    const rows = lines.map((line) => line.split(delimiter))
    const matched = score ? Math.max(0, ...rows.slice(0, fileLimits.headingRows).map(score)) : 0
    const width = usualWidth(rows)
    if (matched > best.matched || (matched === best.matched && width > best.width)) {
      best = { delimiter, matched, width }
    }
  }
  return { body: text, delimiter: best.delimiter }
}

/** Lines in which what stands in quotes has no delimiters and line ends any more; short quoted words stay. */
function firstLines(text: string): string[] {
  return text
    .replace(/"((?:[^"]|"")*)"/g, (_, inner: string) => (/[,;\t|\r\n]/.test(inner) ? '' : inner))
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 2 * fileLimits.headingRows)
}

/** The number of cells that most rows have. */
function usualWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0] as [number, number])[0]
}
