/** Alerts of an inspection: the list, whom to phone, raising one, and each one's own pages. */
import { z } from 'zod'
import { alertRules } from '#engine/casework/alerts/rules.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid } from '#platform/web/problems.ts'
import { knownToWriter } from '../known-to-writer.ts'
import { alertsSeenBy, withState } from '../open-alerts.ts'
import { keepContacts, listAlerts } from './actions.ts'
import { alertSteps } from './alert-routes.ts'
import { alertsPage } from './alerts.page.ts'
import { contactsPage } from './contacts.page.ts'
import { readContacts } from './contacts.ts'
import { contactsOf } from './queries.ts'
import { raiseRoutes } from './raise-route.ts'

const at = '/inspections/:inspection/alerts'

const showContacts = async (visit: Visit<'inspection', unknown, unknown, unknown>) =>
  contactsPage(
    { inspection: visit.thing, roles: visit.roles },
    await contactsOf(visit.db, visit.thing.id),
    visit.form,
  )

export const alertRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: at,
    verb: 'see alerts',
    thing: 'inspection',
    recorded: true,
    run: async (visit) => {
      const { thing, roles, person } = visit
      const framework = await visit.frameworks.of(thing)
      const seen = await alertsSeenBy(visit.db, person, [{ id: thing.id, roles }])
      if (seen.length > 0)
        await visit.perform(listAlerts, { inspection: thing.id, alerts: seen.map((one) => one.id) })
      return alertsPage(
        { inspection: thing, roles },
        alertRules(framework),
        withState(framework, seen, new Date()),
        await contactsOf(visit.db, thing.id),
      )
    },
  }),

  endpoint({
    method: 'GET',
    path: `${at}/contacts`,
    verb: 'keep alert contacts',
    thing: 'inspection',
    run: showContacts,
  }),

  endpoint({
    method: 'POST',
    path: `${at}/contacts`,
    verb: 'keep alert contacts',
    thing: 'inspection',
    body: z.looseObject({}),
    again: showContacts,
    run: async (visit) => {
      const { thing, db } = visit
      const { contacts, faults } = readContacts(
        visit.body,
        await knownToWriter(db, thing, await visit.frameworks.of(thing)),
      )
      const base = Number(visit.body.version)
      const now = await contactsOf(db, thing.id)
      if (base !== now.version) {
        const theirs = now.contacts.map(({ who, number }) => `${who} ${number}`).join(', ') || 'none'
        const message = `Somebody else changed these numbers meanwhile, to: ${theirs}. What you wrote is still in the form; save again to keep it instead.`
        faults.push({ field: '', message })
      }
      if (faults.length > 0) throw invalid(...faults)
      await visit.perform(keepContacts, { inspection: thing.id, base, contacts })
      return redirect(`/inspections/${thing.slug}/alerts`, 'The numbers are saved.')
    },
  }),

  ...raiseRoutes,
  ...alertSteps,
]
