/** The whole application on a database of the test's own, and named people who visit it. */
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { parse } from 'parse5'
import type { Action } from '#platform/audit/action.ts'
import { perform as carryOut } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { loadFramework, PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { createAccount, signIn } from '#platform/people/sign-in.actions.ts'
import type { StandingRole } from '#platform/permissions/roles.ts'
import { buildServer } from '#platform/web/server.ts'
import type { StreamLimits } from '#platform/web/streams.ts'
import { type Answer, Visitor as ProcessVisitor } from '#platform/web/visitor.ts'
import { allEndpoints } from '../src/endpoints.ts'
import { frameworksDirectory } from '../src/frameworks-directory.ts'
import { testDatabase } from './database.ts'

export interface TestApp {
  app: FastifyInstance
  db: Kysely<DB>
  frameworks: PinnedFrameworks
  perform<I, R>(action: Action<I, R>, input: I): Promise<R>
  /** A new person with an account, signed in. */
  person(name: string, roles?: StandingRole[]): Promise<Visitor>
  /** Somebody without an account. */
  anyone: Visitor
  close(): Promise<void>
}

export interface ReadAnswer extends Answer {
  /** The text a reader sees, white space collapsed. */
  text: string
}

/** A visitor whose answers can be read as a person reads them. */
export class Visitor extends ProcessVisitor<ReadAnswer> {
  protected override read(answer: Answer): ReadAnswer {
    return {
      ...answer,
      get text() {
        return readableText(answer.body)
      },
    }
  }
}

/** A page's visible text. */
export function readableText(markup: string): string {
  const words: string[] = []
  const walk = (node: { nodeName: string; value?: string; childNodes?: unknown[] }) => {
    if (node.nodeName === 'script' || node.nodeName === 'style') return
    if (node.nodeName === '#text' && node.value) words.push(node.value)
    for (const child of node.childNodes ?? []) walk(child as typeof node)
  }
  walk(parse(markup) as never)
  return words.join(' ').replaceAll(/\s+/g, ' ').trim()
}

export async function testApp(
  options: { demonstration?: boolean; https?: boolean; proxies?: number; streams?: StreamLimits } = {},
): Promise<TestApp> {
  const database = await testDatabase()
  const { db } = database
  const frameworks = new PinnedFrameworks(db)
  const perform = <I, R>(action: Action<I, R>, input: I) => carryOut(db, action, input)
  for (const framework of (await loadFrameworks(frameworksDirectory)).values())
    await perform(loadFramework, framework)
  const demonstration = options.demonstration ?? false
  const app = await buildServer(
    {
      db,
      frameworks,
      demonstration,
      logLevel: 'silent',
      https: options.https ?? false,
      proxies: options.proxies ?? 0,
      // A test asks more often than any person.
      requestsPerMinute: 1_000_000,
      ...(options.streams ? { streams: options.streams } : {}),
    },
    allEndpoints({ db, demonstration }),
  )
  let created = 0
  return {
    app,
    db,
    frameworks,
    perform,
    anyone: new Visitor(app, { id: '', name: 'Anyone' }),
    async person(name, roles = []) {
      const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${++created}@example.org`
      const id = await perform(createAccount, { email, name, passwordHash: null, roles })
      const sessionToken = await perform(signIn, { person: id, how: 'password' as const })
      return new Visitor(app, { id, name, sessionToken })
    },
    async close() {
      await app.close()
      await database.drop()
    },
  }
}
