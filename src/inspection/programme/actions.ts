/** Registering services, opening inspections and putting teams together. */
import { action, type Writer } from '#platform/audit/action.ts'
import type { TeamRole } from '#platform/permissions/roles.ts'
import { holdInspection } from '../hold-inspection.ts'
import { slugFrom } from './slug.ts'

export const registerService = action(
  'service-registered',
  async (db, input: { name: string; area: string; invented?: boolean }) => {
    const slug = slugFrom(input.name)
    const { id } = await db
      .insertInto('service')
      .values({ slug, name: input.name, area: input.area, invented: input.invented ?? false })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { stream: 'programme', payload: { service: id, slug }, result: id }
  },
)

export interface Membership {
  person: string
  role: TeamRole
}

export interface NewInspection {
  service: { id: string; slug: string }
  framework: { id: string; version: string }
  announcedOn: string
  fieldworkFrom: string
  fieldworkTo: string
  publicationPlannedOn: string | null
}

/** Opens an inspection with its framework pinned. Returns its id and address. */
export const openInspection = action('inspection-opened', async (db, input: NewInspection, actor) => {
  const slug = await freeSlug(db, `${input.service.slug}-${input.fieldworkFrom.slice(0, 4)}`)
  const { id } = await db
    .insertInto('inspection')
    .values({
      slug,
      service_id: input.service.id,
      framework: input.framework.id,
      framework_version: input.framework.version,
      origin: 'live',
      stage: 'caseload',
      announced_on: input.announcedOn,
      fieldwork_from: input.fieldworkFrom,
      fieldwork_to: input.fieldworkTo,
      publication_planned_on: input.publicationPlannedOn,
      opened_by: actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return {
    stream: `inspection:${id}`,
    payload: {
      inspection: id,
      service: input.service.id,
      framework: input.framework.id,
      frameworkVersion: input.framework.version,
    },
    result: { id, slug },
  }
})

/** A service inspected twice in a year gets -2, -3 … */
async function freeSlug(db: Writer, wanted: string): Promise<string> {
  const taken = await db.selectFrom('inspection').where('slug', 'like', `${wanted}%`).select('slug').execute()
  const slugs = new Set(taken.map((row) => row.slug))
  let slug = wanted
  for (let again = 2; slugs.has(slug); again++) slug = `${wanted}-${again}`
  return slug
}

/** Sets the team to exactly these members, recording who joined and who left. */
export const setTeam = action(
  'team-changed',
  async (db, input: { inspection: string; members: Membership[] }) => {
    await holdInspection(db, input.inspection)
    const before = await db
      .selectFrom('team_member')
      .where('inspection_id', '=', input.inspection)
      .select(['person_id as person', 'role'])
      .execute()
    const same = (a: { person: string; role: string }) => (b: { person: string; role: string }) =>
      a.person === b.person && a.role === b.role
    const joined = input.members.filter((member) => !before.some(same(member)))
    const left = before.filter((member) => !input.members.some(same(member)))
    for (const member of left) {
      await db
        .deleteFrom('team_member')
        .where('inspection_id', '=', input.inspection)
        .where('person_id', '=', member.person)
        .where('role', '=', member.role)
        .execute()
    }
    if (joined.length > 0) {
      await db
        .insertInto('team_member')
        .values(
          joined.map(({ person, role }) => ({ inspection_id: input.inspection, person_id: person, role })),
        )
        .execute()
    }
    return {
      stream: `inspection:${input.inspection}`,
      payload: { inspection: input.inspection, joined, left },
      result: undefined,
    }
  },
)
