import type { Standard } from '../framework/shape.ts'
import type { Figure } from './figure.ts'
import type { Results } from './results.ts'

/** The figures given for a standard's key questions, in the standard's order. */
export const figuresOf = (standard: Standard, results: Results): Figure[] =>
  standard.keyQuestions.flatMap((keyQuestion): Figure[] => {
    const given = results.keyQuestions.find((one) => one.ref === keyQuestion.ref)
    if (!given) return []
    return given.percent === undefined
      ? [{ keyQuestion, yes: given.yes ?? 0, of: given.relevant ?? 0, counted: true }]
      : [{ keyQuestion, yes: given.percent, of: 100, counted: false }]
  })
