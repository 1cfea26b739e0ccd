import { describe, expect, test } from 'vitest'
import { comparable } from './comparable-markup.ts'
import { functionFor, rendered, shipped } from './shipped-examples.ts'

/**
 * Examples that we do not follow, each with the reason: `component: name`.
 * An entry that starts to pass, or is no longer shipped, fails the test.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {}

test('every component that is shipped has a function, and its examples are found', () => {
  expect(shipped.length).toBeGreaterThan(35)
  expect(shipped.filter(({ component }) => !functionFor(component))).toEqual([])
  expect(shipped.filter(({ fixtures }) => fixtures.length === 0)).toEqual([])
})

test('every exception names an example that is still shipped', () => {
  const names = shipped.flatMap(({ component, fixtures }) =>
    fixtures.map(({ name }) => `${component}: ${name}`),
  )
  expect(Object.keys(EXCEPTIONS).filter((exception) => !names.includes(exception))).toEqual([])
})

describe.each(shipped)('$component', ({ component, fixtures }) => {
  test.each(fixtures)('$name', (example) => {
    const got = comparable(rendered(component, example))
    const published = comparable(example.html)
    if (`${component}: ${example.name}` in EXCEPTIONS) expect(got).not.toEqual(published)
    else expect(got).toEqual(published)
  })
})
