/** One key question's figure in words, the count always beside the percentage. */
import type { RatedKeyQuestion } from '#engine/rating/rated.ts'
import type { Count } from '#engine/rating/tally.ts'

/** "4 of 6", or why there is none. */
export function countText(figure: RatedKeyQuestion | undefined, count: Count | undefined): string {
  if (figure?.relevant) return `${figure.yes} of ${figure.relevant}`
  return count && count.missing + count.undecided > 0 ? 'Not answered yet' : 'Applies to no case'
}

export const percentText = (percent: number | null | undefined): string =>
  percent === null || percent === undefined ? '–' : `${percent}%`

/** Which cases the figure leaves out, for the reader of the table; empty when every case is in it. */
export function leftOut(count: Count | undefined): string {
  if (!count) return ''
  const cases = (n: number) => (n === 1 ? '1 case' : `${n} cases`)
  return [
    count.notApplicable > 0 && `Does not apply to ${cases(count.notApplicable)} of ${count.sample}.`,
    count.missing > 0 && `${cases(count.missing)} not answered yet.`,
    count.undecided > 0 && `${cases(count.undecided)} waiting for a fact.`,
  ]
    .filter(Boolean)
    .join(' ')
}
