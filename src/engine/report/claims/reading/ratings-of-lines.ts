/** The ratings a report prints: in its table, under the heading of each standard, and in its annexe. */
import type { Framework } from '../../../framework/shape.ts'
import type { PrintedRating } from '../figures.ts'
import type { Place } from '../finding.ts'
import type { Line } from './lines.ts'
import { standardAt, type Where } from './where.ts'

const cut = (text: string) =>
  text
    .replace(/[^A-Za-z ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

export const labelPattern = (framework: Framework): string =>
  framework.ratings
    .map(({ label }) => label)
    .sort((a, b) => b.length - a.length)
    .join('|')

/** The rating that a text ends in. */
export function ratingAtEnd(framework: Framework, text: string): string | null {
  const end = cut(text)
  return (
    framework.ratings.find(
      ({ label }) => end === label.toLowerCase() || end.endsWith(` ${label.toLowerCase()}`),
    )?.label ?? null
  )
}

/** A line that is nothing but a rating. */
export const loneRating = (framework: Framework, text: string): string | null =>
  framework.ratings.find(({ label }) => cut(text) === label.toLowerCase())?.label ?? null

export class Ratings {
  readonly ratings: PrintedRating[] = []
  score: { score: number; outOf: number; place: Place } | null = null
  overall: { rating: string; place: Place } | null = null
  /** The name before the score. */
  service: string | null = null
  private readonly framework: Framework
  /** Lines since the heading of a standard: its rating stands near. */
  private since = 0

  constructor(framework: Framework) {
    this.framework = framework
  }

  take(line: Line, where: Where): void {
    const standard = standardAt(this.framework, line)
    this.since = standard ? 0 : this.since + 1
    const part =
      where.part === 'annex' ? 'annex' : where.part === 'ratings' || where.part === 'front' ? 'table' : 'body'
    const whole = line.cells.join(' ')
    const score = /\bscore\b\W*(\d{1,2})\s*(?:\/|of|out of)\s*(\d{2})\b/i.exec(whole)
    if (score && !this.score) {
      this.score = { score: Number(score[1]), outOf: Number(score[2]), place: line.place }
      const before = whole.slice(0, score.index).replace(/\s+/g, ' ').trim()
      if (/^[A-Z]/.test(before) && before.length < 80) this.service = before
    }
    const overall = /^(?:Overall|Overa\w* \w+) rating\b\W*(.*)$/i.exec(whole)
    if (overall && !this.overall) {
      const rating = ratingAtEnd(this.framework, overall[1]!.replace(/\d.*$/, ''))
      if (rating) this.overall = { rating, place: line.place }
    }
    if (standard) {
      const rest = whole.toLowerCase().split(standard.name.toLowerCase()).slice(1).join(' ')
      const rating = rest.length > 80 ? null : ratingAtEnd(this.framework, rest.replace(/\d+/g, ''))
      if (rating) this.add(standard.ref, rating, line, part)
      return
    }
    if (where.standard === null || this.since > 8 || part === 'table') return
    // In the table of key questions a rating is the band of one question.
    const alone = /%|^\d\.\d\.\d|\b\d+ of \d+\b/.test(whole)
      ? null
      : loneRating(this.framework, line.cells.at(-1)!)
    const note = /(?:^|[.?] )Rating:\s+(.*?)\./.exec(whole)?.[1]
    const rating = (note ? loneRating(this.framework, note) : null) ?? alone ?? this.afterStatement(whole)
    if (rating && !this.ratings.some((one) => one.ref === where.standard && one.part === part))
      this.add(where.standard, rating, line, part)
  }

  /** The statement of a standard is a sentence; its rating may stand behind it on one line. */
  private afterStatement(text: string): string | null {
    const match = /\.\s+([A-Z][a-z]+(?: [a-z]+)?)\W*$/.exec(text)
    return match ? loneRating(this.framework, match[1]!) : null
  }

  private add(ref: string, rating: string, line: Line, part: PrintedRating['part']): void {
    this.ratings.push({ ref, rating, place: line.place, part })
  }
}
