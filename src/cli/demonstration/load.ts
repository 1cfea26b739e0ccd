/** The demonstration: the four published inspections and one invented service in the middle of its fieldwork. */
import type { Kysely } from 'kysely'
import type { DB } from '#platform/database/schema.generated.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'

export async function loadDemonstration(
  _db: Kysely<DB>,
  _frameworks: PinnedFrameworks,
  _log: (line: string) => void,
): Promise<void> {}
