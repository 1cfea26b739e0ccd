/** The three boxes of a GOV.UK date input, read as one ISO date. */
import type { z } from 'zod'
import { dateInput } from './components/index.ts'
import { isDay } from './dates.ts'
import type { FormState } from './endpoint.ts'
import type { Html } from './html.ts'

type Sent = Record<string, unknown>

const box = (sent: Sent, name: string) => {
  const value = sent[name]
  return typeof value === 'string' ? value.trim() : ''
}

/**
 * Reads the boxes `<name>-day`, `-month`, `-year`. Says what is missing or impossible, in the field's own words.
 * @returns the date as YYYY-MM-DD, or null when it was left empty and may be
 */
export function readDateField(
  sent: Sent,
  name: string,
  label: string,
  context: z.RefinementCtx,
  options: { required: boolean },
): string | null {
  const [d, m, y] = ['day', 'month', 'year'].map((part) => box(sent, `${name}-${part}`)) as [
    string,
    string,
    string,
  ]
  const wrong = (message: string): null => {
    context.addIssue({ code: 'custom', path: [`${name}-day`], message })
    return null
  }
  if (!d && !m && !y) return options.required ? wrong(`Enter ${label}`) : null
  const missing = [!d && 'day', !m && 'month', !y && 'year'].filter(Boolean)
  if (missing.length > 0) return wrong(`${capital(label)} must include a ${missing.join(' and a ')}`)
  const iso = `${y.padStart(4, '0')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  if (!/^\d{4}$/.test(y) || !isDay(iso))
    return wrong(`${capital(label)} must be a real date, such as 27 3 2026`)
  return iso
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)

/** Shows the boxes with what was sent, or a known date. */
export function dateField(
  form: FormState,
  name: string,
  legend: string,
  hint: string,
  known: string | null = null,
): Html {
  const [year = '', month = '', day = ''] = known?.split('-') ?? []
  const fault = form.faults.find((candidate) => candidate.field === `${name}-day`)
  const value = (part: string, otherwise: string) => {
    const sent = form.values[`${name}-${part}`]
    return typeof sent === 'string' ? sent : otherwise
  }
  const wrong = fault ? ' govuk-input--error' : ''
  return dateInput({
    id: name,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint },
    ...(fault ? { errorMessage: { text: fault.message } } : {}),
    items: [
      {
        id: `${name}-day`,
        name: `${name}-day`,
        label: 'Day',
        value: value('day', day),
        classes: `govuk-input--width-2${wrong}`,
      },
      {
        id: `${name}-month`,
        name: `${name}-month`,
        label: 'Month',
        value: value('month', month),
        classes: `govuk-input--width-2${wrong}`,
      },
      {
        id: `${name}-year`,
        name: `${name}-year`,
        label: 'Year',
        value: value('year', year),
        classes: `govuk-input--width-4${wrong}`,
      },
    ],
  })
}
