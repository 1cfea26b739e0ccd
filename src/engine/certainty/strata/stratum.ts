/** Two groups compared within each of several inspections: what goes on between inspections never enters. */
import type { TwoShares } from '../fisher.ts'

/** The two groups of one inspection. */
export type Stratum = TwoShares

/** Both groups have somebody: otherwise there is nothing to compare within the stratum. */
export const hasBoth = ({ first, second }: Stratum): boolean => first.of > 0 && second.of > 0

/** Both groups have somebody and both answers occur: with its totals given, more than one outcome was possible. */
export const couldTell = (stratum: Stratum): boolean => {
  const { first, second } = stratum
  const yes = first.yes + second.yes
  return hasBoth(stratum) && yes > 0 && yes < first.of + second.of
}

export const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/** The normal quantile for 95% two-sided. */
export const z = 1.959963984540054
