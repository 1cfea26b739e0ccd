/** A share of cases as a sentence states it: "in 16 of 22 cases", "64 per cent", "all but one", "just under half". */
export type Share = {
  form: 'count' | 'percent' | 'words' | 'all-but'
  /** What it allows, in per cent, before rounding. */
  from: number
  to: number
  openFrom?: boolean
  openTo?: boolean
  /** "16 of 22", or with "all but one" the number that is left out. */
  yes?: number
  of?: number
  allBut?: number
  /** "Four out of five": a fraction said with small numbers in words, which need not be the cases themselves. */
  proportion?: boolean
  /** Digits after the point, for percentages. */
  digits?: number
  /** The words themselves and where they stand in their text. */
  text: string
  start: number
  end: number
}

/** The share of the cases that are left. */
export const complement = (share: Share): Share => ({
  ...share,
  from: 100 - share.to,
  to: 100 - share.from,
  ...(share.openTo ? { openFrom: true } : { openFrom: false }),
  ...(share.openFrom ? { openTo: true } : { openTo: false }),
  ...(share.yes !== undefined && share.of !== undefined ? { yes: share.of - share.yes } : {}),
})
