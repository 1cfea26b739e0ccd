/**
 * Forms of reports that take long: made in a process of their own, kept, and given out again as they were. One that
 * was interrupted, by a restart for instance, begins again when it is asked for.
 */
import type { Kysely } from 'kysely'
import type { Reader } from '../audit/action.ts'
import { perform } from '../audit/perform.ts'
import type { DB } from '../database/schema.generated.ts'
import { inProcess } from '../in-process.ts'
import { within } from '../within.ts'
import type { Format } from './formats.ts'
import { type Source, sourceDigest } from './issued.ts'
import type { ToRender } from './render-worker.ts'
import { keepRendering } from './rendering.actions.ts'

export interface Asked {
  inspection: string
  format: Format
  source: Source
  /** Who asks; nobody in particular where the public does. */
  person: string | null
}

/** Many times what a report of 45 pages needs: see docs/decisions/0027. */
const limits = { longestMilliseconds: 60_000, mostMegabytes: 1024 }

/** A person does not notice so long a wait; a page that says “wait” they would. In milliseconds. */
const patience = 2_500

const running = new Map<string, Promise<true>>()

const keyOf = ({ inspection, format, source }: Omit<Asked, 'person'>): string =>
  `${inspection} ${format} ${sourceDigest(source)}`

export const isUnderWay = (asked: Omit<Asked, 'person'>): boolean => running.has(keyOf(asked))

/** The form as it was kept. */
export async function kept(db: Reader, asked: Omit<Asked, 'person'>): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('rendering')
    .where('inspection_id', '=', asked.inspection)
    .where('digest', '=', sourceDigest(asked.source))
    .where('format', '=', asked.format)
    .select('bytes')
    .executeTakeFirst()
  return row?.bytes ?? null
}

/** Begins to make a form unless it is under way. It is kept when it is done. */
function begin(db: Kysely<DB>, asked: Asked): Promise<true> {
  const key = keyOf(asked)
  const known = running.get(key)
  if (known) return known
  const made = make(db, asked).finally(() => running.delete(key))
  // Nobody may be waiting any more when it fails; whoever asks next is told.
  made.catch(() => undefined)
  running.set(key, made)
  return made
}

async function make(db: Kysely<DB>, { inspection, format, source, person }: Asked): Promise<true> {
  const work: ToRender = { format, source }
  const bytes = await inProcess<Uint8Array>({
    module: new URL('./render-worker.ts', import.meta.url),
    data: work,
    ...limits,
    name: `The making of the ${format.toUpperCase()} file`,
    compiledPackages: true,
  })
  await perform(db, keepRendering, { inspection, format, of: sourceDigest(source), bytes }, { id: person })
  return true
}

/**
 * Makes a form and waits a moment for it.
 * @returns whether it is kept now
 * @throws whatever stopped it
 */
export async function madeSoon(db: Kysely<DB>, asked: Asked): Promise<boolean> {
  return (await within(patience, begin(db, asked))) !== null
}
