import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'

describe('the programme manager opens an inspection', () => {
  let world: TestApp
  let manager: Visitor
  let lead: Visitor

  beforeAll(async () => {
    world = await testApp()
    manager = await world.person('Programme manager', ['programme-manager'])
    lead = await world.person('Lead inspector')
  })
  afterAll(() => world.close())

  it('registers a service', async () => {
    const answer = await manager.post('/services', {
      name: 'Northmere Youth Justice Service',
      area: 'Northmere',
    })
    expect(answer).toMatchObject({ status: 303, location: '/services' })
    expect((await manager.get('/services')).text).toContain('Northmere Youth Justice Service')
  })

  it('is told everything that is wrong with the form at once', async () => {
    const answer = await manager.post('/inspections', {
      'announced-day': '31',
      'announced-month': '2',
      'announced-year': '2027',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('There is a problem')
    expect(answer.text).toContain('Choose the service to inspect')
    expect(answer.text).toContain('The announcement date must be a real date')
    expect(answer.text).toContain('Choose a lead inspector')
  })

  it('opens it, with the framework pinned and the lead on the team', async () => {
    const { id } = await world.db.selectFrom('service').select('id').executeTakeFirstOrThrow()
    const answer = await manager.post('/inspections', {
      service: id,
      framework: 'hmip-youth-2018',
      'announced-day': '4',
      'announced-month': '1',
      'announced-year': '2027',
      'fieldwork-from-day': '1',
      'fieldwork-from-month': '2',
      'fieldwork-from-year': '2027',
      'fieldwork-to-day': '5',
      'fieldwork-to-month': '2',
      'fieldwork-to-year': '2027',
      'team-lead-inspector': lead.id,
    })
    expect(answer).toMatchObject({
      status: 303,
      location: '/inspections/northmere-youth-justice-service-2027',
    })
    const overview = await lead.get(answer.location!)
    expect(overview.status).toBe(200)
    expect(overview.text).toContain('1 February 2027 to 5 February 2027')
    expect(overview.text).toContain('version 1.3.0')
  })

  it('keeps everyone else out', async () => {
    const stranger = await world.person('Inspector elsewhere')
    expect((await stranger.get('/inspections/northmere-youth-justice-service-2027')).status).toBe(404)
    expect((await lead.get('/inspections/new')).status).toBe(403)
    expect(await world.anyone.get('/inspections')).toMatchObject({
      status: 303,
      location: '/sign-in?next=%2Finspections',
    })
    expect((await world.anyone.post('/services', { name: 'x', area: 'y' })).status).toBe(401)
  })

  it('leaves an audit record that verifies, and that shows what was changed', async () => {
    const sound = await verifyAudit(world.db)
    expect(sound.findings).toEqual([])
    expect(sound.events).toBeGreaterThan(5)
    await expect(world.db.deleteFrom('audit_event').execute()).rejects.toThrow('append-only')
  })
})
