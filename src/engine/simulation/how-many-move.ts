/**
 * How many of several services' ratings move under other rules, when each moves by a chance of its own. Caseloads are
 * completed apart from each other, so the chances multiply, and adding service by service gives the whole distribution.
 */
import type { Change, ChangeOverCaseload, Moves } from './change.ts'

/** Chances from 0 to 1, by how many ratings: the first is that of none. */
export type HowMany = { services: number; any: number[]; down: number[]; up: number[] }

type Known = Pick<ChangeOverCaseload, 'draws'> & { overall: Moves }

function add(chances: readonly number[], chance: number): number[] {
  return Array.from(
    { length: chances.length + 1 },
    (_, many) => (chances[many] ?? 0) * (1 - chance) + (chances[many - 1] ?? 0) * chance,
  )
}

export function howManyMove(changes: readonly Known[]): HowMany {
  const of = (times: (moves: Moves) => number): number[] =>
    changes.reduce((so, { draws, overall }) => add(so, times(overall) / draws), [1])
  return {
    services: changes.length,
    any: of(({ up, down }) => up + down),
    down: of(({ down }) => down),
    up: of(({ up }) => up),
  }
}

/** Of those whose overall rating is known in every completed caseload. */
export const howManyOf = (changes: Iterable<Change>): HowMany =>
  howManyMove(
    [...changes].flatMap((one) =>
      'draws' in one && one.overall ? [{ draws: one.draws, overall: one.overall }] : [],
    ),
  )

/** Between which numbers it lies in at least so many of a hundred, with as little as possible on either side. */
export function middleOf(chances: readonly number[], percent: number): { from: number; to: number } {
  const tail = (100 - percent) / 200
  // Sums of many small chances are not exact to the last digit.
  const almost = 1e-9
  let [from, to, below] = [0, chances.length - 1, 0]
  for (let many = 0; many < chances.length; many += 1) {
    if (below <= tail + almost) from = many
    below += chances[many]!
    if (below >= 1 - tail - almost) {
      to = many
      break
    }
  }
  return { from, to: Math.max(from, to) }
}

/** By how many points a total changes on average; null while there is no total. */
export const meanPoints = ({ points, draws }: ChangeOverCaseload): number | null =>
  points && points.reduce((sum, { by, times }) => sum + by * times, 0) / draws
