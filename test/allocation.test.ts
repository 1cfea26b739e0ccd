/** The lead weighs workload before giving cases, has two people work on one, and everyone finds where they left. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setTeam } from '#inspection/programme/actions.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { TeamRole } from '#platform/permissions/roles.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { fillForm } from './fill-form.ts'
import { type DrawnCase, inspectionInFieldwork, type SampledInspection, sampledCase } from './sampled-case.ts'

let world: TestApp
let lead: Visitor
let sam: Visitor
let robin: Visitor
let quality: Visitor
let inspection: SampledInspection
let team: { person: Visitor; role: TeamRole }[]

beforeAll(async () => {
  world = await testApp()
  lead = await world.person('Lead inspector')
  sam = await world.person('Sam Inspector')
  robin = await world.person('Robin Inspector')
  quality = await world.person('Quality lead')
  team = [
    { person: lead, role: 'lead-inspector' },
    { person: sam, role: 'inspector' },
    { person: robin, role: 'inspector' },
    { person: quality, role: 'quality-lead' },
  ]
  inspection = await inspectionInFieldwork(world, team)
})
afterAll(() => world.close())

const allocate = (assessment: string, person: { id: string } | null) =>
  lead.post(`${inspection.path}/allocation`, { [`assessor-${assessment}`]: person?.id ?? '' })

async function caseOf(person: Visitor | null, about: DrawnCase) {
  const id = await sampledCase(world.db, inspection.id, about)
  if (person) await allocate(id, person)
  return { id, path: `${inspection.path}/${id}` }
}

const answer = (who: Visitor, path: string, question: string, version = 0, value = 'yes') =>
  who.postJson(`${path}/answers`, { question, value, version })

describe('the allocation page', () => {
  it('shows what each person has, and who interviews which case manager', async () => {
    for (const [ref, manager] of [
      ['A-1', 'CM-1'],
      ['A-2', 'CM-1'],
      ['A-3', 'CM-2'],
    ] as const)
      await caseOf(ref === 'A-1' ? sam : null, { ref, values: { case_manager: manager } })
    const page = await lead.get(`${inspection.path}/allocation`)
    expect(page.text).toMatch(/Sam Inspector \(inspector\) 1 0 \d+/)
    expect(page.text).toContain('Robin Inspector (inspector) 0 0 0')
    expect(page.text).toContain('CM-1 2 Nobody yet, Sam Inspector')
    expect(page.text).toContain('Robin Inspector (inspector, has 0)')
  })

  it('shares out evenly, a case manager to whoever interviews them already', async () => {
    await lead.post(`${inspection.path}/share-out`)
    const page = await lead.get(`${inspection.path}/allocation`)
    const given = page.text.match(/CM-\d \d [A-Z]\w+ Inspector(?:, \w+ Inspector)?/g)
    expect(given).toEqual(['CM-1 2 Sam Inspector', 'CM-2 1 Robin Inspector'])
  })

  it('shows the reserves in their order', async () => {
    const known = await world.db
      .selectFrom('caseload_upload')
      .where('inspection_id', '=', inspection.id)
      .select('id')
      .executeTakeFirstOrThrow()
    const { id: sample } = await world.db
      .insertInto('sample')
      .values({
        inspection_id: inspection.id,
        case_kind: 'court',
        version: 1,
        upload_id: known.id,
        plan: '{}',
        frame_hash: 'f',
        list: '[]',
        list_digest: 'd',
        prepared_by: lead.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const [at, ref] of ['R-2', 'R-1'].entries()) {
      const { id } = await world.db
        .insertInto('caseload_case')
        .values({ upload_id: known.id, case_ref: ref, row_number: 50 + at, values: '{}' })
        .returning('id')
        .executeTakeFirstOrThrow()
      await world.db
        .insertInto('sample_case')
        .values({ sample_id: sample, case_id: id, part: 'reserve', position: at + 1 })
        .execute()
    }
    expect((await lead.get(`${inspection.path}/allocation`)).text).toContain(
      'Court disposals: 2 in reserve, the next is R-2 R-2 R-1',
    )
  })
})

describe('two people on one case', () => {
  let one: { id: string; path: string }
  const pair = (who: Visitor | null, id = one.path) =>
    lead.post(`${id}/colleague`, { colleague: who?.id ?? '' })

  beforeAll(async () => {
    one = await caseOf(sam, { ref: 'P-1' })
    await answer(sam, one.path, 'fact:mappa')
  })

  it('both see and answer it, both are named, and it is told who answered', async () => {
    expect((await robin.get(one.path)).status).toBe(404)
    const added = await fillForm(lead, `${one.path}/colleague`, `${one.path}/colleague`, {
      colleague: robin.id,
    })
    expect(added).toMatchObject({ status: 303, location: `${inspection.path}/allocation` })
    expect((await robin.get(one.path)).text).toContain('With Sam Inspector and Robin Inspector')
    expect((await answer(robin, one.path, 'fact:mappa', 1, 'no')).status).toBe(200)
    expect((await answer(sam, one.path, 'fact:mappa', 2, 'yes')).status).toBe(200)
    expect((await lead.get(inspection.path)).text).toContain('Sam Inspector, with Robin Inspector')
    expect((await robin.get(inspection.path)).text).toContain('Together with Sam Inspector')
    expect((await sam.get(inspection.path)).text).toContain('Together with Robin Inspector')
    const kept = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', one.id)
      .select(['version', 'answered_by'])
      .orderBy('version')
      .execute()
    expect(kept.map((row) => row.answered_by)).toEqual([sam.id, robin.id, sam.id])
  })

  it('only the lead may pair, and only people who may assess this case', async () => {
    expect((await sam.post(`${one.path}/colleague`, { colleague: robin.id })).status).toBe(403)
    expect((await quality.post(`${one.path}/colleague`, { colleague: robin.id })).status).toBe(403)
    const stranger = await world.person('Stranger')
    for (const who of [quality, stranger]) {
      const refused = await pair(who)
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('Choose an inspector, local assessor or lead inspector of this team')
    }
    expect((await pair(sam)).text).toContain('Sam Inspector has the case already')
    expect((await lead.post(`${one.path}/colleague`, { colleague: 'nobody' })).status).toBe(422)
    const nobodys = await caseOf(null, { ref: 'P-2' })
    expect((await pair(robin, nobodys.path)).status).toBe(409)
    const foreign = await inspectionInFieldwork(world, [
      { person: quality, role: 'lead-inspector' },
      { person: stranger, role: 'inspector' },
    ])
    const theirs = await sampledCase(world.db, foreign.id, { ref: 'F-1' })
    expect((await pair(robin, `${foreign.path}/${theirs}`)).status).toBe(404)
    expect((await pair(robin, `${inspection.path}/${theirs}`)).status).toBe(404)
  })

  it('a colleague with a declared interest saves no more, and the lead sees the conflict', async () => {
    await robin.post(`${one.path}/step-aside`, { words: 'A cousin works on it.' })
    expect((await answer(robin, one.path, 'fact:mappa', 3, 'no')).json()).toMatchObject({
      problem: 'conflict-of-interest',
    })
    const refused = await pair(robin)
    expect(refused.text).toContain('because Robin Inspector declared that they should not assess this case')
    await robin.post('/account/interests/withdraw-assessment', { assessment: one.id })
    expect((await pair(robin)).status).toBe(303)
  })

  it('a colleague who is taken off it is told plainly, and their answers stay', async () => {
    await answer(robin, one.path, 'fact:mappa', 3, 'no')
    await pair(null)
    expect((await answer(robin, one.path, 'fact:mappa', 4)).json()).toMatchObject({
      problem: 'case-given-away',
    })
    expect((await sam.get(`${one.path}/facts`)).status).toBe(200)
    await pair(robin)
  })

  it('a colleague who is given the case has it alone', async () => {
    await allocate(one.id, robin)
    expect((await answer(robin, one.path, 'fact:mappa', 4)).status).toBe(200)
    expect((await answer(sam, one.path, 'fact:mappa', 5)).json()).toMatchObject({
      problem: 'case-given-away',
    })
    expect((await robin.get(one.path)).text).not.toContain('Robin Inspector and')
    await allocate(one.id, sam)
    expect((await robin.get(one.path)).status).toBe(403)
  })

  it('a colleague who left the team sees nothing of it any more', async () => {
    await pair(robin)
    const all = team.map(({ person, role }) => ({ person: person.id, role }))
    const without = all.filter(({ person }) => person !== robin.id)
    await world.perform(setTeam, { inspection: inspection.id, members: without })
    expect((await robin.get(one.path)).status).toBe(404)
    expect((await answer(robin, one.path, 'fact:mappa', 5)).status).toBe(404)
    expect((await pair(robin)).status).toBe(422)
    await world.perform(setTeam, { inspection: inspection.id, members: all })
    expect((await robin.get(one.path)).status).toBe(200)
  })

  it('a completed case is changed no more', async () => {
    const done = await caseOf(sam, { ref: 'P-3' })
    await world.db
      .updateTable('assessment')
      .where('id', '=', done.id)
      .set({ completed_at: new Date() })
      .execute()
    expect((await pair(robin, done.path)).status).toBe(409)
    await allocate(done.id, robin)
    const kept = await world.db
      .selectFrom('assessment')
      .where('id', '=', done.id)
      .select('assessor_id')
      .executeTakeFirstOrThrow()
    expect(kept.assessor_id).toBe(sam.id)
  })
})

describe('an inspector finds their own', () => {
  it('counts before any table, and the way to the question after the one answered last', async () => {
    const alone = await inspectionInFieldwork(world, [
      { person: lead, role: 'lead-inspector' },
      { person: sam, role: 'inspector' },
    ])
    const id = await sampledCase(world.db, alone.id, { ref: 'M-1' })
    await lead.post(`${alone.path}/allocation`, { [`assessor-${id}`]: sam.id })
    const before = await sam.get(alone.path)
    expect(before.text).toContain('Start case M-1')
    expect(before.text).toMatch(/My cases Cases 1 Complete 0 In progress 0 Not started 1/)
    expect(before.body.indexOf('My cases')).toBeLessThan(before.body.indexOf('<table'))
    await answer(sam, `${alone.path}/${id}`, 'court-assessment-desistance')
    const page = await sam.get(alone.path)
    expect(page.text).toContain('Carry on with case M-1')
    const link = page.body.match(new RegExp(`${alone.path}/${id}/standards/court-assessment#([\\w-]+)`))
    expect(link?.[1]).toMatch(/^court-assessment-child-safety/)
    const screen = await sam.get(`${alone.path}/${id}/standards/court-assessment`)
    expect(screen.body).toContain(`id="${link![1]}"`)
  })

  it('and reads of a case that they are too close to that it is not theirs to assess', async () => {
    const one = await caseOf(sam, { ref: 'M-2' })
    const { service_id } = await world.db
      .selectFrom('inspection')
      .where('id', '=', inspection.id)
      .select('service_id')
      .executeTakeFirstOrThrow()
    await sam.post('/account/interests', { service: service_id, kind: 'other', words: 'Married into it.' })
    const page = await sam.get(inspection.path)
    expect(page.text).toContain('Case M-2 You are too close to this case to assess it')
    expect(page.body).not.toContain(`href="${one.path}`)
  })
})

it('the audit record verifies', async () => {
  expect((await verifyAudit(world.db)).findings).toEqual([])
})
