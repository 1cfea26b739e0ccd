/** The data of an application that is not running yet: an inspection in fieldwork, and inspectors with cases and sessions. */
import { connect } from '#platform/database/connect.ts'
import { startEmbeddedDatabase } from '#platform/database/embedded/start.ts'
import { type Filled, fillDatabase } from '../../bench/application/prepare.ts'
import { Application } from './application.ts'

export interface Fieldwork extends Filled {
  application: Application
}

export async function prepareFieldwork(howMany: {
  inspectors: number
  casesEach: number
  /** More than the database takes by default, where as many clients as inspectors are to reach it without us. */
  connections?: number
}): Promise<Fieldwork> {
  const application = new Application()
  const server = await startEmbeddedDatabase({ directory: application.database })
  try {
    const database = await connect(server.connectionString, { poolSize: 2 })
    const filled = await fillDatabase(database, howMany)
    if (howMany.connections)
      await database.pool.query(`alter system set max_connections = ${howMany.connections}`)
    await database.close()
    return { application, ...filled }
  } finally {
    await server.stop()
  }
}
