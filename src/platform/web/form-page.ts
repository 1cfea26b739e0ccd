/** What every form page needs: its faults at the top, and each field's fault and value beside it. */
import { errorSummary } from './components/index.ts'
import type { FormState } from './endpoint.ts'
import type { Html } from './html.ts'

export interface Field {
  value: string
  errorMessage?: { text: string }
}

/** A field's value as it was sent (or `otherwise`), with its first fault. Spread it into a component's parameters. */
export function field(form: FormState, name: string, otherwise = ''): Field {
  const sent = form.values[name]
  const fault = form.faults.find((candidate) => candidate.field === name)
  const value = typeof sent === 'string' ? sent : otherwise
  return fault ? { value, errorMessage: { text: fault.message } } : { value }
}

/** The values of a field that may be given more than once. */
export function fieldValues(form: FormState, name: string, otherwise: string[] = []): string[] {
  const sent = form.values[name]
  if (sent === undefined) return otherwise
  return typeof sent === 'string' ? [sent] : sent
}

/** The error summary, or nothing when there is no fault. Each entry leads to its field, whose id is its name. */
export function faultSummary(form: FormState): Html | '' {
  if (form.faults.length === 0) return ''
  return errorSummary({
    titleText: 'There is a problem',
    errorList: form.faults.map((fault) =>
      fault.field ? { text: fault.message, href: `#${fault.field}` } : { text: fault.message },
    ),
  })
}
