/** Whether whoever asks is too close to the inspected service for its results to be shown to them. */
import { type Expression, sql } from 'kysely'

/**
 * They come from the service, registered an interest in it, or declared one when its ratings panel met, and have not
 * said otherwise since. An interest in one case keeps somebody from that case, and from deciding, and not from figures.
 * Said of the inspection `i` of the query.
 */
export const tooClose = (person: Expression<string | null>) =>
  sql<boolean>`(
    coalesce((select o.service_id = i.service_id from own_service o
      where o.person_id = ${person} order by o.version desc limit 1), false)
    or coalesce((select not d.withdrawn from service_interest d
      where d.person_id = ${person} and d.service_id = i.service_id order by d.version desc limit 1), false)
    or coalesce((select d.interest from panel_declaration d join panel_meeting m on m.id = d.meeting_id
      where d.person_id = ${person} and m.inspection_id = i.id
      order by d.declared_at desc, d.version desc limit 1), false))`
