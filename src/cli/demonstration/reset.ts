/** Empties a database that holds nothing but the demonstration. */
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { DB } from '#platform/database/schema.generated.ts'
import { BadInput } from '../command.ts'

/** @throws BadInput when somebody's real work is in it */
export async function emptyDatabase(db: Kysely<DB>, pool: pg.Pool): Promise<void> {
  const real = await db
    .selectFrom('person')
    .where('demonstration', '=', false)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const people = await db.selectFrom('person').select('id').limit(1).execute()
  if (people.length > 0 && Number(real.count) > 0) {
    throw new BadInput(
      `This database holds ${real.count} accounts that are not of the demonstration. Nothing was changed. Use another database for the demonstration.`,
    )
  }
  // Append-only tables refuse deletes, so the whole schema goes and the migrations lay it again.
  await pool.query('drop schema public cascade; create schema public')
}
