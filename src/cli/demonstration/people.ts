/** Who can be signed in as in the demonstration: roles, not people. */
import type { Kysely } from 'kysely'
import { perform } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { createAccount } from '#platform/people/sign-in.actions.ts'
import type { StandingRole, TeamRole } from '#platform/permissions/roles.ts'

interface DemonstrationRole {
  name: string
  standing?: StandingRole[]
  team?: TeamRole
}

/** In the order in which a newcomer is likely to want to be them. */
export const demonstrationRoles = [
  { name: 'Lead inspector', team: 'lead-inspector' },
  { name: 'First inspector', team: 'inspector' },
  { name: 'Second inspector', team: 'inspector' },
  { name: 'Local assessor', team: 'local-assessor' },
  { name: 'Quality lead', team: 'quality-lead' },
  { name: 'Ratings panel chair', team: 'panel-chair' },
  { name: 'Ratings panel member', team: 'panel-member' },
  { name: 'Second panel member', team: 'panel-member' },
  { name: 'Service contact', team: 'service-contact' },
  { name: 'Programme manager', standing: ['programme-manager'] },
  { name: 'Publications editor', standing: ['publications-editor'] },
  { name: 'Analyst', standing: ['analyst'] },
  { name: 'Standards lead', standing: ['standards-lead'] },
] as const satisfies DemonstrationRole[]

export type DemonstrationName = (typeof demonstrationRoles)[number]['name']

/** Creates them all. Returns each one's id by name. */
export async function createDemonstrationPeople(db: Kysely<DB>): Promise<Map<DemonstrationName, string>> {
  const ids = new Map<DemonstrationName, string>()
  for (const role of demonstrationRoles as readonly (DemonstrationRole & { name: DemonstrationName })[]) {
    const id = await perform(db, createAccount, {
      email: `${role.name.toLowerCase().replaceAll(' ', '.')}@demonstration.example`,
      name: role.name,
      passwordHash: null,
      roles: role.standing ?? [],
      demonstration: true,
    })
    ids.set(role.name, id)
  }
  return ids
}
