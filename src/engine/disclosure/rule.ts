/** Which counts of children nobody outside a team reads: the numbers of the rule are the framework's. */
import type { Framework } from '../framework/shape.ts'

export type DisclosureRule = Omit<NonNullable<Framework['disclosure']>, 'source'>

/** For frameworks published before they said so themselves: as is usual in official statistics. */
const usual: DisclosureRule = { hideUpTo: 4, breakDownFrom: 10 }

export const disclosureRule = ({ disclosure }: Pick<Framework, 'disclosure'>): DisclosureRule =>
  disclosure ? { hideUpTo: disclosure.hideUpTo, breakDownFrom: disclosure.breakDownFrom } : usual

/** Whether a count is one that could point to somebody. */
export const isSmall = (count: number, { hideUpTo }: DisclosureRule): boolean =>
  count >= 1 && count <= hideUpTo
