/** Wires Plumbline together and starts it: database, migrations, frameworks, demonstration, web. */

import { loadDemonstration } from '#cli/demonstration/load.ts'
import { destroyEvery, destroyExpired } from '#inspection/caseload/held/destroy-expired.ts'
import { formsKeeper, lookForForms, lookForOutlived, removeOutlivedForms } from '#inspection/stored-forms.ts'
import { perform } from '#platform/audit/perform.ts'
import { recordStart, seal } from '#platform/audit/seal.ts'
import { comparators } from '#platform/comparators/load.ts'
import type { Config } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { migrate } from '#platform/database/migrate.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { frameworksToLoad, loadFramework, PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import type { Serving } from '#platform/web/serve-endpoint.ts'
import { buildServer } from '#platform/web/server.ts'
import { allEndpoints } from './endpoints.ts'
import { frameworksDirectory } from './frameworks-directory.ts'
import { asListenFault } from './listen-fault.ts'

const hoursBetweenSeals = 1

export interface Running {
  address: string
  stop(): Promise<void>
}

/**
 * Opens the database, brings it up to date and gives back what the web, the commands and the tests stand on.
 * @throws DatabaseFault or Error with what to do, before anything is served
 */
export async function openPlumbline(config: Config, log: (line: string) => void) {
  // What is data of the program is checked before anything else is touched: a fault in it stops the start.
  const onDisk = await loadFrameworks(frameworksDirectory)
  comparators()
  const database = await openDatabase({ ...config, log })
  try {
    await migrate(database.pool)
    const frameworks = new PinnedFrameworks(database.db)
    for (const framework of await frameworksToLoad(database.db, onDisk.values())) {
      await perform(database.db, loadFramework, framework)
    }
    return { ...database, frameworks }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The whole application on an open database, not yet listening. */
export function buildApp(config: Config, { db, frameworks }: Pick<Serving, 'db' | 'frameworks'>) {
  return buildServer(
    {
      db,
      frameworks,
      demonstration: config.demonstration,
      logLevel: config.logLevel,
      https: config.address?.startsWith('https:') ?? false,
      proxies: config.address === undefined ? 0 : config.proxies,
      requestsPerMinute: config.requestsPerMinute,
    },
    allEndpoints({ db, demonstration: config.demonstration }),
  )
}

export async function startPlumbline(config: Config, log: (line: string) => void): Promise<Running> {
  const { db, frameworks, close } = await openPlumbline(config, log)
  try {
    await perform(db, recordStart, undefined)
    await perform(db, seal, undefined)
    const app = await buildApp(config, { db, frameworks })
    if (config.demonstration) await loadDemonstration({ db, frameworks, app, log })
    const address = await app.listen({ host: config.host, port: config.port }).catch(asListenFault(config))
    const sealing = setInterval(() => {
      perform(db, seal, undefined).catch((error: Error) =>
        log(`The audit record could not be sealed: ${error.message}`),
      )
    }, hoursBetweenSeals * 3_600_000).unref()
    const destroying = setInterval(() => {
      destroyExpired(db).catch((error: Error) =>
        log(`Files that were sent and not accepted could not be destroyed: ${error.message}`),
      )
    }, destroyEvery).unref()
    const keepForms = formsKeeper(db, log)
    const keeping = setInterval(keepForms, lookForForms).unref()
    const givingUp = setInterval(() => {
      removeOutlivedForms(db, frameworks).catch((error: Error) =>
        log(`Files of drafts that have moved on could not be removed: ${error.message}`),
      )
    }, lookForOutlived).unref()
    return {
      address: config.address ?? address,
      async stop() {
        clearInterval(sealing)
        clearInterval(destroying)
        clearInterval(keeping)
        clearInterval(givingUp)
        await app.close()
        // The seal ties every chain together, so that a chain cut short or removed while we are down is found.
        await perform(db, seal, undefined)
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
