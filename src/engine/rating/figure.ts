/** The answers to one key question: counted cases, or a percentage of which the counts are not known. */
import type { KeyQuestion } from '../framework/shape.ts'
import { percentOf } from './percent.ts'

export type Figure = {
  keyQuestion: KeyQuestion
  /** A bare percentage stands as so many of a hundred. */
  yes: number
  of: number
  counted: boolean
}

/** A question that no case answers does not apply: it has no percentage and is left out of its standard. */
export const applies = (figure: Figure): boolean => figure.of > 0

export const percentOfFigure = (figure: Figure): number => percentOf(figure.yes, figure.of)

/** Below zero when `a` is the smaller share; compared exactly, without division. */
export const compareShares = (a: Figure, b: Figure): number => a.yes * b.of - b.yes * a.of
