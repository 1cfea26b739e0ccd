/** Runs every worked example of every framework (frameworks/<id>/examples.yaml) through the engine. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { questionsFor } from '../casework/questions-for.ts'
import { checkFramework } from '../framework/check.ts'
import type { Framework } from '../framework/shape.ts'
import { checkResults } from './check-results.ts'
import { rate } from './rate.ts'
import type { Rated } from './rated.ts'

type RatingExample = {
  name: string
  given: object
  expect: { standards: Partial<Rated['standards'][number]>[] } & Partial<
    Pick<Rated, 'score' | 'overall' | 'limitedBy'>
  >
}
type RoutingExample = {
  name: string
  case: { kind: string; facts: Record<string, string> }
  answers: string[]
  undecided: string[]
}

const folder = new URL('../../../frameworks/', import.meta.url)
const read = (path: string): unknown => parse(readFileSync(new URL(path, folder), 'utf8'))
const ids = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

const sound = (id: string): Framework => {
  const checked = checkFramework(read(`${id}/framework.yaml`))
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults, null, 1))
  return checked.framework
}

describe.each(ids)('worked examples of %s', (id) => {
  const framework = sound(id)
  const examples = read(`${id}/examples.yaml`) as (RatingExample | RoutingExample)[]
  const ratings = examples.filter((example) => 'given' in example)
  const routes = examples.filter((example) => 'case' in example)

  it('has examples of both kinds, and nothing else', () => {
    expect(ratings.length).toBeGreaterThan(0)
    expect(routes.length).toBeGreaterThan(0)
    expect(ratings.length + routes.length).toBe(examples.length)
  })

  it.each(ratings)('$name', ({ given, expect: expected }) => {
    const checked = checkResults(framework, { framework: id, ...given })
    if ('faults' in checked) throw new Error(JSON.stringify(checked.faults, null, 1))
    const rated = rate(framework, checked.results)
    const { standards, ...rest } = expected
    for (const standard of standards)
      expect(rated.standards.find((one) => one.ref === standard.ref)).toMatchObject(standard)
    expect(rated).toMatchObject(rest)
  })

  it.each(routes)('$name', ({ case: { kind, facts }, answers, undecided }) => {
    const questions = questionsFor(framework, kind, facts)
    const refs = (applies: string) =>
      questions.filter((one) => one.applies === applies).map((one) => one.keyQuestion.ref)
    expect({ answers: refs('yes'), undecided: refs('undecided') }).toEqual({ answers, undecided })
  })
})
