/**
 * How the figure of a key question is printed (method, section 8): counts for samples up to the framework's limit,
 * percentages above it. The percentage is the result's own; nothing is calculated here.
 */
import type { RatedKeyQuestion } from '../rating/rated.ts'

type Figure = Pick<RatedKeyQuestion, 'yes' | 'relevant' | 'percent'>

/** In a table: "4 of 6", "64%" or "Not applicable". */
export function printedFigure(figure: Figure, asCounts: boolean): string {
  if (figure.percent === null) return 'Not applicable'
  if (asCounts && figure.yes !== undefined) return `${figure.yes} of ${figure.relevant}`
  return `${figure.percent}%`
}

/** In a sentence: "4 of 6 cases" or "64 per cent". */
export function spokenFigure(figure: Figure, asCounts: boolean): string {
  if (asCounts && figure.yes !== undefined) return `${figure.yes} of ${figure.relevant} cases`
  return `${figure.percent} per cent`
}
