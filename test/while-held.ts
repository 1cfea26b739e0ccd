/** Two people at the same moment, made certain: one request is stopped at the inspection's row until the other is done. */
import { sql } from 'kysely'
import type { Writer } from '#platform/audit/action.ts'
import type { TestApp } from './app.ts'

/**
 * Holds the inspection, sends `request`, waits until it waits for the inspection, does `meanwhile`, and lets go.
 * @returns what the request was answered
 */
export async function whileInspectionIsHeld<R>(
  world: TestApp,
  inspection: string,
  request: () => Promise<R>,
  meanwhile: (db: Writer) => Promise<unknown>,
): Promise<R> {
  let answer: Promise<R> | undefined
  await world.db.transaction().execute(async (db) => {
    await db.selectFrom('inspection').where('id', '=', inspection).select('id').forUpdate().execute()
    let over = false
    answer = request()
    answer.finally(() => {
      over = true
    })
    while (!over && !(await somebodyWaits(world))) await new Promise(setImmediate)
    await meanwhile(db)
  })
  return answer!
}

async function somebodyWaits({ db }: TestApp): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock') as waits`.execute(db)
  return rows[0]!.waits
}
