/** The window of eligibility: which dates make a case eligible for an inspection announced on a given day. */
import type { CaseKind } from '../framework/shape.ts'
import { monthsBefore } from './dates.ts'

export type Months = Pick<CaseKind['window'], 'fromMonths' | 'toMonths'>

/** ISO dates; both ends belong to the window. */
export type Window = { first: string; last: string }

/** `fromMonths` is the nearer end: 6 to 12 months before 22 November 2026 is 22 November 2025 to 22 May 2026. */
export const eligibleWindow = (announced: string, { fromMonths, toMonths }: Months): Window => ({
  first: monthsBefore(announced, toMonths),
  last: monthsBefore(announced, fromMonths),
})
