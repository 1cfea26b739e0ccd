import type { Framework, Standard } from '../framework/shape.ts'
import type { Rated, RatedKeyQuestion } from '../rating/rated.ts'
import type { KeyQuestionRow, KeyQuestionTableBlock } from './document.ts'
import { printedFigure } from './printed-figure.ts'
import { ratingWord } from './rating-word.ts'

export const ratedKeyQuestion = (rated: Rated, ref: string): RatedKeyQuestion | undefined =>
  rated.keyQuestions.find((one) => one.ref === ref)

/** Whether a standard's figures are printed as numbers of cases. */
export const printsCounts = (framework: Framework, cases: number | null): boolean =>
  cases !== null && cases <= framework.report.countsUpTo

/** The figures of a standard's key questions, or nothing when it is not rated from cases. */
export function keyQuestionTable(
  framework: Framework,
  rated: Rated,
  standard: Standard,
  cases: number | null,
): KeyQuestionTableBlock | null {
  const outcome = rated.standards.find(({ ref }) => ref === standard.ref)
  const asCounts = printsCounts(framework, cases)
  const rows = standard.keyQuestions.flatMap((question): KeyQuestionRow[] => {
    const figure = ratedKeyQuestion(rated, question.ref)
    if (!figure) return []
    return [
      {
        ref: question.ref,
        text: question.text,
        ...(question.whenLabel ? { cases: question.whenLabel } : {}),
        ...(figure.yes === undefined ? {} : { yes: figure.yes }),
        ...(figure.relevant === undefined ? {} : { relevant: figure.relevant }),
        percent: figure.percent,
        printed: printedFigure(figure, asCounts),
        band: ratingWord(framework, figure.band),
        lowest: outcome?.lowest?.ref === question.ref,
      },
    ]
  })
  if (rows.length === 0) return null
  const inspected = cases === null ? '' : ` (${cases} cases inspected)`
  return {
    kind: 'key-question-table',
    id: `table-${standard.id}`,
    caption: `${standard.ref} ${standard.name}: ${asCounts ? 'cases' : 'percentage of cases'} where the answer is yes${inspected}`,
    rows,
  }
}
