/** The register of services and the inspections of the programme. */
import { z } from 'zod'
import { may } from '#platform/permissions/may.ts'
import type { TeamRole } from '#platform/permissions/roles.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { html } from '#platform/web/html.ts'
import { redirect } from '#platform/web/outcome.ts'
import { type Fault, invalid } from '#platform/web/problems.ts'
import { askedOfService } from '../caseload-asked.page.ts'
import { caseloadsAsked } from '../caseload-asked.ts'
import { draftForLead, draftForService } from '../drafts-waiting.page.ts'
import { draftsWaiting } from '../drafts-waiting.ts'
import { type Membership, openInspection, registerService, setTeam } from './actions.ts'
import { alertCounts } from './alert-counts.ts'
import { inspectionForm, teamForm } from './inspection-form.ts'
import { inspectionsPage } from './inspections.page.ts'
import { newInspectionPage } from './new-inspection.page.ts'
import { overviewPage } from './overview.page.ts'
import { localAssessorsOf, ownServiceField, recordOwnServices } from './own-services.ts'
import {
  allServices,
  inspectionsOf,
  people,
  serviceById,
  serviceNamed,
  slugTaken,
  stageChanges,
  teamOf,
} from './queries.ts'
import { servicesPage } from './services.page.ts'
import { slugFrom } from './slug.ts'
import { teamPage } from './team.page.ts'

type ProgrammeVisit = Visit<'programme', unknown, unknown, unknown>

const showServices = async (visit: ProgrammeVisit) =>
  servicesPage(visit.form, await allServices(visit.db), may(visit.roles, 'register service', 'programme'))

const showNewInspection = async (visit: ProgrammeVisit) =>
  newInspectionPage(visit.form, {
    services: (await allServices(visit.db)).map(({ id, name }) => ({ id, name })),
    frameworks: await visit.frameworks.newest(),
    people: await people(visit.db),
  })

const showTeam = async (visit: Visit<'inspection', unknown, unknown, unknown>) =>
  teamPage(
    { inspection: visit.thing, roles: visit.roles },
    visit.form,
    await people(visit.db),
    await teamOf(visit.db, visit.thing.id),
    {
      assessors: await localAssessorsOf(visit.db, visit.thing.id),
      services: await allServices(visit.db),
    },
  )

/** After a team is saved: on to the overview, or first to what is not recorded yet about its local assessors. */
async function afterTeam(
  visit: Visit<'programme' | 'inspection', unknown, unknown, unknown>,
  inspection: { id: string; slug: string },
  notice: string,
) {
  const unknown = (await localAssessorsOf(visit.db, inspection.id)).filter((one) => one.serviceId === null)
  const overview = `/inspections/${inspection.slug}`
  if (unknown.length === 0) return redirect(overview, notice)
  const names = unknown.map((one) => one.name).join(', ')
  return redirect(
    `${overview}/team#own-services`,
    `${notice} Say below which service each local assessor comes from: ${names}.`,
  )
}

/** @throws Problem invalid naming each role that was given to somebody who is not in the list */
async function needKnown(
  visit: Visit<'programme' | 'inspection', unknown, unknown, unknown>,
  members: Membership[],
  already: { id: string }[] = [],
): Promise<void> {
  const known = new Set([...(await people(visit.db)), ...already].map(({ id }) => id))
  const strangers = new Set(members.filter(({ person }) => !known.has(person)).map(({ role }) => role))
  if (strangers.size === 0) return
  throw invalid(
    ...[...strangers].map((role) => ({ field: `team-${role}`, message: 'Choose people from the list' })),
  )
}

/** What of a draft that lies with the service waits for whoever looks at its inspection. */
async function draftWaitsFor({ db, thing, roles }: Visit<'inspection', unknown, unknown, unknown>) {
  const tell = roles.has('service-contact')
    ? draftForService
    : roles.has('lead-inspector')
      ? draftForLead
      : null
  if (!tell) return ''
  return html`${(await draftsWaiting(db, [{ ...thing, service: thing.serviceName }])).map(tell)}`
}

const nameField = (what: string, most: number) =>
  z.string().trim().min(1, `Enter ${what}`).max(most, `Shorten ${what} to ${most} characters or fewer`)

export const programmeRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/services',
    verb: 'see',
    thing: 'programme',
    run: showServices,
  }),

  endpoint({
    method: 'POST',
    path: '/services',
    verb: 'register service',
    thing: 'programme',
    body: z.object({
      name: nameField('the name of the service', 120).regex(/[a-z]/i, 'Enter a name with letters'),
      area: nameField('the local area', 120),
    }),
    again: showServices,
    run: async (visit) => {
      const { name } = visit.body
      // Names that differ only in signs would share an address.
      if ((await serviceNamed(visit.db, name)) || (await slugTaken(visit.db, 'service', slugFrom(name)))) {
        throw invalid({ field: 'name', message: 'A service with this name is already registered' })
      }
      await visit.perform(registerService, visit.body)
      return redirect('/services', `${visit.body.name} is registered.`)
    },
  }),

  endpoint({
    method: 'GET',
    path: '/inspections',
    verb: 'use',
    thing: 'account',
    run: async (visit) => {
      const inspections = await inspectionsOf(visit.db, visit.person!)
      const as = (role: TeamRole) => inspections.filter(({ roles }) => roles.includes(role))
      const asked = await caseloadsAsked(
        visit.db,
        as('service-contact').map(({ id }) => id),
      )
      return inspectionsPage(
        inspections,
        may(visit.roles, 'open inspection', 'programme'),
        await alertCounts(visit, inspections),
        html`${asked.map(askedOfService)}${(await draftsWaiting(visit.db, as('service-contact'))).map(draftForService)}${(await draftsWaiting(visit.db, as('lead-inspector'))).map(draftForLead)}`,
      )
    },
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/new',
    verb: 'open inspection',
    thing: 'programme',
    run: showNewInspection,
  }),

  endpoint({
    method: 'POST',
    path: '/inspections',
    verb: 'open inspection',
    thing: 'programme',
    body: inspectionForm,
    again: showNewInspection,
    run: async (visit) => {
      const { service: serviceId, framework: frameworkId, members, ...dates } = visit.body
      const service = z.uuid().safeParse(serviceId).success
        ? await serviceById(visit.db, serviceId)
        : undefined
      if (!service) throw invalid({ field: 'service', message: 'Choose a service from the list' })
      const framework = (await visit.frameworks.newest()).find((one) => one.id === frameworkId)
      if (!framework) throw invalid({ field: 'framework', message: 'Choose a framework from the list' })
      await needKnown(visit, members)
      const opened = await visit.perform(openInspection, { service, framework, ...dates })
      await visit.perform(setTeam, { inspection: opened.id, members })
      return afterTeam(visit, opened, `The inspection of ${service.name} is open.`)
    },
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection',
    verb: 'see',
    thing: 'inspection',
    run: async (visit) =>
      overviewPage(
        { inspection: visit.thing, roles: visit.roles },
        await visit.frameworks.of(visit.thing),
        await teamOf(visit.db, visit.thing.id),
        await stageChanges(visit.db, visit.thing.id),
        (await caseloadsAsked(visit.db, [visit.thing.id]))[0],
        await draftWaitsFor(visit),
      ),
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/team',
    verb: 'change team',
    thing: 'inspection',
    run: showTeam,
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/team',
    verb: 'change team',
    thing: 'inspection',
    body: teamForm,
    again: showTeam,
    run: async (visit) => {
      await needKnown(visit, visit.body, await teamOf(visit.db, visit.thing.id))
      await visit.perform(setTeam, { inspection: visit.thing.id, members: visit.body })
      return afterTeam(visit, visit.thing, 'The team is saved.')
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/team/own-services',
    verb: 'change team',
    thing: 'inspection',
    body: z.record(z.string(), z.unknown()),
    again: showTeam,
    run: async (visit) => {
      const known = new Set((await allServices(visit.db)).map(({ id }) => id))
      const faults: Fault[] = []
      const services: { person: string; service: string }[] = []
      for (const { id, name, serviceId } of await localAssessorsOf(visit.db, visit.thing.id)) {
        const sent = visit.body[ownServiceField(id)]
        if (sent === undefined || sent === (serviceId ?? '')) continue
        if (typeof sent === 'string' && known.has(sent)) services.push({ person: id, service: sent })
        else
          faults.push({ field: ownServiceField(id), message: `Choose the service that ${name} comes from` })
      }
      if (faults.length > 0) throw invalid(...faults)
      if (services.length > 0)
        await visit.perform(recordOwnServices, { inspection: visit.thing.id, services })
      return redirect(`/inspections/${visit.thing.slug}`, 'It is recorded where local assessors come from.')
    },
  }),
]
