import { caseKindOf } from './case-kind.ts'
import type { Figure, Figures } from './figures.ts'

/** How many cases were read for the standard of a figure. */
export const sampleOf = (figures: Figures, figure: Pick<Figure, 'standard'>): number | null => {
  const kind = caseKindOf(figures.framework, figure.standard)
  return kind === null ? null : (figures.cases[kind] ?? null)
}
