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

/** A note at the foot. Its mark stands in the text after `at` characters; the text itself holds no trace of it. */
export type Footnote = { at: number; text: string }

export type ParagraphBlock = { kind: 'paragraph'; text: string; footnotes?: Footnote[] }
export type ListBlock = { kind: 'list'; items: string[]; footnotes?: (Footnote & { item: number })[] }

/** The first page: what was inspected, by whom, under which standards, when, and what came of it. */
export type CoverBlock = {
  kind: 'cover'
  title: string
  service: string
  area: string
  /** Such as "Inspection of youth justice services". */
  inspection: string
  /** Who inspects; null where the standards do not say who published them. */
  inspectorate: string | null
  standards: { title: string; version: string }
  fieldwork: { from: string; to: string } | null
  overall: RatingWord | null
  /** The words of the whole scale, from the lowest up. */
  scale: string[]
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
  /** Its figures rest on a single case and are left out: only in open data. */
  leftOut?: true
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

export type ChartRow = {
  label: string
  percent: number | null
  /** As its table prints it. */
  printed: string
  /** Decides the rating of its standard. */
  lowest: boolean
}

/** Key questions as dots against the boundaries of the bands. It shows nothing that its tables do not say. */
export type ChartBlock = {
  kind: 'chart'
  id: string
  title: string
  /** The ids of the tables that hold its figures. */
  tables: string[]
  /** The bands from the lowest up; the first begins at 0. */
  bands: { from: number; label: string }[]
  groups: { heading: string; rows: ChartRow[] }[]
}

export type Block =
  | CoverBlock
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | RatingsTableBlock
  | KeyQuestionTableBlock
  | ChartBlock
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
