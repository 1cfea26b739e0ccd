/**
 * On every page of an inspection whoever may raise an alert has the numbers to phone and the way to the form, and
 * whoever must act on an overdue alert is told so. Part of the page itself, so that a page kept on a device has it too.
 */
import { alertRules } from '#engine/casework/alerts/rules.ts'
import { may } from '#platform/permissions/may.ts'
import type { AlertThing, AssessmentThing, InspectionThing } from '#platform/permissions/things.ts'
import { button, details } from '#platform/web/components/index.ts'
import type { AnyEndpoint, Visit } from '#platform/web/endpoint.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Outcome } from '#platform/web/outcome.ts'
import { alertsSeenBy, withState } from '../open-alerts.ts'
import { overdueBanner } from './overdue.ts'
import { phoneList } from './phone-list.ts'
import { contactsOf } from './queries.ts'

type Around = Pick<Visit<never, unknown, unknown, unknown>, 'db' | 'roles' | 'person' | 'frameworks'>
type Run = (visit: Around & { thing: unknown }) => Promise<Outcome>

/** The form says whom to phone itself. */
const raising = /\/alerts(\/new)?$/

/** Who is told of what is overdue wherever they are. Whoever only has the case finds it in the list. */
const mustAct = ['lead-inspector', 'quality-lead', 'raiser'] as const

/** The inspection that a request is about, and the case if it is about one. */
function placeOf(thing: unknown): { inspection: InspectionThing; assessment: string | null } | null {
  const about = thing as Partial<AssessmentThing & AlertThing & InspectionThing> | null
  if (about?.inspection) {
    const assessment = 'caseId' in about ? about.id : about.assessmentId
    return { inspection: about.inspection, assessment: assessment ?? null }
  }
  return about?.frameworkVersion ? { inspection: about as InspectionThing, assessment: null } : null
}

export const raisePath = (inspection: { slug: string }, assessment: string | null = null): string =>
  `/inspections/${inspection.slug}/alerts/new${assessment ? `?assessment=${assessment}` : ''}`

async function aboveThePage(endpoint: AnyEndpoint, visit: Around & { thing: unknown }): Promise<Html | null> {
  const place = placeOf(visit.thing)
  if (place?.inspection.origin !== 'live' || !may(visit.roles, 'raise alert', 'inspection')) return null
  const { inspection, assessment } = place
  const framework = await visit.frameworks.of(inspection)
  const [alerts, { contacts }] = await Promise.all([
    alertsSeenBy(visit.db, visit.person, [{ id: inspection.id, roles: visit.roles }]),
    contactsOf(visit.db, inspection.id),
  ])
  const theirs = alerts.filter(({ roles }) => mustAct.some((role) => roles.has(role)))
  const overdue = withState(framework, theirs, new Date()).filter((one) => one.state.overdue.length > 0)
  const wanted = !raising.test(endpoint.path)
  return html`${overdueBanner(inspection, overdue)}${
    wanted
      ? details({
          summaryText: 'Is someone at immediate risk?',
          classes: 'pl-at-risk',
          html: html`${phoneList(alertRules(framework), contacts)}
${button({ text: 'Raise an alert', href: raisePath(inspection, assessment), classes: 'govuk-button--warning govuk-!-margin-bottom-0' })}`,
        })
      : ''
  }`
}

export function withAlertsAtHand(endpoint: AnyEndpoint): AnyEndpoint {
  const shown =
    (run: Run): Run =>
    async (visit) => {
      const outcome = await run(visit)
      if (outcome.kind !== 'page') return outcome
      const above = await aboveThePage(endpoint, visit)
      return above ? { ...outcome, above } : outcome
    }
  if (!['inspection', 'assessment', 'alert'].includes(endpoint.thing as string)) return endpoint
  return {
    ...endpoint,
    run: shown(endpoint.run as Run),
    ...(endpoint.again ? { again: shown(endpoint.again as Run) } : {}),
  }
}
