/**
 * A report as one tree of typed blocks. Every form of a report (page, PDF, spreadsheet) is made from this tree, and
 * it carries the figures it was written from, so that no form can print a number of its own.
 */
import type { Rated } from '../rating/rated.ts'
import type { Results } from '../rating/results.ts'

/** A rating in words, with its place on the framework's scale (0 to `highest`). */
export type RatingWord = { label: string; score: number; highest: number }

export type Cell = {
  text: string
  /** Names its row; the cells of a table's head name their columns. */
  header?: true
  numeric?: true
  strong?: true
  rating?: RatingWord
}

export type HeadingBlock = { kind: 'heading'; level: 2 | 3 | 4; id: string; text: string }
export type TableBlock = { kind: 'table'; id: string; caption: string; head: Cell[]; rows: Cell[][] }

export type RatingsTableBlock = {
  kind: 'ratings-table'
  id: string
  caption: string
  rows: {
    ref: string
    name: string
    /** Null where the standard was not rated; `why` then says so. */
    rating: RatingWord | null
    score: number | null
    /** A module outside the total. */
    countsToScore: boolean
    why?: string
    /** The letter of the note that says why the panel changed it. */
    note?: string
  }[]
  score: number | null
  outOf: number
  overall: RatingWord | null
}

export type KeyQuestionRow = {
  ref: string
  text: string
  /** The cases that count, where not every case does. */
  cases?: string
  yes?: number
  relevant?: number
  percent: number | null
  /** What is printed: "4 of 6", "64%" or "Not applicable". */
  printed: string
  band: RatingWord | null
  /** Decides the rating of the standard. */
  lowest: boolean
}

export type KeyQuestionTableBlock = {
  kind: 'key-question-table'
  id: string
  caption: string
  rows: KeyQuestionRow[]
}

export type RecommendationBlock = {
  kind: 'recommendation'
  /** As printed: they are numbered through, whoever they are for. */
  number: number
  /** The number it was written under, which never changes. */
  writtenAs: number
  addressee: string
  text: string
}

export type Block =
  | HeadingBlock
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | TableBlock
  | RatingsTableBlock
  | KeyQuestionTableBlock
  | RecommendationBlock
  | { kind: 'note'; label: string; text: string }
  | { kind: 'definitions'; entries: { term: string; meaning: string }[] }
  | { kind: 'source'; text: string }

/** The one set of figures a report is written from: the result that the ratings panel left. */
export type ReportFigures = { version: number; digest: string; results: Results; rated: Rated }

export type ReportDocument = {
  title: string
  service: string
  area: string
  framework: { id: string; version: string; title: string }
  fieldwork: { from: string; to: string } | null
  blocks: Block[]
  figures: ReportFigures
}
