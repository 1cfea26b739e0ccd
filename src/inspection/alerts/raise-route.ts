/** Raising an alert: from any page of an inspection, in the middle of anything, with or without a case. */
import { z } from 'zod'
import { alertRules } from '#engine/casework/alerts/rules.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { json, type Outcome, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { knownToWriter } from '../known-to-writer.ts'
import { AlreadyRaised, raiseAlert } from './actions.ts'
import { alertPath } from './overdue.ts'
import { alertById, casesForAlerts, casesToChooseFrom, contactsOf } from './queries.ts'
import { raisePage } from './raise.page.ts'
import { type GivenAlert, readAlert } from './read-alert.ts'

type RaiseVisit = Visit<'inspection', unknown, { assessment?: string | undefined }, unknown>
const query = z.object({ assessment: z.string().optional() })

async function showForm(visit: Visit<'inspection', unknown, unknown, unknown>) {
  const { assessment = '' } = visit.query as RaiseVisit['query']
  const theirs = visit.person
    ? await casesToChooseFrom(visit.db, visit.thing.id, visit.person, visit.roles)
    : []
  return raisePage(
    {
      around: { inspection: visit.thing, roles: visit.roles },
      rules: alertRules(await visit.frameworks.of(visit.thing)),
      contacts: (await contactsOf(visit.db, visit.thing.id)).contacts,
      cases: theirs,
      assessment: theirs.some((one) => one.id === assessment) ? assessment : '',
    },
    visit.form,
  )
}

function needLive(visit: Visit<'inspection', unknown, unknown, unknown>): void {
  if (visit.thing.origin !== 'live')
    throw new Problem('stage-closed', 'These figures were carried over from a published report.')
}

/** The alert is kept: said the same way the first time and every time it is sent again. */
function kept(visit: RaiseVisit, alert: GivenAlert, raisedAt: Date, again: boolean): Outcome {
  const address = alertPath(visit.thing, alert)
  if (visit.wantsJson)
    return json({ alert: alert.id, raisedAt: raisedAt.toISOString(), again, address }, again ? 200 : 201)
  return redirect(address, 'The alert is raised. The lead inspector sees it now. Phone as well.')
}

/** Sent twice it is one alert. In other words under the same id it is a second one, which needs its own. */
async function sentBefore(visit: RaiseVisit, alert: GivenAlert): Promise<Outcome | null> {
  const known = await alertById(visit.db, alert.id)
  if (!known) return null
  const own = known.inspectionId === visit.thing.id && known.raisedById === visit.person?.id
  const same =
    known.severity === alert.severity &&
    known.atRisk === alert.atRisk &&
    known.known === alert.known &&
    known.assessment === alert.assessment
  if (own && same) return kept(visit, alert, known.raisedAt, true)
  const message = own
    ? 'You sent this alert before, in other words, and it is kept. To add to it, open it under Alerts. To raise another one, send this form again.'
    : 'This form was used before. Send it again.'
  throw invalid({ field: 'alert', message })
}

/**
 * The fields, by form (`application/x-www-form-urlencoded`) and by JSON alike. Their names are kept stable: alerts written without a
 * connection are sent later.
 * - `alert`: a UUID made where the alert was written; the same one sent again is the same alert
 * - `assessment`: the assessment it is about, or empty
 * - `severity`: an id of the framework's severities
 * - `atRisk`: `child`, `someone-else` or `both`
 * - `known`: what is known, in words
 * - `told`: ids of the framework's list of who can be told, none or several; `toldHow` in words; `toldAt` as
 *   `14:32`, `24/11/2026 14:32` or a moment (`2027-02-01T14:32:00Z`)
 * - `noticedAt`: a moment, when it was written; left out it is now
 * - `checked`: `yes` where the writer has looked again at words that read like names
 *
 * With `accept: application/json` the answer is `{ alert, raisedAt, again, address }`: 201, or 200 where it was sent before.
 */
const raise = endpoint({
  method: 'POST',
  path: '/inspections/:inspection/alerts',
  verb: 'raise alert',
  thing: 'inspection',
  query,
  body: z.looseObject({}),
  again: showForm,
  run: async (visit) => {
    needLive(visit)
    const { db, thing } = visit
    const cases = await casesForAlerts(db, thing.id)
    const framework = await visit.frameworks.of(thing)
    const now = new Date()
    const { alert, faults } = readAlert(visit.body, {
      rules: alertRules(framework),
      assessments: cases.map((one) => one.id),
      known: await knownToWriter(db, thing, framework),
      now,
    })
    if (faults.length > 0) throw invalid(...faults)
    const before = await sentBefore(visit, alert)
    if (before) return before
    try {
      const { raisedAt } = await visit.perform(raiseAlert, { ...alert, inspection: thing.id })
      return kept(visit, alert, raisedAt, false)
    } catch (error) {
      if (!(error instanceof AlreadyRaised)) throw error
      // Sent twice at the same moment: the other one was first.
      const other = await sentBefore(visit, alert)
      if (!other) throw error
      return other
    }
  },
})

export const raiseRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/alerts/new',
    verb: 'raise alert',
    thing: 'inspection',
    query,
    run: async (visit) => {
      needLive(visit)
      return showForm(visit)
    },
  }),
  raise,
]
