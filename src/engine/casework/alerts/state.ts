/** Where an alert stands: which steps are done, which are due when, and what is overdue by how long. */
import type { AlertRules } from './rules.ts'
import { severityOf, toldLabel } from './rules.ts'

export type AlertEventKind =
  | 'told'
  | 'acknowledged'
  | 'acted'
  | 'rechecked'
  | 'handed-over'
  | 'closed'
  | 'reopened'

/** Something that happened to an alert, in the order in which it was recorded. */
export type AlertEvent = {
  kind: AlertEventKind
  /** Who was told, by the rules' id or in the recorder's words. */
  who?: string | null
  happenedAt: Date
  /** When it is looked at again, where a person set that. */
  nextCheckAt?: Date | null
}

export type RaisedAlert = { severity: string; noticedAt: Date; events: readonly AlertEvent[] }

export type AlertStep = {
  kind: 'tell' | 'acknowledge' | 'recheck'
  /** Whom to tell. */
  who: string | null
  /** What to do, as an instruction. */
  todo: string
  dueAt: Date
  doneAt: Date | null
  /** Whole minutes past due; 0 when done or not yet due. */
  overdueMinutes: number
}

export type AlertStatus = 'raised' | 'told' | 'acknowledged' | 'acted' | 'rechecked' | 'closed'

export type AlertState = {
  status: AlertStatus
  open: boolean
  steps: AlertStep[]
  /** Longest overdue first. */
  overdue: AlertStep[]
  /** Whether anybody recorded what was done. */
  acted: boolean
}

const minute = 60_000
const statusOf: Partial<Record<AlertEventKind, AlertStatus>> = {
  told: 'told',
  acknowledged: 'acknowledged',
  acted: 'acted',
  rechecked: 'rechecked',
}
const ranks: AlertStatus[] = ['raised', 'told', 'acknowledged', 'acted', 'rechecked']

/**
 * A reopened alert begins anew: everybody hears of it again and it is acknowledged again, since what was known before
 * was not enough.
 */
function currentRun({ noticedAt, events }: RaisedAlert): { from: Date; events: readonly AlertEvent[] } {
  const at = events.findLastIndex((event) => event.kind === 'reopened')
  return at === -1
    ? { from: noticedAt, events }
    : { from: events[at]!.happenedAt, events: events.slice(at + 1) }
}

const after = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * minute)

export function alertState(rules: AlertRules, alert: RaisedAlert, now: Date): AlertState {
  const severity = severityOf(rules, alert.severity)
  const run = currentRun(alert)
  const open =
    alert.events.findLast(({ kind }) => kind === 'closed' || kind === 'reopened')?.kind !== 'closed'
  const first = (kind: AlertEventKind, who?: string): Date | null =>
    run.events.find((event) => event.kind === kind && (who === undefined || event.who === who))?.happenedAt ??
    null
  const step = (
    kind: AlertStep['kind'],
    who: string | null,
    todo: string,
    dueAt: Date,
    doneAt: Date | null,
  ): AlertStep => {
    const late = Math.floor((now.getTime() - dueAt.getTime()) / minute)
    return { kind, who, todo, dueAt, doneAt, overdueMinutes: !open || doneAt || late < 0 ? 0 : late }
  }

  const steps = severity.tell.map(({ who, withinMinutes }) => {
    const label = toldLabel(rules, who)
    const todo = `Tell ${label[0]!.toLowerCase()}${label.slice(1)}`
    return step('tell', who, todo, after(run.from, withinMinutes), first('told', who))
  })
  const due = after(run.from, severity.acknowledgeWithinMinutes)
  steps.push(step('acknowledge', null, 'Acknowledge the alert', due, first('acknowledged')))
  if (open) steps.push(step('recheck', null, 'Look at it again', recheckDue(run, severity), null))

  const reached = run.events.map(({ kind }) => ranks.indexOf(statusOf[kind] ?? 'raised'))
  return {
    status: open ? ranks[Math.max(0, ...reached)]! : 'closed',
    open,
    steps,
    overdue: steps
      .filter((one) => one.doneAt === null && one.dueAt.getTime() < now.getTime() && open)
      .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime()),
    acted: first('acted') !== null,
  }
}

/** Counted from the newest look at it, else from the first action, else from when it was written. */
function recheckDue(
  run: { from: Date; events: readonly AlertEvent[] },
  severity: { recheckAfterHours: number },
): Date {
  const last =
    run.events.findLast(({ kind }) => kind === 'rechecked') ?? run.events.find(({ kind }) => kind === 'acted')
  if (last?.nextCheckAt) return last.nextCheckAt
  return after(last?.happenedAt ?? run.from, severity.recheckAfterHours * 60)
}

/** What the lead still has to see to before an alert can be closed. */
export const beforeClosing = ({ steps, acted }: AlertState): string[] => [
  ...steps.filter((one) => one.kind === 'tell' && !one.doneAt).map((one) => one.todo),
  ...(acted ? [] : ['Record what was done']),
]

/** "2 hours and 5 minutes", "3 days and 1 hour"; less than a minute counts as one. */
export function inWords(minutes: number): string {
  const unit = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
  const whole = Math.max(1, Math.floor(minutes))
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
  const parts = days > 0 ? [unit(days, 'day'), hours && unit(hours, 'hour')] : []
  if (days === 0) parts.push(hours && unit(hours, 'hour'), rest && unit(rest, 'minute'))
  return parts.filter(Boolean).join(' and ')
}
