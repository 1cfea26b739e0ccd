/** When the inspected service may comment on the facts of a draft, and when its turn is over. */
import type { Framework } from '../framework/shape.ts'

/** For frameworks that do not say how long a service has. A choice of our own. */
export const usualWorkingDays = 10

export const accuracyDays = (framework: Framework): number =>
  framework.report.factualAccuracy?.workingDays ?? usualWorkingDays

const day = 86_400_000

/** The day so many working days after another (YYYY-MM-DD). Saturdays and Sundays do not count; bank holidays do. */
export function workingDaysAfter(from: string, days: number): string {
  let at = Date.parse(`${from}T00:00:00Z`)
  for (let left = days; left > 0; ) {
    at += day
    const weekday = new Date(at).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return new Date(at).toISOString().slice(0, 10)
}

export type RoundTimes = {
  /** The last day on which the service may comment. */
  dueOn: string
  /** The last day on which it may comment late, where the lead gave leave. */
  leaveUntil: string | null
  /** The service said that it has no more comments. */
  finished: boolean
  closed: boolean
  /** Set once the ratings panel met again, so that the draft no longer holds. */
  takenBack?: unknown
}

/** Whether comments are taken on a day: in time, late with leave, or not, and why not. */
export type Taking = 'in-time' | 'late' | 'finished' | 'over' | 'closed' | 'taken-back'

export function takingComments(times: RoundTimes, today: string): Taking {
  const { dueOn, leaveUntil, finished, closed } = times
  if (times.takenBack) return 'taken-back'
  if (closed) return 'closed'
  if (finished) return 'finished'
  if (today <= dueOn) return 'in-time'
  return leaveUntil !== null && today <= leaveUntil ? 'late' : 'over'
}

/** What keeps a round from being closed; nothing when it may be. */
export function whyNotClosed(times: RoundTimes, unanswered: number, today: string): string[] {
  const taking = takingComments(times, today)
  const why: string[] = []
  if (taking === 'in-time' || taking === 'late')
    why.push('The service may still comment. It can say that it has finished.')
  if (unanswered > 0)
    why.push(
      unanswered === 1 ? 'One comment is not answered yet.' : `${unanswered} comments are not answered yet.`,
    )
  return why
}
