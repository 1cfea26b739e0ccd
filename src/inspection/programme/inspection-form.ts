/** What the programme manager fills in to open an inspection, read and checked as one. */
import { z } from 'zod'
import { type TeamRole, teamRoles } from '#platform/permissions/roles.ts'
import { readDateField } from '#platform/web/date-field.ts'
import type { Membership } from './actions.ts'

/** Roles that one person holds, and roles that several may. */
export const singleRoles = ['lead-inspector', 'quality-lead', 'panel-chair'] as const satisfies TeamRole[]
export const severalRoles = [
  'inspector',
  'local-assessor',
  'panel-member',
  'service-contact',
] as const satisfies TeamRole[]

const list = (sent: unknown): string[] =>
  (Array.isArray(sent) ? sent : [sent]).filter(
    (item): item is string => typeof item === 'string' && item !== '',
  )

function readTeam(sent: Record<string, unknown>, context: z.RefinementCtx): Membership[] {
  // The same id can be written in capitals, or sent twice; nobody becomes two people by that.
  const members = [...singleRoles, ...severalRoles].flatMap((role) =>
    [...new Set(list(sent[`team-${role}`]).map((person) => person.toLowerCase()))].map((person) => ({
      person,
      role,
    })),
  )
  const fault = (role: TeamRole, message: string) =>
    context.addIssue({ code: 'custom', path: [`team-${role}`], message })
  const holding = (role: TeamRole) =>
    members.filter((member) => member.role === role).map((member) => member.person)
  for (const { person, role } of members) {
    if (!z.uuid().safeParse(person).success) fault(role, 'Choose people from the list')
  }
  for (const role of singleRoles) {
    if (holding(role).length > 1) fault(role, `Choose one ${roleTitle(role).toLowerCase()}`)
  }
  if (holding('lead-inspector').length === 0) fault('lead-inspector', 'Choose a lead inspector')
  // The lead attends the panel but does not decide (method, section 1).
  for (const role of ['panel-chair', 'panel-member'] as const) {
    if (holding(role).some((person) => holding('lead-inspector').includes(person))) {
      fault(role, 'The lead inspector cannot also sit on the ratings panel')
    }
  }
  // Somebody from the inspected side has no other part in the inspection.
  const inside = members.filter((member) => member.role !== 'service-contact').map((member) => member.person)
  if (holding('service-contact').some((person) => inside.includes(person))) {
    fault('service-contact', 'A service contact cannot also be on the inspection team or the panel')
  }
  return members
}

export const teamForm = z.looseObject({}).transform((sent, context) => readTeam(sent, context))

export const inspectionForm = z.looseObject({}).transform((sent, context) => {
  const date = (name: string, label: string, required = true) =>
    readDateField(sent, name, label, context, { required })
  const choose = (name: string, message: string): string => {
    const value = sent[name]
    if (typeof value === 'string' && value !== '') return value
    context.addIssue({ code: 'custom', path: [name], message })
    return ''
  }
  const service = choose('service', 'Choose the service to inspect')
  const framework = choose('framework', 'Choose the framework to inspect against')
  const announcedOn = date('announced', 'the announcement date')
  const fieldworkFrom = date('fieldwork-from', 'the first day of fieldwork')
  const fieldworkTo = date('fieldwork-to', 'the last day of fieldwork')
  const publicationPlannedOn = date('publication', 'the planned publication date', false)
  const inOrder = (earlier: string | null, later: string | null, name: string, message: string) => {
    if (earlier && later && later < earlier)
      context.addIssue({ code: 'custom', path: [`${name}-day`], message })
  }
  inOrder(
    announcedOn,
    fieldworkFrom,
    'fieldwork-from',
    'Fieldwork must begin on or after the announcement date',
  )
  inOrder(fieldworkFrom, fieldworkTo, 'fieldwork-to', 'Fieldwork must end on or after its first day')
  inOrder(fieldworkTo, publicationPlannedOn, 'publication', 'Publication must be planned after fieldwork')
  const members = readTeam(sent, context)
  return {
    service,
    framework,
    announcedOn: announcedOn ?? '',
    fieldworkFrom: fieldworkFrom ?? '',
    fieldworkTo: fieldworkTo ?? '',
    publicationPlannedOn,
    members,
  }
})

export const roleTitle = (role: TeamRole): string => teamRoles[role]
