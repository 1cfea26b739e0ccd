/** The examples that govuk-frontend ships with each component, and how they are put to our functions. For tests. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Html, raw } from '../html.ts'
import * as components from './index.ts'

export interface Example {
  name: string
  options: Record<string, unknown>
  html: string
}

export interface Shipped {
  component: string
  fixtures: Example[]
}

const folder = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend')), 'components')

/** Every component that is shipped, with all its examples, also those hidden from its documentation. */
export const shipped: readonly Shipped[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => JSON.parse(readFileSync(join(folder, entry.name, 'fixtures.json'), 'utf8')) as Shipped)

/** Our function for a component, found by name. */
export function functionFor(component: string): ((params: unknown) => Html) | undefined {
  const name = component.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return (components as unknown as Record<string, (params: unknown) => Html>)[name]
}

/** The government's crown and logotype are not in our code: the example's own are handed in. */
const emblem = (example: Example) => raw(/<svg[\s\S]*?<\/svg>/.exec(example.html)?.[0] ?? '')
const HANDED_IN: Readonly<Record<string, (example: Example) => object>> = {
  header: (example) => ({ logo: emblem(example) }),
  footer: (example) => ({ emblem: emblem(example) }),
}

/** Prints an example with our function; `change` may first alter every text in its options, but no markup. */
export function rendered(component: string, example: Example, change = (text: string) => text): string {
  const params = { ...(ours(example.options, change) as object), ...HANDED_IN[component]?.(example) }
  return String(functionFor(component)?.(params))
}

/** Strings that the published macros take as markup become markup. */
function ours(value: unknown, change: (text: string) => string, key = '', parent = ''): unknown {
  if (typeof value === 'string') {
    return /^html$|Html$/.test(key) || parent === 'slots' ? raw(value) : change(value)
  }
  if (Array.isArray(value)) return value.map((entry) => ours(entry, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, ours(entry, change, name, key)]),
  )
}
