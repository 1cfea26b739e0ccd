/**
 * Shares of cases as words. This is the one table of named fractions: what Plumbline writes ("just over half") and
 * what it takes somebody else's words to mean come from it.
 */

export type NamedFraction = {
  /** The first is the one we write. */
  words: readonly [string, ...string[]]
  part: number
  whole: number
}

/** Simple fractions first: of two that lie equally near, the one with the smaller whole is meant. */
export const namedFractions: readonly NamedFraction[] = [
  { words: ['half', 'a half', 'one-half', 'one in two'], part: 1, whole: 2 },
  { words: ['a third', 'one-third', 'one third', 'one in three'], part: 1, whole: 3 },
  { words: ['two-thirds', 'two thirds', 'two in three'], part: 2, whole: 3 },
  { words: ['a quarter', 'one-quarter', 'one quarter', 'one in four'], part: 1, whole: 4 },
  { words: ['three-quarters', 'three quarters', 'three in four'], part: 3, whole: 4 },
  { words: ['a fifth', 'one-fifth', 'one fifth', 'one in five'], part: 1, whole: 5 },
  { words: ['two-fifths', 'two fifths', 'two in five'], part: 2, whole: 5 },
  { words: ['three-fifths', 'three fifths', 'three in five'], part: 3, whole: 5 },
  { words: ['four-fifths', 'four fifths', 'four in five'], part: 4, whole: 5 },
  { words: ['a tenth', 'one-tenth', 'one tenth', 'one in ten'], part: 1, whole: 10 },
  { words: ['nine-tenths', 'nine tenths', 'nine in ten'], part: 9, whole: 10 },
]

/**
 * So many percentage points may a share lie above or below a fraction and be called "just over" or "just under" it.
 * The fractions lie at most ten points apart, so every share from 5 to 95 per cent has words. A choice of our own.
 */
export const nearPoints = 5

/** How far a share lies from a fraction, as a whole number over `of × whole`; below zero where it is less. */
const distance = (yes: number, of: number, { part, whole }: NamedFraction): number => yes * whole - part * of

/** Whether yes of `of` is exactly, just over or just under a fraction; null where it is none of these. */
export function nearness(
  yes: number,
  of: number,
  fraction: NamedFraction,
): 'exactly' | 'over' | 'under' | null {
  const away = distance(yes, of, fraction)
  if (away === 0) return 'exactly'
  if (Math.abs(away) * 100 > nearPoints * of * fraction.whole) return null
  return away > 0 ? 'over' : 'under'
}

/** The fraction a share lies nearest to. */
export function nearestFraction(yes: number, of: number): NamedFraction {
  let nearest = namedFractions[0]!
  for (const one of namedFractions) {
    // Compared across their wholes, in integers.
    const here = Math.abs(distance(yes, of, one)) * nearest.whole
    const best = Math.abs(distance(yes, of, nearest)) * one.whole
    if (here < best || (here === best && one.whole < nearest.whole)) nearest = one
  }
  return nearest
}

/** "all cases", "just over half of the cases", "all but one of the cases": always true of yes of `of`, which must be above 0. */
export function shareInWords(yes: number, of: number): string {
  if (yes === 0) return 'none of the cases'
  if (yes === of) return of === 1 ? 'the one case' : 'all the cases'
  const fraction = nearestFraction(yes, of)
  const near = nearness(yes, of, fraction)
  if (near === 'exactly') return `${fraction.words[0]} of the cases`
  if (yes === 1) return 'one of the cases'
  if (yes === of - 1) return 'all but one of the cases'
  if (near) return `just ${near} ${fraction.words[0]} of the cases`
  return 2 * yes > of ? 'almost all the cases' : 'very few of the cases'
}
