/**
 * Forms of reports: made in a process of their own, kept, and given out again as they were. One that
 * was interrupted, by a restart for instance, begins again when it is asked for.
 */
import type { Kysely } from 'kysely'
import type { Reader } from '../audit/action.ts'
import { perform } from '../audit/perform.ts'
import type { DB } from '../database/schema.generated.ts'
import { inProcess } from '../in-process.ts'
import { within } from '../within.ts'
import { type Format, formatNames, formats } from './formats.ts'
import { type Source, sourceDigest } from './issued.ts'
import type { Rendered, ToRender } from './render-worker.ts'
import { keepRendering } from './rendering.actions.ts'

export interface Of {
  inspection: string
  source: Source
  /** Who asks; nobody in particular where the public does. */
  person: string | null
}

export type Asked = Of & { format: Format }

/** Many times what a report of 45 pages needs: see docs/decisions/0027. */
const limits = { longestMilliseconds: 60_000, mostMegabytes: 1024 }

/** A person does not notice so long a wait; a page that says “wait” they would. In milliseconds. */
const patience = 2_500

const running = new Map<string, Promise<unknown>>()

const keyOf = ({ inspection, source }: Of, format: Format): string =>
  `${inspection} ${format} ${sourceDigest(source)}`

export const isUnderWay = (asked: Asked): boolean => running.has(keyOf(asked, asked.format))

/** A draft changes with every sentence: of its forms only those that take long are kept. All others never change. */
export const isKept = ({ format, source }: Pick<Asked, 'format' | 'source'>): boolean =>
  formats[format].apart || source.issued.state !== 'draft'

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

/** Begins to make those forms that are not under way, all of them in one process. They are kept when they are done. */
function begin(db: Kysely<DB>, of: Of, wanted: readonly Format[]): Promise<unknown> {
  const free = wanted.filter((format) => !running.has(keyOf(of, format)))
  if (free.length > 0) {
    const keys = free.map((format) => keyOf(of, format))
    const made = make(db, of, free).finally(() => {
      for (const key of keys) running.delete(key)
    })
    // Nobody may be waiting any more when it fails; whoever asks next is told.
    made.catch(() => undefined)
    for (const key of keys) running.set(key, made)
  }
  return Promise.all(wanted.map((format) => running.get(keyOf(of, format))))
}

async function make(
  db: Kysely<DB>,
  { inspection, source, person }: Of,
  wanted: readonly Format[],
): Promise<void> {
  const work: ToRender = { formats: wanted, source }
  const made = await inProcess<Rendered>({
    module: new URL('./render-worker.ts', import.meta.url),
    data: work,
    ...limits,
    name: `The making of a report as ${wanted.map((format) => format.toUpperCase()).join(', ')}`,
    compiledPackages: true,
  })
  const of = sourceDigest(source)
  const issued = source.issued.state
  for (const [format, bytes] of made)
    await perform(db, keepRendering, { inspection, format, of, issued, bytes }, { id: person })
}

/**
 * Makes and keeps every form that is not kept yet.
 * @throws whatever stopped it
 */
export async function keepEveryForm(db: Kysely<DB>, of: Of): Promise<void> {
  const rows = await db
    .selectFrom('rendering')
    .where('inspection_id', '=', of.inspection)
    .where('digest', '=', sourceDigest(of.source))
    .select('format')
    .execute()
  const there = new Set(rows.map(({ format }) => format))
  const missing = formatNames.filter((format) => !there.has(format))
  if (missing.length > 0) await begin(db, of, missing)
}

/**
 * Makes a form and waits a moment for it.
 * @returns whether it is kept now
 * @throws whatever stopped it
 */
export async function madeSoon(db: Kysely<DB>, asked: Asked): Promise<boolean> {
  return (await within(patience, begin(db, asked, [asked.format]))) !== null
}
