/** Agreement in words: one plain sentence for each figure. */
import type { Agreement } from '#engine/certainty/agreement-report.ts'
import { percentOf } from '#engine/rating/percent.ts'

export const countOf = ({ alike, answers }: Agreement): string => `${alike} of ${answers}`
export const percentText = ({ alike, answers }: Agreement): string => `${percentOf(alike, answers)}%`

/** "0.76", with a true minus. */
export const coefficient = (value: number | null): string =>
  value === null ? 'none' : value.toFixed(2).replace('-', '−')

export const share = (value: number | null): string => (value === null ? '–' : `${Math.round(value * 100)}%`)

export const range = ([low, high]: readonly [number, number]): string =>
  `${Math.round(low * 100)}% to ${Math.round(high * 100)}%`

export const chance = (p: number): string => (p < 0.001 ? 'under 0.001' : p.toFixed(3))

export const casesText = (count: number): string => (count === 1 ? '1 case' : `${count} cases`)

/** How the counts of yes and no fall out, in a sentence. */
export function countsSentence(one: Agreement): string {
  const relevance = one.relevance > 0 ? ` ${one.relevance} differ on whether the question is relevant.` : ''
  const notRelevant = one.alike - one.bothYes - one.bothNo
  const neither = notRelevant > 0 ? `, both not relevant ${notRelevant}` : ''
  return `Both yes ${one.bothYes}, both no ${one.bothNo}${neither}; yes and no ${one.yesNo}, no and yes ${one.noYes}.${relevance}`
}
