/** Fieldwork cannot be closed over open alerts, unless its lead says who goes on with them. */
import { textarea } from '#platform/web/components/index.ts'
import type { FormState, Visit } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { invalid } from '#platform/web/problems.ts'
import { recordAlertStep } from './alert.actions.ts'
import { checkedField, faultsInWords, type Sent, textOf } from './alert-words.ts'
import { checkedBox } from './checked-box.ts'
import { knownToWriter } from './known-to-writer.ts'
import { everyAlertOf, type StandingAlert } from './open-alerts.ts'

const handedOver = 'handedOver'
const handedOverChecked = 'handedOver-checked'
const longest = 2000

export async function openAlertsOf(
  db: Parameters<typeof everyAlertOf>[0],
  inspection: string,
): Promise<StandingAlert[]> {
  const closed = ({ events }: StandingAlert) =>
    events.findLast(({ kind }) => kind === 'closed' || kind === 'reopened')?.kind === 'closed'
  return (await everyAlertOf(db, inspection)).filter((alert) => !closed(alert))
}

const howMany = (count: number): string => (count === 1 ? '1 alert is' : `${count} alerts are`)

/** In the form that closes fieldwork. Nothing while no alert is open. */
export function alertsAtClose(inspection: { slug: string }, open: number, state: FormState): Html | '' {
  if (open === 0) return ''
  return html`<p class="govuk-body">${howMany(open)} open. <a class="govuk-link" href="/inspections/${inspection.slug}/alerts">Close ${open === 1 ? 'it' : 'them'} first</a>, or say who goes on with ${open === 1 ? 'it' : 'them'}.</p>
${textarea({
  id: handedOver,
  name: handedOver,
  rows: 2,
  label: { text: 'Open alerts are handed over to' },
  hint: { text: 'By role, and why they cannot be closed now' },
  ...field(state, handedOver),
})}${checkedBox(state, handedOverChecked, [handedOver])}`
}

/** @throws Problem invalid when alerts are open and nobody takes them over */
export async function handOverAlerts(visit: Visit<'inspection', unknown, unknown, unknown>): Promise<void> {
  const open = await openAlertsOf(visit.db, visit.thing.id)
  if (open.length === 0) return
  const sent = (visit.body ?? {}) as Sent
  const to = textOf(sent, handedOver)
  if (to === '') {
    const message = `Fieldwork cannot be closed: ${howMany(open.length)} open. Close ${open.length === 1 ? 'it' : 'them'}, or say who goes on`
    throw invalid({ field: handedOver, message })
  }
  if (to.length > longest)
    throw invalid({ field: handedOver, message: `Use ${longest} characters or fewer to say who goes on` })
  const known = await knownToWriter(visit.db, visit.thing, await visit.frameworks.of(visit.thing))
  const faults = faultsInWords({ ...sent, [checkedField]: sent[handedOverChecked] }, handedOver, known)
  if (faults.length > 0) throw invalid(...faults)
  for (const { id } of open)
    await visit.perform(recordAlertStep, {
      inspection: visit.thing.id,
      alert: id,
      kind: 'handed-over',
      words: `Open alerts handed over to ${to}`,
    })
}
