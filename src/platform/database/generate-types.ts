import { Kysely, PostgresDialect as KyselyPostgresDialect } from 'kysely'
import { generate, PostgresDialect } from 'kysely-codegen'
import type pg from 'pg'

/** The TypeScript types of every table of a migrated database, as the text of `schema.generated.ts`. */
export async function generateTypes(pool: pg.Pool): Promise<string> {
  const db = new Kysely({ dialect: new KyselyPostgresDialect({ pool }) })
  return generate({
    // The generator brings an older copy of these types; the two agree in all it uses.
    db: db as never,
    dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'string' }),
    excludePattern: 'graphile_worker.*',
    outFile: null,
    typeMapping: { int8: 'number', timestamp: 'string' },
  })
}
