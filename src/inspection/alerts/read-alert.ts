/** Reads an alert as it was sent, by a form or as JSON. All faults together. */
import type { KnownToWriter } from '#engine/caseload/personal-in-prose.ts'
import type { AlertRules } from '#engine/casework/alerts/rules.ts'
import type { Fault } from '#platform/web/problems.ts'
import { faultsInWords, type Sent, textOf } from '../alert-words.ts'
import { readWhen } from './when.ts'

export const atRiskLabels = {
  child: 'The child of the case',
  'someone-else': 'Someone else',
  both: 'The child and someone else',
} as const
export type AtRisk = keyof typeof atRiskLabels

export interface GivenAlert {
  id: string
  /** The assessment it is about; null for none. */
  assessment: string | null
  severity: string
  atRisk: AtRisk
  known: string
  /** Who of the framework's list had been told before it was sent. */
  told: string[]
  toldHow: string | null
  toldAt: Date | null
  noticedAt: Date
}

export interface Reading {
  rules: AlertRules
  /** The ids of assessments it can be about. */
  assessments: readonly string[]
  known: KnownToWriter
  now: Date
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && one !== '',
  )

export function readAlert(sent: Sent, reading: Reading): { alert: GivenAlert; faults: Fault[] } {
  const { rules, now } = reading
  const faults: Fault[] = []
  const fault = (field: string, message: string): void => {
    faults.push({ field, message })
  }
  const id = textOf(sent, 'alert').toLowerCase()
  if (!uuid.test(id)) fault('alert', 'The page was not sent whole. Open the form again.')
  const assessment = textOf(sent, 'assessment').toLowerCase() || null
  if (assessment !== null && !reading.assessments.includes(assessment))
    fault('assessment', 'Choose a case of this inspection, or no case')
  const severity = textOf(sent, 'severity')
  if (!rules.severities.some((one) => one.id === severity)) fault('severity', 'Choose how serious it is')
  const atRisk = textOf(sent, 'atRisk') as AtRisk
  if (!Object.hasOwn(atRiskLabels, atRisk)) fault('atRisk', 'Choose who is at risk')
  if (textOf(sent, 'known') === '') fault('known', 'Write what is known')
  faults.push(
    ...faultsInWords(sent, 'known', reading.known),
    ...faultsInWords(sent, 'toldHow', reading.known),
  )

  const told = [...new Set(listOf(sent.told))]
  if (told.some((who) => !rules.tell.some((one) => one.id === who)))
    fault('told', 'Choose who was told from the list')
  const moment = (field: string, what: string): Date | null => {
    const read = readWhen(textOf(sent, field), now)
    if (read === null || read instanceof Date) return read
    fault(field, `${what}: ${read.fault}`)
    return null
  }
  const toldAt = moment('toldAt', 'When they were told')
  if (told.length === 0 && (toldAt || textOf(sent, 'toldHow') !== ''))
    fault('told', 'Choose who was told, or leave how and when empty')
  return {
    alert: {
      id,
      assessment,
      severity,
      atRisk,
      known: textOf(sent, 'known'),
      told,
      toldHow: textOf(sent, 'toldHow') || null,
      toldAt,
      noticedAt: noticedAt(sent, now, fault),
    },
    faults,
  }
}

/**
 * When it was written. A device whose clock is fast must not lose an alert: what would be still to come is now.
 */
function noticedAt(sent: Sent, now: Date, fault: (field: string, message: string) => void): Date {
  const text = textOf(sent, 'noticedAt')
  if (text === '') return now
  const at = /^\d{4}-\d{2}-\d{2}T/.test(text) ? new Date(text) : new Date(Number.NaN)
  if (Number.isNaN(at.getTime())) {
    fault('noticedAt', 'Send when it was written as a moment such as 2027-02-01T14:32:00Z, or leave it out')
    return now
  }
  return at.getTime() > now.getTime() ? now : at
}
