/** The demonstration: the four published inspections and one invented service in the middle of its fieldwork. */
import type { Kysely } from 'kysely'
import type { DB } from '#platform/database/schema.generated.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { openInventedInspection } from './invented-inspection.ts'
import { createDemonstrationPeople } from './people.ts'
import { loadPublished } from './published.ts'

/** Loads what is not there yet. Does nothing on a database that somebody else's accounts live in. */
export async function loadDemonstration(
  db: Kysely<DB>,
  frameworks: PinnedFrameworks,
  log: (line: string) => void,
): Promise<void> {
  const someone = await db.selectFrom('person').select('id').limit(1).executeTakeFirst()
  if (someone) return
  log('Loading the demonstration …')
  await loadPublished(db, frameworks)
  const people = await createDemonstrationPeople(db)
  await openInventedInspection(db, frameworks, people)
}
