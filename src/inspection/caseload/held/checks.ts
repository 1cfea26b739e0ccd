/**
 * The checks that are under way, one for each held caseload. A check begins when its page is opened and nothing is
 * found yet, so one that was interrupted, by a restart for instance, simply begins again.
 */
import type { Kysely } from 'kysely'
import type { Framework } from '#engine/framework/shape.ts'
import { perform } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { keepReview } from './actions.ts'
import { apart } from './apart.ts'
import { earlierVersion, type Held, readingOf, sealedFiles } from './queries.ts'
import { seal, sealKey } from './seal.ts'
import type { HeldFiles } from './work.ts'

export interface ToCheck {
  held: Held
  inspection: { id: string; announcedOn: string | null }
  framework: Framework
  sessionToken: string
  person: string
}

interface Check {
  person: string
  /** Rows read so far. */
  read: number
  done: Promise<void>
  fault?: unknown
}

const running = new Map<string, Check>()

/** A person does not notice so long a wait; a page that says "wait" they would. In milliseconds. */
const patience = 1_500

/** Everything the slow work needs of what is held. */
export async function heldFiles(
  db: Parameters<typeof sealedFiles>[0],
  { held, inspection, framework, sessionToken }: Omit<ToCheck, 'person'>,
): Promise<HeldFiles> {
  const { version, reading } = await readingOf(db, inspection.id)
  return {
    framework,
    kind: framework.caseKinds.find(({ id }) => id === held.caseKind)!,
    announced: inspection.announcedOn,
    reading,
    readingVersion: version,
    key: sealKey(sessionToken, held.id),
    sealed: await sealedFiles(db, held.id),
  }
}

async function check(db: Kysely<DB>, given: ToCheck, onRows: (read: number) => void): Promise<void> {
  const { held, inspection, person } = given
  const files = await heldFiles(db, given)
  const earlier = await earlierVersion(db, inspection.id, held.caseKind)
  const size = held.files.reduce((sum, file) => sum + file.size, 0) + (earlier?.rows ?? 0) * 100
  const { review, rows } = await apart({ do: 'review', earlier, ...files }, size, onRows)
  const counts = { rows: review.rows, cases: review.cases, faults: review.faults.count }
  const sealed = seal(files.key, review)
  await perform(
    db,
    keepReview,
    { inspection: inspection.id, held: held.id, sealed, rows, counts },
    { id: person },
  )
}

/**
 * Begins the check unless it is under way, and waits a moment for it. Holds no connection while it waits.
 * @returns null when it is done; otherwise how many rows are read
 * @throws whatever stopped the check
 */
export async function checked(db: Kysely<DB>, given: ToCheck): Promise<{ read: number } | null> {
  const { id } = given.held
  let one = running.get(id)
  if (!one) {
    const begun: Check = { person: given.person, read: 0, done: Promise.resolve() }
    begun.done = check(db, given, (read) => {
      begun.read = read
    })
      .catch((error: unknown) => {
        begun.fault = error
      })
      .finally(() => running.delete(id))
    running.set(id, begun)
    one = begun
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, patience, 'late')
  })
  const how = await Promise.race([one.done, late])
  clearTimeout(timer)
  if (one.fault !== undefined) throw one.fault
  return how === 'late' ? { read: one.read } : null
}

/** How far this person's check is, for a page that asks while it waits; null when none is under way. */
export const progressOf = (held: string, person: string): { read: number } | null => {
  const one = running.get(held)
  return one?.person === person ? { read: one.read } : null
}
