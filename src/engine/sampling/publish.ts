/** Puts a draw into the form that is published and checked. */
import type { Draw } from './draw.ts'
import type { Frame } from './frame.ts'
import type { Lottery } from './lottery.ts'
import type { PublishedDraw } from './published-draw.ts'

/** @param systematic set where the cases were taken along a sorted list; `lottery` is null then */
export function publishDraw(
  frame: Frame,
  lottery: Lottery | null,
  draw: Draw,
  seed: string,
  systematic?: NonNullable<PublishedDraw['systematic']>,
): PublishedDraw {
  return {
    n: frame.n,
    strata: frame.strata,
    cases: frame.cases.map((one) => [one.caseRef, ...one.categories]),
    ...(frame.salt === undefined ? {} : { salt: frame.salt }),
    frameHash: frame.hash,
    list: lottery && {
      rows: lottery.rows.length,
      timesEach: lottery.timesEach,
      digest: lottery.digest,
      tolerance: lottery.tolerance,
      samples: lottery.rows,
    },
    ...(systematic ? { systematic } : {}),
    seed,
    row: draw.row,
    drawn: draw.drawn,
    reserves: draw.reserves,
  }
}
