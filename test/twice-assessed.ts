/** Cases answered through the application's own doors, by one or two people, for tests about second assessments. */

import { expect } from 'vitest'
import { inventFacts, inventScreen, screenFields } from '#cli/demonstration/invented-answers.ts'
import { standardsJudgedFrom } from '#engine/framework/find.ts'
import { createStream } from '#engine/sampling/stream.ts'
import type { TestApp, Visitor } from './app.ts'

/** The answers that one seed brings; `other` answers replace them by question. */
export async function assess(
  world: TestApp,
  visitor: Visitor,
  casework: string,
  assessment: string,
  seed: string,
  other: Record<string, string> = {},
): Promise<void> {
  const row = await world.db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .innerJoin('inspection as i', 'i.id', 'a.inspection_id')
    .where('a.id', '=', assessment)
    .select(['a.case_kind as kind', 'c.values', 'i.framework', 'i.framework_version as frameworkVersion'])
    .executeTakeFirstOrThrow()
  const framework = await world.frameworks.of(row)
  const invented = {
    framework,
    kind: row.kind,
    values: row.values as Record<string, string>,
    chance: createStream(seed),
  }
  const address = `${casework}/${assessment}`
  const facts = inventFacts(invented)
  for (const fact of Object.keys(facts)) facts[fact] = other[`fact:${fact}`] ?? facts[fact]!
  const answered = await visitor.post(`${address}/facts`, screenFields(facts, 'fact:'))
  expect(answered.status, answered.text).toBe(303)
  for (const standard of standardsJudgedFrom(framework, row.kind)) {
    const answers = inventScreen(invented, facts, standard.id)
    // A screen on which nothing counts has no form to send.
    if (Object.keys(answers).length === 0) continue
    for (const question of Object.keys(answers)) answers[question] = other[question] ?? answers[question]!
    const saved = await visitor.post(`${address}/standards/${standard.id}`, screenFields(answers))
    expect(saved.status, saved.text).toBe(303)
  }
  const completed = await visitor.post(`${address}/complete`)
  expect(completed.status, completed.text).toBe(303)
}

/** The second assessment of a case, by its first one. */
export async function secondOf(world: TestApp, first: string): Promise<string> {
  const { id } = await world.db
    .selectFrom('assessment as s')
    .innerJoin('assessment as f', 'f.case_id', 's.case_id')
    .where('f.id', '=', first)
    .where('s.part', '=', 'second')
    .select('s.id')
    .executeTakeFirstOrThrow()
  return id
}
