/** Takes the figures of a published report that was read into the register: new, as a next version, or not at all. */
import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { perform } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { may } from '#platform/permissions/may.ts'
import type { Role } from '#platform/permissions/roles.ts'
import { carryPublishedFigures, type Figures } from './carry-published.ts'

export type Imported = { done: 'new' | 'next-version' | 'nothing'; version: number } | { refused: string }

/** @returns why it is refused, where the register holds something else under that name */
export async function importPublished(
  db: Kysely<DB>,
  figures: Figures,
  frameworkVersion: string,
  actor: { id: string; roles: ReadonlySet<Role> },
): Promise<Imported> {
  if (!may(actor.roles, 'carry figures', 'programme'))
    return { refused: 'This account may not carry figures into the register; a standards lead may.' }
  const known = await db
    .selectFrom('inspection as i')
    .leftJoin('published_figures as p', 'p.inspection_id', 'i.id')
    .where('i.slug', '=', figures.slug)
    .select(['i.id', 'i.origin', 'i.framework', 'p.version', 'p.figures'])
    .orderBy('p.version', 'desc')
    .executeTakeFirst()
  if (!known) {
    await perform(db, carryPublishedFigures, { figures, frameworkVersion }, actor)
    return { done: 'new', version: 1 }
  }
  if (known.origin !== 'published-figures' || known.version === null)
    return { refused: `“${figures.slug}” is an inspection done here. Choose another --slug.` }
  if (known.framework !== figures.framework)
    return {
      refused: `“${figures.slug}” was carried under ${known.framework}, this report is under ${figures.framework}. Choose another --slug.`,
    }
  // As the database gives it back: the order of names does not count.
  if (isDeepStrictEqual(known.figures, JSON.parse(JSON.stringify(figures))))
    return { done: 'nothing', version: known.version }
  const again = { inspection: known.id, version: known.version }
  await perform(db, carryPublishedFigures, { figures, frameworkVersion, again }, actor)
  return { done: 'next-version', version: known.version + 1 }
}
