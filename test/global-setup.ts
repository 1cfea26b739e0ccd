import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '#platform/database/connect.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '#platform/database/embedded/start.ts'
import { migrate } from '#platform/database/migrate.ts'
import { launchOptions } from './browser/browser.ts'

/** What a test file needs to make itself a database: the server, and the migrated database to copy. */
export interface TestServer {
  connectionString: string
  template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    door: string
  }
}

/**
 * One database server and one unpacked browser for the whole run, made for the first test that asks, so that a run
 * of rule tests alone needs none. The tests ask over a socket, because they run in other processes.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'))
  const database = whenAsked(() => start(join(folder, 'postgres')))
  const browser = whenAsked(launchOptions)
  const answers: Record<string, () => Promise<unknown>> = {
    '/database': async () => (await database.ask()).server,
    '/browser': async () => (await browser.ask()).options,
  }
  const door = createServer((request, response) => {
    answers[request.url ?? '']!().then(
      (made) => response.end(JSON.stringify(made)),
      (error) => response.writeHead(500).end(String(error?.stack ?? error)),
    )
  })
  const socket = join(folder, 'door')
  await new Promise<void>((resolve) => door.listen(socket, resolve))
  project.provide('door', socket)

  return async () => {
    door.close()
    door.closeAllConnections()
    ;(await browser.made())?.remove()
    await (await database.made())?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Made once, for whoever asks first; what nobody asked for is not made. */
function whenAsked<T>(make: () => Promise<T>) {
  let making: Promise<T> | undefined
  return {
    ask: () => {
      making ??= make()
      return making
    },
    made: async () => making?.catch(() => undefined),
  }
}

interface Started {
  server: TestServer
  stop(): Promise<void>
}

async function start(directory: string): Promise<Started> {
  const given = process.env.TEST_DATABASE_URL
  const embedded: EmbeddedDatabase | undefined = given
    ? undefined
    : await startEmbeddedDatabase({ directory })
  const connectionString = given ?? embedded!.connectionString
  const template = `plumbline_test_${process.pid}_${Date.now()}`
  const server = await connect(connectionString, { poolSize: 1 })
  await server.pool.query(`create database ${template}`)
  const migrated = await connect(withDatabase(connectionString, template), { poolSize: 1 })
  await migrate(migrated.pool)
  await migrated.close()
  return {
    server: { connectionString, template },
    async stop() {
      await server.pool.query(`drop database ${template} with (force)`)
      await server.close()
      await embedded?.stop()
    },
  }
}

/** The same server, another database. */
export function withDatabase(connectionString: string, name: string): string {
  const url = new URL(connectionString)
  url.pathname = `/${name}`
  return url.href
}
