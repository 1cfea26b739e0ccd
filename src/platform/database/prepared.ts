/**
 * Queries that are put together once and then only filled in. Putting a query together takes a program longer than
 * sending it, so what every request asks is made ready before.
 */
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { DB } from './schema.generated.ts'

/** Puts queries together and never asks anything. */
const drawingBoard = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** Stands in the query where a value will be filled in. */
class Blank {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * @param names of the values that are filled in each time; each must be used as a value, for example in `where`
 * @returns asks the query with the values given
 */
export function prepared<G extends Record<string, unknown>, R>(
  names: (keyof G & string)[],
  build: (db: Kysely<DB>, given: G) => { compile(): CompiledQuery<R> },
): (db: Pick<Kysely<DB>, 'executeQuery'>, given: G) => Promise<R[]> {
  const blanks = Object.fromEntries(names.map((name) => [name, new Blank(name)])) as unknown as G
  const query = build(drawingBoard, blanks).compile()
  return async (db, given) => {
    const parameters = query.parameters.map((one) => (one instanceof Blank ? given[one.name] : one))
    const { rows } = await db.executeQuery<R>({ ...query, parameters })
    return rows
  }
}
