/** Whether a stated share is true of a figure, as far as the figure is known. */
import { percentOf } from '../../rating/percent.ts'
import type { Figure } from './figures.ts'
import type { Share } from './share.ts'

export function fits(share: Share, figure: Figure): boolean {
  const { percent, yes, relevant } = figure
  if (percent === null) return false
  if (share.form === 'all-but') return leavesOut(share.allBut!, figure)
  if (share.proportion && share.of !== relevant) return percent >= share.from - 3 && percent <= share.to + 3
  if (share.form === 'count') {
    if (relevant === undefined || yes === undefined)
      return percentOf(share.yes!, share.of!) === Math.round(percent)
    return share.of === relevant ? share.yes === yes : false
  }
  if (share.form === 'percent') {
    if ((share.digits ?? 0) === 0) return share.from === Math.round(percent)
    return yes !== undefined && relevant
      ? Math.abs((100 * yes) / relevant - share.from) <= 0.5 / 10 ** share.digits!
      : Math.abs(percent - share.from) <= 0.5
  }
  // A percentage that was rounded stands for everything that rounds to it.
  const [low, high] =
    yes !== undefined && relevant
      ? [(100 * yes) / relevant, (100 * yes) / relevant]
      : [Math.max(0, percent - 0.5), Math.min(100, percent + 0.4999)]
  const slack = 1e-9
  const above = share.openFrom ? high > share.from + slack : high >= share.from - slack
  const below = share.openTo ? low < share.to - slack : low <= share.to + slack
  return above && below
}

/** "All but one": the number left out, over the figure's own base or any base that could make its percentage. */
function leavesOut(allBut: number, { percent, yes, relevant }: Figure): boolean {
  if (yes !== undefined && relevant !== undefined) return relevant - yes === allBut
  for (let of = allBut + 1; of <= 200; of++)
    if (percentOf(of - allBut, of) === Math.round(percent!)) return true
  return false
}
