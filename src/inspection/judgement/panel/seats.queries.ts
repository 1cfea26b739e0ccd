/** Who sits at a meeting, and what stands between each person and deciding. */
import { sql } from 'kysely'
import { inConflict, type Obstacle, obstaclesOf, type Part, type Seat } from '#engine/panel/seats.ts'
import type { Reader } from '#platform/audit/action.ts'

export interface Declaration {
  version: number
  interest: boolean
  words: string
  at: Date
}

export interface SeatHere {
  person: string
  name: string
  /** 0 for somebody who is on the panel and has no seat at this meeting. */
  version: number
  seat: Seat
  declaration: Declaration | null
  /** Everything that keeps them from deciding. */
  obstacles: Obstacle[]
  conflict: boolean
}

/**
 * Everybody of the inspection's panel and everybody who has a seat at the meeting.
 * @param meetingId none while a meeting is being called
 */
export async function seatsAt(
  db: Reader,
  inspectionId: string,
  meetingId: string | null,
): Promise<SeatHere[]> {
  const rows = await db
    .with('here', (q) =>
      q
        .selectFrom('team_member as t')
        .where('t.inspection_id', '=', inspectionId)
        .where('t.role', 'in', ['panel-chair', 'panel-member', 'lead-inspector'])
        .select('t.person_id as person')
        .union(
          q
            .selectFrom('panel_seat as s')
            .where('s.meeting_id', '=', meetingId)
            .select('s.person_id as person'),
        ),
    )
    .selectFrom('here as h')
    .innerJoin('person as p', 'p.id', 'h.person')
    .innerJoin('inspection as i', (join) => join.on('i.id', '=', inspectionId))
    .leftJoinLateral(
      (q) =>
        q
          .selectFrom('panel_seat as s')
          .where('s.meeting_id', '=', meetingId)
          .whereRef('s.person_id', '=', 'h.person')
          .select(['s.part', 's.version'])
          .orderBy('s.version', 'desc')
          .limit(1)
          .as('s'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (q) =>
        q
          .selectFrom('panel_declaration as d')
          .where('d.meeting_id', '=', meetingId)
          .whereRef('d.person_id', '=', 'h.person')
          .select(['d.version as declaration', 'd.interest', 'd.words', 'd.declared_at'])
          .orderBy('d.version', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .select(['h.person', 'p.name', 's.part', 's.version'])
    .select(['d.declaration', 'd.interest', 'd.words', 'd.declared_at'])
    .select([
      sql<
        string[]
      >`array(select t.role from team_member t where t.inspection_id = i.id and t.person_id = h.person)`.as(
        'roles',
      ),
      sql<boolean>`exists (select from qualitative_judgement j
        where j.inspection_id = i.id and j.proposed_by = h.person)`.as('proposed'),
      sql<boolean>`coalesce((select o.service_id = i.service_id from own_service o
        where o.person_id = h.person order by o.version desc limit 1), false)`.as('ownService'),
      sql<boolean>`coalesce((select not d.withdrawn from service_interest d
        where d.person_id = h.person and d.service_id = i.service_id order by d.version desc limit 1), false)
        or exists (select from (select distinct on (d.case_id) d.withdrawn from case_interest d
          join assessment a on a.case_id = d.case_id
          where d.person_id = h.person and a.inspection_id = i.id
          order by d.case_id, d.version desc) newest where not newest.withdrawn)`.as('registered'),
    ])
    .orderBy('p.name')
    .orderBy('h.person')
    .execute()
  return rows.map((row) => {
    const roles = new Set(row.roles)
    const declaration =
      row.declaration === null
        ? null
        : {
            version: row.declaration,
            interest: row.interest!,
            words: row.words!,
            at: row.declared_at!,
          }
    const seat: Seat = {
      part: (row.part as Part | null) ?? 'away',
      declared: declaration,
      onPanel: roles.has('panel-chair') || roles.has('panel-member'),
      leads: roles.has('lead-inspector'),
      proposed: row.proposed,
      ownService: row.ownService,
      registeredInterest: row.registered,
    }
    return {
      person: row.person,
      name: row.name,
      version: row.version ?? 0,
      seat,
      declaration,
      obstacles: obstaclesOf(seat),
      // Somebody without a seat may be too close too, and then reads nothing.
      conflict: inConflict({ ...seat, part: seat.part === 'away' ? 'member' : seat.part }),
    }
  })
}
