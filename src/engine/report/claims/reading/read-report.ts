/** Reads a report back: its framework, ratings, figures, samples and caseload, and its running text by what it is about. */
import { keyQuestionsInOrder, standardsInOrder } from '../../../framework/find.ts'
import type { Framework } from '../../../framework/shape.ts'
import { caseKindOf } from '../case-kind.ts'
import type { Figure, Figures } from '../figures.ts'
import { countFor } from '../figures.ts'
import type { Passage } from '../passage.ts'
import { Caseload } from './caseload-of-lines.ts'
import { FigureTables } from './figures-of-lines.ts'
import { type Line, linesOf, type RawLine } from './lines.ts'
import { nameFramework } from './name-framework.ts'
import { markOfNote, marksIn } from './note-marks.ts'
import { Ratings } from './ratings-of-lines.ts'
import { Samples } from './samples-of-lines.ts'
import { afterHeading, start, type Where } from './where.ts'

export type PlacedLine = Line & { where: Where }

export type ReadReport = {
  framework: Framework
  lines: PlacedLine[]
  passages: Passage[]
  figures: Figures
  ratings: Ratings
  samples: Samples
  caseload: Caseload
}

/**
 * Null when the text is no report under one of the frameworks.
 * @param known the true numbers of cases, by kind, where they are known
 */
export function readReport(
  frameworks: Iterable<Framework>,
  raw: readonly RawLine[],
  known: Readonly<Record<string, number>> = {},
): ReadReport | null {
  const lines = linesOf(raw)
  const framework = nameFramework(frameworks, lines)
  if (!framework) return null
  const tables = new FigureTables(framework)
  const ratings = new Ratings(framework)
  const samples = new Samples()
  const caseload = new Caseload()
  const placed: PlacedLine[] = []
  const passages: Passage[] = []
  let where: Where = start
  let tableSeen = false
  /** The rows that carry the mark of a footnote; a number used again is the later row's. */
  const hangsOn = new Map<string, Figure>()
  let before: Passage | null = null
  for (const line of lines) {
    const next = afterHeading(framework, where, line)
    if (next) where = next
    const question = next ? null : tables.questionAt(line, where)
    if (question !== null) where = { ...where, ...placeOfQuestion(question) }
    placed.push({ ...line, where })
    ratings.take(line, where)
    caseload.take(line, where)
    samples.take(line, where)
    if (next || question !== null) continue
    const known = tables.printed.length
    if (tables.take(line, where)) {
      for (const mark of marksIn(line.text)) hangsOn.set(mark, tables.printed[known]!)
      // Text below a table of prompts may speak of the whole standard.
      const level = tables.printed[known]?.level
      if (level === 'prompt' && where.part === 'body') tableSeen = true
      continue
    }
    if (
      line.kind === 'note' ||
      line.kind === 'row' ||
      (line.text.length < 30 && !/^[a-z]|[.!?][’”"]?$/.test(line.text)) ||
      where.part === 'annex'
    ) {
      if (line.kind === 'note') {
        const row = hangsOn.get(markOfNote(line.text) ?? '')
        if (row) passages.push(passageOfNote(line, row))
        else if (where.part === 'body') passages.push(passageOf(line, { ...where, question: null }))
      }
      continue
    }
    if (tableSeen && where.part === 'body' && /[.!]\W*$/.test(line.text)) where = { ...where, question: null }
    tableSeen = false
    // A sentence that goes on behind the turn of a page, or behind a note.
    if (before && line.kind === 'text' && /^[a-z]/.test(line.text) && !/[.!?:]\W*$/.test(before.text))
      before.text = `${before.text} ${line.text}`
    else {
      before = passageOf(line, where)
      passages.push(before)
    }
  }
  const cases = { ...casesOf(samples), ...known }
  return {
    framework,
    lines: placed,
    passages,
    figures: {
      framework,
      printed: withCounts(framework, tables.printed, cases),
      ratings: ratings.ratings,
      score: ratings.score?.score ?? null,
      overall: ratings.overall?.rating ?? null,
      cases,
    },
    ratings,
    samples,
    caseload,
  }
}

const passageOfNote = (line: Line, { ref, standard, question }: Figure): Passage => ({
  text: line.text,
  place: line.place,
  domain: standard.slice(0, standard.indexOf('.')),
  standard,
  question,
  row: ref,
})

/** A question under its reference says where it belongs, also below a heading that names no standard. */
function placeOfQuestion(question: string): Partial<Where> {
  const standard = question.slice(0, question.lastIndexOf('.'))
  return { question, standard, domain: standard.slice(0, standard.indexOf('.')) }
}

const passageOf = (line: Line, { part, domain, standard, question }: Where): Passage => {
  // Below the table of ratings its last standard is nobody’s heading.
  const headed = part !== 'ratings'
  return {
    text: line.text,
    place: line.place,
    domain: headed ? domain : null,
    standard: headed ? standard : null,
    question: headed ? question : null,
  }
}

/** The size that most places state; the first of those that are stated equally often. */
function casesOf({ said, parts }: Samples): Record<string, number> {
  const cases: Record<string, number> = {}
  for (const kind of ['court', 'out-of-court'] as const) {
    const stated = [
      ...said.filter((one) => one.kind === kind).map((one) => one.cases),
      ...parts.filter((one) => one.kind === kind).map((one) => one.sum),
    ]
    const often = [...Map.groupBy(stated, (count) => count)].toSorted((a, b) => b[1].length - a[1].length)
    if (often[0]) cases[kind] = often[0][0]
  }
  return cases
}

/** A question that every case answers has the sample as its base, and so its percentage gives its count away. */
function withCounts(
  framework: Framework,
  printed: Figures['printed'],
  cases: Record<string, number>,
): Figures['printed'] {
  const always = new Set(
    keyQuestionsInOrder(framework)
      .filter(({ keyQuestion, standard }) => standard.judged === 'from-cases' && !keyQuestion.when)
      .map(({ keyQuestion }) => keyQuestion.ref),
  )
  const known = new Set(standardsInOrder(framework).map(({ ref }) => ref))
  return printed
    .filter(({ standard }) => known.has(standard))
    .map((figure) => {
      if (
        figure.level !== 'question' ||
        !always.has(figure.ref) ||
        figure.yes !== undefined ||
        figure.percent === null
      )
        return figure
      const sample = cases[caseKindOf(framework, figure.standard) ?? '']
      const yes = sample === undefined ? null : countFor(figure.percent, sample)
      return yes === null ? figure : { ...figure, yes, relevant: sample!, derived: true }
    })
}
