/** Checks a whole report, read back from whatever it was printed as, against itself and its framework. */
import type { Framework } from '../../framework/shape.ts'
import type { Figures } from './figures.ts'
import { type Finding, inOrder } from './finding.ts'
import { sharesBesideEachOther } from './kinds/beside.ts'
import { caseloadOfReport } from './kinds/caseload.ts'
import { comparisons } from './kinds/comparisons.ts'
import { listsOfReport } from './kinds/lists.ts'
import { ratingsAndScores } from './kinds/ratings-and-scores.ts'
import { ratingsInText } from './kinds/ratings-in-text.ts'
import { samplesOfReport } from './kinds/samples.ts'
import { scaleOfReport } from './kinds/scale.ts'
import { otherBases, sharesAgainstFigures, tiedShares } from './kinds/shares.ts'
import { figuresInTables } from './kinds/tables.ts'
import type { RawLine } from './reading/lines.ts'
import { type ReadReport, readReport } from './reading/read-report.ts'

export type Checked = {
  framework: string
  standards: number
  ratings: number
  keyQuestionFigures: number
  promptFigures: number
  sentences: number
  /** Shares of cases that could be tied to a figure with certainty. */
  claims: number
}

export type CheckedReport = { report: ReadReport; findings: Finding[]; checked: Checked }

/** Null when the text is no report under one of the frameworks. `known` is the result it was written from, if there is one. */
export function checkReport(
  frameworks: Iterable<Framework>,
  lines: readonly RawLine[],
  known?: Figures,
): CheckedReport | null {
  const read = readReport(frameworks, lines, known?.cases)
  // Other papers name the standards too; a report rates them.
  if (!read || (read.figures.ratings.length === 0 && read.figures.printed.length === 0)) return null
  const report = known ? withKnown(read, known) : read
  const tied = tiedShares(report.figures, report.passages)
  const findings = inOrder([
    ...sharesAgainstFigures(report.figures, tied),
    ...otherBases(report.figures, tied),
    ...sharesBesideEachOther(report.figures, report.passages),
    ...comparisons(report.figures, report.passages),
    ...ratingsInText(report.figures, report.passages),
    ...ratingsAndScores(report),
    ...figuresInTables(report, tied),
    ...scaleOfReport(report),
    ...samplesOfReport(report),
    ...caseloadOfReport(report),
    ...listsOfReport(report),
  ])
  const { printed, ratings } = report.figures
  return {
    report,
    findings,
    checked: {
      framework: report.framework.id,
      standards: new Set(ratings.map(({ ref }) => ref)).size,
      ratings: ratings.length,
      keyQuestionFigures: printed.filter(({ level }) => level === 'question').length,
      promptFigures: printed.filter(({ level }) => level === 'prompt').length,
      sentences: report.passages.length,
      claims: tied.length,
    },
  }
}

/** The result stands first, so that every printing is held against it. */
function withKnown(read: ReadReport, known: Figures): ReadReport {
  return {
    ...read,
    figures: {
      ...read.figures,
      printed: [...known.printed, ...read.figures.printed],
      ratings: [...known.ratings, ...read.figures.ratings],
      score: known.score,
      overall: known.overall,
    },
  }
}
