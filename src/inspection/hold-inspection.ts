/** Steps that must not overtake each other take the inspection's row first, and so go one after the other. */
import type { Reader } from '#platform/audit/action.ts'

/** Waits for its turn and gives back the stage as it is now. Held until the request is over. */
export async function holdInspection(db: Reader, inspection: string): Promise<string> {
  const { stage } = await db
    .selectFrom('inspection')
    .where('id', '=', inspection)
    .select('stage')
    .forUpdate()
    .executeTakeFirstOrThrow()
  return stage
}
