/** Frameworks as inspections pinned them: read from the database, kept in memory, since a row never changes. */
import type { Kysely } from 'kysely'
import { frameworkDigest } from '#engine/framework/digest.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { type Action, action, type Reader } from '../audit/action.ts'
import type { DB } from '../database/schema.generated.ts'
import { StartFault } from '../start-fault.ts'

export class PinnedFrameworks {
  readonly #db: Reader
  readonly #known: Map<string, Framework>

  constructor(db: Reader, known = new Map<string, Framework>()) {
    this.#db = db
    this.#known = known
  }

  /**
   * The same frameworks, read through a request's own connection. With another one, as many requests as there are
   * connections would each hold theirs and wait for one more, for ever.
   */
  through(db: Reader): PinnedFrameworks {
    return new PinnedFrameworks(db, this.#known)
  }

  /** The framework an inspection is pinned to. */
  async get(id: string, version: string): Promise<Framework> {
    const framework = await this.find(id, version)
    if (!framework) throw new Error(`Framework ${id} ${version} is not in the database.`)
    return framework
  }

  /** Any version that was ever loaded. */
  async find(id: string, version: string): Promise<Framework | undefined> {
    const key = `${id} ${version}`
    const known = this.#known.get(key)
    if (known) return known
    const row = await this.#db
      .selectFrom('framework_version')
      .where('framework', '=', id)
      .where('version', '=', version)
      .select('content')
      .executeTakeFirst()
    if (!row) return undefined
    // Checked when it was loaded and append-only since, so the shape is known.
    const framework = row.content as unknown as Framework
    this.#known.set(key, framework)
    return framework
  }

  async of(inspection: { framework: string; frameworkVersion: string }): Promise<Framework> {
    return this.get(inspection.framework, inspection.frameworkVersion)
  }

  /** Newest version of every framework, for opening an inspection. */
  async newest(): Promise<Framework[]> {
    const rows = await this.#db
      .selectFrom('framework_version')
      .distinctOn('framework')
      .select(['framework', 'version'])
      .orderBy('framework')
      .orderBy('loaded_at', 'desc')
      .execute()
    return Promise.all(rows.map((row) => this.get(row.framework, row.version)))
  }
}

/** Brings a framework into the database; the same version with other content is refused. */
export const loadFramework: Action<Framework, void> = action(
  'framework-loaded',
  async (db, framework: Framework) => {
    const digest = frameworkDigest(framework)
    await db
      .insertInto('framework_version')
      .values({
        framework: framework.id,
        version: framework.version,
        title: framework.title,
        digest,
        content: JSON.stringify(framework),
      })
      .execute()
    return {
      stream: 'programme',
      payload: { framework: framework.id, version: framework.version, digest },
      result: undefined,
    }
  },
)

/**
 * What stands on disk beside what the database holds.
 * @returns the frameworks to load
 * @throws StartFault when a version that is already in use has other content: inspections are pinned to it
 */
export async function frameworksToLoad(db: Kysely<DB>, onDisk: Iterable<Framework>): Promise<Framework[]> {
  const known = await db.selectFrom('framework_version').select(['framework', 'version', 'digest']).execute()
  const missing: Framework[] = []
  const changed: string[] = []
  for (const framework of onDisk) {
    const same = known.find((row) => row.framework === framework.id && row.version === framework.version)
    if (!same) missing.push(framework)
    else if (same.digest !== frameworkDigest(framework)) changed.push(`${framework.id} ${framework.version}`)
  }
  if (changed.length > 0) {
    throw new StartFault(
      `${changed.join(', ')}: the file differs from the version already in use, and inspections are pinned to it. Give the changed framework a new version number.`,
    )
  }
  return missing
}
