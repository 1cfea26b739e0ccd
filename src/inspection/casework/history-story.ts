/** A case's moments as a story: day by day, and within a day sitting by sitting. */
import type { Moment, Order } from './history.queries.ts'

export interface Sitting {
  by: string
  moments: Moment[]
}

export interface Day {
  /** The day in London, as YYYY-MM-DD. */
  day: string
  sittings: Sitting[]
}

/** In minutes: whoever does nothing for longer has left their desk, and comes back to another sitting. */
const longestPause = 30

const dayInLondon = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })
export const dayOf = (at: Date): string => dayInLondon.format(at)

/**
 * Moments in the order in which they are read. A screen is saved in one moment: its answers stand as on the form,
 * and what rests on answers (completing the case) comes after them.
 * @param place where a question stands on the form
 */
export function inOrder(
  moments: readonly Moment[],
  order: Order,
  place: (question: string) => number,
): Moment[] {
  const sign = order === 'oldest' ? 1 : -1
  const step = (one: Moment): number => (one.kind === 'answer' ? 0 : 1)
  const onForm = (one: Moment): number => (one.kind === 'answer' ? place(one.question) : 0)
  return moments.toSorted(
    (a, b) => sign * (a.at.getTime() - b.at.getTime()) || sign * (step(a) - step(b)) || onForm(a) - onForm(b),
  )
}

/** The moments, in the order they come in. */
export function storyOf(moments: readonly Moment[]): Day[] {
  const days: Day[] = []
  let last: Moment | undefined
  for (const moment of moments) {
    let day = days.at(-1)
    if (!day || day.day !== dayOf(moment.at)) {
      day = { day: dayOf(moment.at), sittings: [] }
      days.push(day)
      last = undefined
    }
    const pause = last ? Math.abs(moment.at.getTime() - last.at.getTime()) / 60_000 : 0
    const sitting = day.sittings.at(-1)
    if (sitting && last?.byId === moment.byId && pause <= longestPause) sitting.moments.push(moment)
    else day.sittings.push({ by: moment.by, moments: [moment] })
    last = moment
  }
  return days
}
