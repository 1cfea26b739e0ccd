/** Nothing is written but by an action, which leaves an audit event. Every other place is listed here with its reason. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Files that may write without being named for it. */
const allowed: Record<string, string> = {
  'src/inspection/caseload/held/store-rows.ts': 'called by the action that accepts a caseload',
  'src/inspection/programme/carry-published.ts': 'one action, which carries published figures over',
  'src/inspection/programme/own-services.ts': 'one action, beside the reading of what it records',
  'src/platform/frameworks/pinned.ts': 'one action, which loads a framework',
  'src/platform/people/session.ts': 'sessions; called by the actions that sign people in and out',
  'src/platform/people/sign-in-limits.ts': 'attempts to sign in are counted also when the request is refused',
  'src/platform/database/migrate.ts': 'records which migrations ran, before there is an audit record',
  'src/platform/database/embedded/writer.test-program.ts': 'a program for a crash test',
}

const named = /(^|\/|\.)actions\.ts$/
const writing =
  /\.(insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(|\b(insert\s+into|delete\s+from|truncate\s+(table\s+)?[a-z_]+|update\s+(only\s+)?["a-z_]+\s+set|merge\s+into)\s|\baudit_append\(/i
/** Ways round the types that endpoints are given: a reader that is made a writer again, or the database itself. */
const around = /\bas\s+(unknown\s+as\s+)?(Writer|Kysely\s*<|Transaction\s*<)/

const sources = globSync('src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts'))
const withText = sources.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

describe('writing to the database', () => {
  it('happens in actions and in the places listed here, nowhere else', () => {
    const found = withText
      .filter(({ path, text }) => !path.startsWith('src/engine/') && writing.test(text))
      .map(({ path }) => path)
      .filter((path) => !named.test(path) && path !== 'src/platform/audit/action.ts')
    expect(found.toSorted()).toEqual(Object.keys(allowed).toSorted())
  })

  it('is done by every file that is allowed to, so that the list stays true', () => {
    const idle = withText.filter(({ path, text }) => path in allowed && !writing.test(text))
    expect(idle.map(({ path }) => path)).toEqual([])
  })

  it('is not got at by making a reader a writer', () => {
    expect(withText.filter(({ text }) => around.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('would be found: the search knows every way of writing', () => {
    for (const line of [
      `db.insertInto('answer')`,
      `db.updateTable('answer')`,
      `db.deleteFrom('answer')`,
      'sql`insert into answer values (1)`',
      'sql`update answer set value = 1`',
      'sql`delete from answer where true`',
      'sql`truncate answer `',
      'sql`select audit_append(1)`',
    ])
      expect(writing.test(line), line).toBe(true)
  })
})
