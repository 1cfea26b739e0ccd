import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import { shipped } from './shipped-examples.ts'

test('the catalogue shows every component once, in order of name', () => {
  expect(catalogue.map(({ name }) => name)).toEqual(shipped.map(({ component }) => component).sort())
})

test.each(catalogue)(
  '$name: it says what it is for, and each example shows it',
  ({ name, purpose, examples }) => {
    expect(purpose).toMatch(/^[A-Z].*\.$/)
    expect(examples.length).toBeGreaterThan(0)
    for (const { markup } of examples) expect(String(markup)).toContain(`govuk-${name}`)
  },
)

test('the code of each example is the call as it stands in the source, moved to the left margin', () => {
  // Asked of Node itself: the test runner rewrites functions before it runs them.
  const script = `import { catalogue } from './catalogue.ts'
    console.log(JSON.stringify(catalogue.flatMap(({ examples }) => examples.map(({ code }) => code))))`
  const run = ['--input-type=module', '--eval', script]
  const codes: string[] = JSON.parse(
    execFileSync(process.execPath, run, { cwd: import.meta.dirname, encoding: 'utf8' }),
  )
  const squeezed = (text: string) => text.replace(/\s/g, '')
  const source = globSync(join(import.meta.dirname, 'catalogue', '*.ts')).map((file) =>
    readFileSync(file, 'utf8'),
  )
  const written = squeezed(source.join(''))
  expect(codes).toHaveLength(catalogue.flatMap(({ examples }) => examples).length)
  expect(codes.filter((code) => !written.includes(`()=>${squeezed(code)}`))).toEqual([])
  expect(codes.filter((code) => /^\s/.test(code.split('\n').at(-1) ?? ''))).toEqual([])
})
