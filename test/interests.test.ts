/** Nobody assesses what they are too close to: declared before or after a case is given, and told plainly. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerService, setTeam } from '#inspection/programme/actions.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { TeamRole } from '#platform/permissions/roles.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { fillForm } from './fill-form.ts'
import { fieldsOn } from './form-fields.ts'
import { inspectionInFieldwork, type SampledInspection, sampledCase } from './sampled-case.ts'

let world: TestApp
let manager: Visitor
let lead: Visitor
let sam: Visitor
let robin: Visitor
let quality: Visitor
let inspection: SampledInspection
let serviceId: string
let elsewhere: string
let team: { person: Visitor; role: TeamRole }[]

beforeAll(async () => {
  world = await testApp()
  manager = await world.person('Programme manager', ['programme-manager'])
  lead = await world.person('Lead inspector')
  sam = await world.person('Sam Inspector')
  robin = await world.person('Robin Assessor')
  quality = await world.person('Quality lead')
  team = [
    { person: lead, role: 'lead-inspector' },
    { person: sam, role: 'inspector' },
    { person: quality, role: 'quality-lead' },
  ]
  inspection = await inspectionInFieldwork(world, team)
  const { service_id } = await world.db
    .selectFrom('inspection')
    .where('id', '=', inspection.id)
    .select('service_id')
    .executeTakeFirstOrThrow()
  serviceId = service_id
  elsewhere = await world.perform(registerService, { name: 'Eastholt', area: 'Eastholt', invented: true })
})
afterAll(() => world.close())

const allocate = (assessment: string, person: { id: string } | null) =>
  lead.post(`${inspection.path}/allocation`, { [`assessor-${assessment}`]: person?.id ?? '' })

const newCase = async (ref: string) => {
  const id = await sampledCase(world.db, inspection.id, { ref })
  return { id, path: `${inspection.path}/${id}` }
}

const assessorOf = async (id: string) =>
  (
    await world.db
      .selectFrom('assessment')
      .where('id', '=', id)
      .select('assessor_id')
      .executeTakeFirstOrThrow()
  ).assessor_id

const answer = (who: Visitor, path: string, value = 'yes', version = 0) =>
  who.postJson(`${path}/answers`, { question: 'fact:mappa', value, version })

const valuesKept = (assessment: string) =>
  world.db
    .selectFrom('answer')
    .where('assessment_id', '=', assessment)
    .select(['question', 'value', 'answered_by'])
    .execute()

const inEastholt = { kind: 'worked-there', words: 'Case manager there until 2024.' }

describe('a local assessor', () => {
  let one: { id: string; path: string }
  const path = () => `/inspections/${inspection.slug}/team`

  beforeAll(async () => {
    one = await newCase('L-1')
    const members = [...team, { person: robin, role: 'local-assessor' as const }]
    const sent = await fillForm(manager, path(), path(), { 'team-local-assessor': robin.id })
    expect(sent.location).toBe(`${path()}#own-services`)
    // A form sends each tick on its own; the helper keeps one, so the whole team is set here.
    await world.perform(setTeam, {
      inspection: inspection.id,
      members: members.map(({ person, role }) => ({ person: person.id, role })),
    })
  })

  it('is given nothing before it is recorded where they come from, and the lead reads what to do', async () => {
    const refused = await allocate(one.id, robin)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(
      'Case L-1: choose somebody else, because Robin Assessor is a local assessor whose own service is not recorded',
    )
    const page = await lead.get(`${inspection.path}/allocation`)
    expect(page.text).toContain('No case can be given to Robin Assessor yet')
    expect(page.text).toContain('The programme manager records it')
    expect((await lead.get(`${inspection.path}/interests`)).text).toContain('Robin Assessor: not recorded')
  })

  it('is given nothing of their own service', async () => {
    const form = `${path()}/own-services`
    const recorded = await fillForm(manager, path(), form, { [`own-service-${robin.id}`]: serviceId })
    expect(recorded.status).toBe(303)
    const refused = await allocate(one.id, robin)
    expect(refused.text).toContain('because Robin Assessor comes from this service')
    expect(await assessorOf(one.id)).toBeNull()
  })

  it('is given cases of any other', async () => {
    await manager.post(`${path()}/own-services`, { [`own-service-${robin.id}`]: elsewhere })
    expect((await allocate(one.id, robin)).status).toBe(303)
    expect((await answer(robin, one.path)).status).toBe(200)
  })

  it('who turns out to come from here saves nothing more, is told why, and the lead sees a conflict', async () => {
    await manager.post(`${path()}/own-services`, { [`own-service-${robin.id}`]: serviceId })
    const refused = await answer(robin, one.path, 'no', 1)
    expect(refused).toMatchObject({ status: 403 })
    expect(refused.json()).toMatchObject({
      problem: 'conflict-of-interest',
      message: 'You come from the service that is inspected.',
    })
    const page = await lead.get(`${inspection.path}/allocation`)
    expect(page.text).toContain('Conflicts to resolve')
    expect(page.text).toContain('Case L-1: Robin Assessor comes from this service')
    await manager.post(`${path()}/own-services`, { [`own-service-${robin.id}`]: elsewhere })
    expect((await answer(robin, one.path, 'no', 1)).status).toBe(200)
  })

  it('cannot be said to come from a service that is not registered, nor anyone else from anywhere', async () => {
    const bad = await manager.post(`${path()}/own-services`, {
      [`own-service-${robin.id}`]: '00000000-0000-4000-8000-000000000000',
    })
    expect(bad.status).toBe(422)
    expect(bad.text).toContain('Choose the service that Robin Assessor comes from')
    await manager.post(`${path()}/own-services`, { [`own-service-${sam.id}`]: serviceId })
    const recorded = await world.db
      .selectFrom('own_service')
      .where('person_id', '=', sam.id)
      .selectAll()
      .execute()
    expect(recorded).toEqual([])
    expect((await lead.post(`${path()}/own-services`, {})).status).toBe(403)
  })
})

describe('an inspector who declares an interest in a service', () => {
  let one: { id: string; path: string }

  beforeAll(async () => {
    one = await newCase('S-1')
    await allocate(one.id, sam)
    await answer(sam, one.path)
  })

  it('reads everything that is wrong with a declaration at once', async () => {
    const bad = await sam.post('/account/interests', { service: 'nowhere', words: ' ' })
    expect(bad.status).toBe(422)
    expect(bad.text).toContain('Choose a service from the list')
    expect(bad.text).toContain('Choose in what way you are close to the service')
    expect(bad.text).toContain('Say in your own words what the interest is')
    const unknown = { service: '00000000-0000-4000-8000-000000000000', ...inEastholt }
    expect((await sam.post('/account/interests', unknown)).status).toBe(422)
    const long = { service: serviceId, kind: 'other', words: 'x'.repeat(2001) }
    expect((await sam.post('/account/interests', long)).text).toContain('to 2,000 characters or fewer')
  })

  it('in another service goes on as before', async () => {
    const declared = await fillForm(sam, '/account/interests', '/account/interests', {
      service: elsewhere,
      ...inEastholt,
    })
    expect(declared.status).toBe(303)
    expect((await sam.get('/account/interests')).text).toContain('Case manager there until 2024.')
    expect((await answer(sam, one.path, 'no', 1)).status).toBe(200)
    expect((await lead.get(`${inspection.path}/interests`)).text).not.toContain('until 2024')
  })

  it('in this one can save nothing more, and is told why and what becomes of the answers', async () => {
    await sam.post('/account/interests', {
      service: serviceId,
      kind: 'personal',
      words: 'My sister manages a team there.',
    })
    const saved = await answer(sam, one.path, 'yes', 2)
    expect(saved.json()).toMatchObject({ problem: 'conflict-of-interest' })
    const screen = await sam.post(`${one.path}/facts`, { 'fact:mappa': 'yes', 'version:fact:mappa': '2' })
    expect(screen.status).toBe(403)
    expect(screen.text).toContain('You declared an interest in the service that is inspected')
    expect(screen.text).toContain('Every answer that you saved before is kept')
    expect((await sam.get(one.path)).status).toBe(403)
    expect((await sam.post(`${one.path}/complete`)).status).toBe(403)
    expect(await valuesKept(one.id)).toHaveLength(2)
  })

  it('is skipped when cases are shared out, and refused when one is given', async () => {
    const two = await newCase('S-2')
    expect((await allocate(two.id, sam)).text).toContain('Sam Inspector declared an interest in this service')
    await lead.post(`${inspection.path}/share-out`)
    expect(await assessorOf(two.id)).toBe(robin.id)
  })

  it('has their words read by the lead, the quality lead and the programme manager, and by nobody else', async () => {
    for (const reader of [lead, quality, manager])
      expect((await reader.get(`${inspection.path}/interests`)).text).toContain('My sister manages a team')
    for (const other of [sam, robin])
      expect((await other.get(`${inspection.path}/interests`)).status).toBe(403)
    expect((await (await world.person('Stranger')).get(`${inspection.path}/interests`)).status).toBe(404)
    for (const page of [inspection.path, `${inspection.path}/allocation`])
      for (const reader of [robin, quality, lead])
        expect((await reader.get(page)).text).not.toContain('My sister')
    const events = await world.db.selectFrom('audit_event').select('payload').execute()
    expect(JSON.stringify(events)).not.toContain('My sister')
  })

  it('withdraws it and carries on; what was said stays in the record', async () => {
    const withdraw = () => sam.post('/account/interests/withdraw-service', { service: serviceId })
    expect((await withdraw()).status).toBe(303)
    expect((await answer(sam, one.path, 'yes', 2)).status).toBe(200)
    expect((await withdraw()).status).toBe(404)
    expect((await robin.post('/account/interests/withdraw-service', { service: elsewhere })).status).toBe(404)
    const versions = await world.db
      .selectFrom('service_interest')
      .where('person_id', '=', sam.id)
      .where('service_id', '=', serviceId)
      .select(['version', 'withdrawn'])
      .orderBy('version')
      .execute()
    expect(versions).toEqual([
      { version: 1, withdrawn: false },
      { version: 2, withdrawn: true },
    ])
    await expect(
      world.db.updateTable('service_interest').set({ withdrawn: false }).execute(),
    ).rejects.toThrow('append-only')
  })
})

describe('somebody who should not assess one case', () => {
  it('says why; the case goes back to the lead with its answers, and is blocked for them alone', async () => {
    const one = await newCase('C-1')
    await allocate(one.id, sam)
    await answer(sam, one.path)
    const page = `${one.path}/step-aside`
    expect((await sam.get(one.path)).text).toContain('I should not assess this case')
    expect((await sam.post(page, { words: '' })).text).toContain('Say why you should not assess this case')
    expect(await assessorOf(one.id)).toBe(sam.id)
    const sent = await fillForm(sam, page, page, { words: 'I know the family.' })
    expect(sent).toMatchObject({ status: 303, location: inspection.path })
    expect(await assessorOf(one.id)).toBeNull()
    const refused = await answer(sam, one.path, 'no', 1)
    expect(refused.json()).toMatchObject({
      problem: 'conflict-of-interest',
      message: 'You said that you should not assess this case.',
    })
    expect((await allocate(one.id, sam)).text).toContain(
      'Sam Inspector declared that they should not assess this case',
    )
    expect((await lead.get(`${inspection.path}/interests`)).text).toContain('I know the family.')
    const choices = (await lead.get(`${inspection.path}/allocation`)).body
    expect(choices).toContain('Sam Inspector (declared an interest)')
    await allocate(one.id, robin)
    expect((await answer(robin, one.path, 'no', 1)).status).toBe(200)
    expect(await valuesKept(one.id)).toEqual([
      { question: 'fact:mappa', value: 'yes', answered_by: sam.id },
      { question: 'fact:mappa', value: 'no', answered_by: robin.id },
    ])
    expect((await sam.get('/account/interests')).text).toContain('Case C-1')
    expect((await sam.post('/account/interests/withdraw-assessment', { assessment: one.id })).status).toBe(
      303,
    )
    expect((await allocate(one.id, sam)).status).toBe(303)
  })

  it('may be the lead, who gives it away and is not given it again', async () => {
    const one = await newCase('C-2')
    await allocate(one.id, lead)
    await answer(lead, one.path)
    await lead.post(`${one.path}/step-aside`, { words: 'I inspected this case two years ago.' })
    expect(await assessorOf(one.id)).toBeNull()
    expect((await answer(lead, one.path, 'no', 1)).json()).toMatchObject({ problem: 'conflict-of-interest' })
    expect((await allocate(one.id, lead)).status).toBe(422)
  })

  it('may be somebody who only reads it: nothing is taken from its assessor', async () => {
    const one = await newCase('C-3')
    await allocate(one.id, sam)
    expect((await quality.post(`${one.path}/step-aside`, { words: 'A neighbour.' })).status).toBe(303)
    expect(await assessorOf(one.id)).toBe(sam.id)
  })

  it('leaves a completed case as it is; the lead sees a conflict', async () => {
    const one = await newCase('C-4')
    await allocate(one.id, sam)
    await world.db
      .updateTable('assessment')
      .where('id', '=', one.id)
      .set({ completed_at: new Date() })
      .execute()
    expect((await sam.post(`${one.path}/step-aside`, { words: 'I knew too late.' })).status).toBe(303)
    expect(await assessorOf(one.id)).toBe(sam.id)
    const page = await lead.get(`${inspection.path}/allocation`)
    expect(page.text).toContain('Case C-4: Sam Inspector declared that they should not assess this case')
    expect(page.text).toContain('The case is complete')
    expect(fieldsOn(page.body).map(({ name }) => name)).not.toContain(`assessor-${one.id}`)
  })

  it('is nobody from elsewhere: a foreign case is not there for them', async () => {
    const one = await newCase('C-5')
    const stranger = await world.person('Stranger')
    for (const visitor of [robin, stranger]) {
      expect((await visitor.get(`${one.path}/step-aside`)).status).toBe(404)
      expect((await visitor.post(`${one.path}/step-aside`, { words: 'x' })).status).toBe(404)
    }
  })
})

describe('a case given to somebody else in the middle', () => {
  it('keeps every answer, and its former assessor is told plainly at once', async () => {
    const one = await newCase('M-1')
    await allocate(one.id, sam)
    await answer(sam, one.path)
    await allocate(one.id, robin)
    const late = await answer(sam, one.path, 'no', 1)
    expect(late.status).toBe(403)
    expect(late.json()).toMatchObject({
      problem: 'case-given-away',
      message: 'The lead inspector gave this case to somebody else.',
    })
    const screen = await sam.post(`${one.path}/facts`, { 'fact:mappa': 'no', 'version:fact:mappa': '1' })
    expect(screen.text).toContain('This case is no longer yours')
    expect(screen.text).toContain('Every answer that you saved is kept with the case, in your name')
    expect((await sam.get(one.path)).status).toBe(403)
    expect((await robin.get(`${one.path}/facts`)).text).toContain('Saved')
    expect(await valuesKept(one.id)).toEqual([{ question: 'fact:mappa', value: 'yes', answered_by: sam.id }])
    await allocate(one.id, sam)
    expect((await answer(sam, one.path, 'no', 1)).status).toBe(200)
  })
})

it('the audit record verifies', async () => {
  expect((await verifyAudit(world.db)).findings).toEqual([])
})
