/** The steps an alert can take by a form: what each asks for, who may take it, and what it reads. */
import type { KnownToWriter } from '#engine/caseload/personal-in-prose.ts'
import type { AlertRules } from '#engine/casework/alerts/rules.ts'
import type { AlertState } from '#engine/casework/alerts/state.ts'
import { beforeClosing } from '#engine/casework/alerts/state.ts'
import type { Verb } from '#platform/permissions/may.ts'
import { isDay } from '#platform/web/dates.ts'
import type { Fault } from '#platform/web/problems.ts'
import type { AlertStepInput } from '../alert.actions.ts'
import { faultsInWords, type Sent, textOf } from '../alert-words.ts'
import { londonMoment, readTime, readWhen } from './when.ts'

export const steps = {
  told: { kind: 'told', verb: 'carry on', done: 'It is recorded who was told.' },
  acknowledge: { kind: 'acknowledged', verb: 'acknowledge', done: 'The alert is acknowledged.' },
  act: { kind: 'acted', verb: 'carry on', done: 'It is recorded what was done.' },
  recheck: { kind: 'rechecked', verb: 'carry on', done: 'It is recorded what was found.' },
  close: { kind: 'closed', verb: 'close', done: 'The alert is closed.' },
  reopen: { kind: 'reopened', verb: 'reopen', done: 'The alert is open again.' },
} as const satisfies Record<string, { kind: AlertStepInput['kind']; verb: Verb<'alert'>; done: string }>
export type Step = keyof typeof steps

/** Fields of several forms on one page, so each says whose it is. */
export const wordsField = (step: Step): string => `${step}-words`
export const toldFields = { who: 'told-who', other: 'told-other', at: 'told-at' } as const
export const nextFields = { day: 'recheck-next', time: 'recheck-time' } as const
export const checkedOf = (step: Step): string => `${step}-checked`

const wanted: Partial<Record<Step, string>> = {
  act: 'Write what was done',
  recheck: 'Write what was found',
  close: 'Write the outcome',
  reopen: 'Write why it is opened again',
}

type Read = { input: Pick<AlertStepInput, 'who' | 'words' | 'happenedAt' | 'nextCheckAt'>; faults: Fault[] }

export function readStep(
  step: Step,
  sent: Sent,
  about: { rules: AlertRules; state: AlertState; known: KnownToWriter; now: Date },
): Read {
  const { rules, state, known, now } = about
  const field = wordsField(step)
  const words = textOf(sent, field)
  const checked = { checked: textOf(sent, checkedOf(step)) }
  const faults = faultsInWords({ ...sent, ...checked }, field, known)
  if (words === '' && wanted[step]) faults.push({ field, message: wanted[step] })
  const input: Read['input'] = { words: words || null, happenedAt: now }
  if (step === 'told') Object.assign(input, readTold({ ...sent, ...checked }, rules, known, now, faults))
  if (step === 'recheck') input.nextCheckAt = readNext(sent, now, faults)
  if (step === 'close')
    faults.push(...beforeClosing(state).map((todo) => ({ field, message: `Before closing: ${lower(todo)}` })))
  return { input, faults }
}

const lower = (text: string): string => text[0]!.toLowerCase() + text.slice(1)

function readTold(sent: Sent, rules: AlertRules, known: KnownToWriter, now: Date, faults: Fault[]) {
  const { who: whoField, other: otherField, at } = toldFields
  const chosen = textOf(sent, whoField)
  const other = textOf(sent, otherField)
  if (chosen === 'other' && other === '')
    faults.push({ field: otherField, message: 'Write who was told, by role' })
  else if (chosen === 'other' && other.length > 200)
    faults.push({ field: otherField, message: 'Name the role in 200 characters or fewer' })
  else if (chosen !== 'other' && !rules.tell.some((one) => one.id === chosen))
    faults.push({ field: whoField, message: 'Choose who was told' })
  if (chosen === 'other') faults.push(...faultsInWords(sent, otherField, known))
  const when = readWhen(textOf(sent, at), now)
  if (when !== null && 'fault' in when)
    faults.push({ field: at, message: `When they were told: ${when.fault}` })
  return {
    who: chosen === 'other' ? other : chosen,
    happenedAt: when instanceof Date ? when : now,
  }
}

/** When it is looked at next; null leaves it to the framework's hours. */
function readNext(sent: Sent, now: Date, faults: Fault[]): Date | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(sent, `${nextFields.day}-${part}`))
  const field = `${nextFields.day}-day`
  if (!day && !month && !year) return null
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  const time = readTime(textOf(sent, nextFields.time) || '09:00')
  if (!time) faults.push({ field: nextFields.time, message: 'Write the time as 14:32' })
  if (!isDay(iso)) {
    faults.push({ field, message: 'When to look again must be a real date, such as 27 3 2027' })
    return null
  }
  const next = londonMoment({ year: Number(year), month: Number(month), day: Number(day), ...(time ?? noon) })
  if (next && next.getTime() <= now.getTime())
    faults.push({ field, message: 'When to look again must be still to come' })
  return next
}

const noon = { hour: 12, minute: 0 }
