/** The check of a text while it is written: its claims against the figures of the result. */

import type { Figures } from './figures.ts'
import { type Finding, inOrder } from './finding.ts'
import { sharesBesideEachOther } from './kinds/beside.ts'
import { comparisons } from './kinds/comparisons.ts'
import { ratingsInText } from './kinds/ratings-in-text.ts'
import { sharesAgainstFigures, tiedShares } from './kinds/shares.ts'
import type { Passage } from './passage.ts'

/** Each finding says in `block` which paragraph it is in, and in `from` and `to` which letters of the whole text. */
export function checkClaims(figures: Figures, passages: readonly Passage[]): Finding[] {
  return inOrder([
    ...sharesAgainstFigures(figures, tiedShares(figures, passages)),
    ...sharesBesideEachOther(figures, passages),
    ...comparisons(figures, passages),
    ...ratingsInText(figures, passages),
  ])
}
