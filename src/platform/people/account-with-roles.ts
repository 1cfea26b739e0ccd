import type { Reader } from '../audit/action.ts'
import type { Role } from '../permissions/roles.ts'

/** The account behind an address with its standing roles, for what is done in its name outside the web. */
export async function accountWithRoles(
  db: Reader,
  address: string,
): Promise<{ id: string; roles: ReadonlySet<Role> } | null> {
  const person = await db
    .selectFrom('person')
    .where('email', '=', address.trim().toLowerCase())
    .where('disabled_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (!person) return null
  const roles = await db.selectFrom('person_role').where('person_id', '=', person.id).select('role').execute()
  return { id: person.id, roles: new Set(roles.map(({ role }) => role as Role)) }
}
