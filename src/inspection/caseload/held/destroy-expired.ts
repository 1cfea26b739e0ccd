/** Destroys held files that nobody came back for. They could not have been read by then, but need not be there either. */
import type { Kysely } from 'kysely'
import { perform } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { destroyHeld } from './actions.ts'
import { expired } from './queries.ts'

/** In milliseconds: how often one looks. */
export const destroyEvery = 5 * 60_000

export async function destroyExpired(db: Kysely<DB>): Promise<number> {
  const over = await expired(db)
  for (const one of over) await perform(db, destroyHeld, { ...one, why: 'expired' as const })
  return over.length
}
