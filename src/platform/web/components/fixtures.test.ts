import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Html, raw } from '../html.ts'
import { comparable } from './comparable-markup.ts'
import * as components from './index.ts'

interface Fixture {
  name: string
  options: Record<string, unknown>
  html: string
}

/**
 * Examples that we do not follow, each with the reason: `component: name`.
 * An entry that starts to pass, or is no longer shipped, fails the test.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {}

const folder = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend')), 'components')

const shipped = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => JSON.parse(readFileSync(join(folder, entry.name, 'fixtures.json'), 'utf8')))
  .map(({ component, fixtures }) => ({ component: component as string, fixtures: fixtures as Fixture[] }))

const functions = components as unknown as Record<string, (params: unknown) => Html>

const camelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The government's crown and logotype are not in our code: the example's own are handed in. */
const emblem = (fixture: Fixture) => raw(/<svg[\s\S]*?<\/svg>/.exec(fixture.html)?.[0] ?? '')
const HANDED_IN: Readonly<Record<string, (fixture: Fixture) => object>> = {
  header: (fixture) => ({ logo: emblem(fixture) }),
  footer: (fixture) => ({ emblem: emblem(fixture) }),
}

/** Strings that the published macros take as markup become markup; what is empty is left out. */
function ours(value: unknown, key = '', parent = ''): unknown {
  if (typeof value === 'string' && (/^html$|Html$/.test(key) || parent === 'slots')) return raw(value)
  if (Array.isArray(value)) return value.map((entry) => ours(entry))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, ours(entry, name, key)]))
}

function rendered(component: string, fixture: Fixture): string {
  const params = { ...(ours(fixture.options) as object), ...HANDED_IN[component]?.(fixture) }
  return String(functions[camelCase(component)]?.(params))
}

test('every component that is shipped has a function, and its examples are found', () => {
  expect(shipped.length).toBeGreaterThan(35)
  expect(shipped.map(({ component }) => camelCase(component)).filter((name) => !functions[name])).toEqual([])
  expect(shipped.filter(({ fixtures }) => fixtures.length === 0)).toEqual([])
})

test('every exception names an example that is still shipped', () => {
  const names = shipped.flatMap(({ component, fixtures }) =>
    fixtures.map(({ name }) => `${component}: ${name}`),
  )
  expect(Object.keys(EXCEPTIONS).filter((exception) => !names.includes(exception))).toEqual([])
})

describe.each(shipped)('$component', ({ component, fixtures }) => {
  test.each(fixtures)('$name', (fixture) => {
    const got = comparable(rendered(component, fixture))
    const published = comparable(fixture.html)
    if (`${component}: ${fixture.name}` in EXCEPTIONS) expect(got).not.toEqual(published)
    else expect(got).toEqual(published)
  })
})
