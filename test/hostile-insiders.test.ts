/** People with an account who reach for more than is theirs, or who do the same thing twice at the same moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setTeam } from '#inspection/programme/actions.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { type Concluded, concludedInspection, resultsLike, writeWholeReport } from './concluded-inspection.ts'
import { allocatedAssessment, inspectionInFieldwork } from './sampled-case.ts'
import { whileInspectionIsHeld } from './while-held.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()

describe('a case that is not theirs', () => {
  it('is closed to an assessor who is now the contact of the inspected service', async () => {
    const lead = await world.person('Lead inspector')
    const local = await world.person('Local assessor')
    const team = [
      { person: lead, role: 'lead-inspector' as const },
      { person: local, role: 'local-assessor' as const },
    ]
    const inspection = await inspectionInFieldwork(world, team)
    const url = `${inspection.path}/${await allocatedAssessment(world.db, inspection.id, local.id)}`
    expect((await local.get(url)).status).toBe(200)
    await world.perform(setTeam, {
      inspection: inspection.id,
      members: [
        { person: lead.id, role: 'lead-inspector' },
        { person: local.id, role: 'service-contact' },
      ],
    })
    expect((await local.get(url)).status).toBe(404)
    const answer = { question: 'fact:manager-interviewed', value: 'yes', version: 0 }
    expect((await local.postJson(`${url}/answers`, answer)).status).toBe(404)
  })

  it('is not reached through the address of an inspection that is', async () => {
    const [mine, theirs] = [await world.person('Lead here'), await world.person('Lead there')]
    const here = await inspectionInFieldwork(world, [{ person: mine, role: 'lead-inspector' }])
    const there = await inspectionInFieldwork(world, [{ person: theirs, role: 'lead-inspector' }])
    const own = await allocatedAssessment(world.db, here.id, mine.id)
    const foreign = await allocatedAssessment(world.db, there.id, theirs.id)
    for (const url of [`${here.path}/${foreign}`, `${there.path}/${own}`]) {
      for (const page of ['', '/facts', '/standards/court-assessment'])
        expect((await mine.get(url + page)).status, url + page).toBe(404)
      for (const form of ['/facts', '/complete', '/answers', '/standards/court-assessment'])
        expect((await mine.post(url + form)).status, url + form).toBe(404)
    }
    // Somebody else's case in the allocation form is not looked at.
    const reach = await mine.post(`${here.path}/allocation`, { [`assessor-${foreign}`]: mine.id })
    expect(reach.status).toBe(303)
    const kept = await world.db
      .selectFrom('assessment')
      .where('id', '=', foreign)
      .select('assessor_id')
      .executeTakeFirstOrThrow()
    expect(kept.assessor_id).toBe(theirs.id)
  })
})

describe('a team', () => {
  let manager: Visitor
  let url: string
  let lead: Visitor
  beforeAll(async () => {
    manager = await world.person('Programme manager', ['programme-manager'])
    lead = await world.person('Lead inspector')
    const inspection = await inspectionInFieldwork(world, [{ person: lead, role: 'lead-inspector' }])
    url = `/inspections/${inspection.slug}/team`
  })

  it('takes nobody who does not exist', async () => {
    const answer = await manager.post(url, {
      'team-lead-inspector': lead.id,
      'team-inspector': '00000000-0000-4000-8000-000000000000',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Choose people from the list')
  })

  it('has one lead, however often one is sent', async () => {
    const other = await world.person('Another lead')
    const two = await manager.post(url, { 'team-lead-inspector': [lead.id, other.id] })
    expect(two.status).toBe(422)
    const twice = await manager.post(url, { 'team-lead-inspector': [lead.id, lead.id] })
    expect(twice.status).toBe(303)
  })

  it('has no lead on the panel, and no contact inside, whatever way their id is written', async () => {
    for (const role of ['panel-chair', 'panel-member', 'service-contact']) {
      const answer = await manager.post(url, {
        'team-lead-inspector': lead.id,
        [`team-${role}`]: lead.id.toUpperCase(),
      })
      expect(answer.status, role).toBe(422)
    }
  })
})

describe('a service', () => {
  it('cannot be registered under a name that would share another one’s address', async () => {
    const manager = await world.person('Programme manager', ['programme-manager'])
    expect((await manager.post('/services', { name: 'Long Reach', area: 'Reach' })).status).toBe(303)
    expect((await manager.post('/services', { name: 'Long-Reach!', area: 'Reach' })).status).toBe(422)
  })
})

describe('a report', () => {
  let inspection: Concluded
  let report: string
  let publication: string
  const digest = async () =>
    /name="digest" value="([0-9a-f]{64})"/.exec((await inspection.editor.get(publication)).body)?.[1] ?? ''

  beforeAll(async () => {
    inspection = await concludedInspection(world, 'Eastmere Service', await resultsLike('hartlepool-2020'))
    await writeWholeReport(world, inspection)
    report = `/inspections/${inspection.slug}/report`
    publication = `/inspections/${inspection.slug}/publication`
  })

  it.each([
    ['section', '/sections/background', { base: '1', body: 'Too late.' }],
    ['recommendation', '/recommendations', { addressee: 'Board', body: 'Too late.' }],
    [
      'change to a recommendation',
      '/recommendations/1',
      { base: '1', addressee: 'Board', body: 'Too late.' },
    ],
  ])('takes no %s that was on its way while it was approved', async (_what, path, fields) => {
    const answer = await whileInspectionIsHeld(
      world,
      inspection.id,
      () => inspection.lead.post(report + path, fields),
      (db) =>
        db.updateTable('inspection').set({ stage: 'approved' }).where('id', '=', inspection.id).execute(),
    )
    await world.db
      .updateTable('inspection')
      .set({ stage: 'drafting' })
      .where('id', '=', inspection.id)
      .execute()
    expect(answer.status).toBe(409)
    expect((await inspection.editor.get(`${report}/preview`)).text).not.toContain('Too late')
  })

  it('is approved only as the editor read it, whatever is saved at the same moment', async () => {
    const seen = await digest()
    const answer = await whileInspectionIsHeld(
      world,
      inspection.id,
      () => inspection.editor.post(`${publication}/approve`, { digest: seen }),
      (db) =>
        db
          .insertInto('report_section')
          .values({
            inspection_id: inspection.id,
            section: 'background',
            version: 2,
            body: 'A large coastal service.',
            written_by: inspection.lead.id,
          })
          .execute(),
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('The report changed after you opened this page')
  })

  it('is not approved by somebody who wrote it and has handed over the lead since', async () => {
    const { lead, editor, id } = inspection
    await world.db
      .insertInto('person_role')
      .values({ person_id: lead.id, role: 'publications-editor' })
      .execute()
    const before = await world.db
      .selectFrom('team_member')
      .where('inspection_id', '=', id)
      .select(['person_id as person', 'role'])
      .execute()
    await world.perform(setTeam, {
      inspection: id,
      members: [{ person: inspection.qualityLead.id, role: 'lead-inspector' }],
    })
    expect((await lead.post(`${publication}/approve`, { digest: await digest() })).status).toBe(403)
    await world.perform(setTeam, { inspection: id, members: before as never })
    await world.db.deleteFrom('person_role').where('person_id', '=', lead.id).execute()
    expect((await editor.get(publication)).status).toBe(200)
  })

  it('is approved once and published once, however often the button is pressed', async () => {
    // How the others are refused depends on how far the first one was when they came.
    const refused = expect.toSatisfy((status: number) => status === 409 || status === 422)
    const onlyOne = [303, refused, refused]
    const seen = await digest()
    const approvals = await Promise.all(
      Array.from({ length: 3 }, () => inspection.editor.post(`${publication}/approve`, { digest: seen })),
    )
    expect(statuses(approvals)).toEqual(onlyOne)
    const publishing = await Promise.all(
      Array.from({ length: 3 }, () => inspection.editor.post(`${publication}/publish`, { version: '1' })),
    )
    expect(statuses(publishing)).toEqual(onlyOne)
    const editions = await world.db
      .selectFrom('publication')
      .where('inspection_id', '=', inspection.id)
      .select('edition')
      .execute()
    expect(editions).toEqual([{ edition: 1 }])
  })

  it('once published, takes nothing that belongs to an earlier stage', async () => {
    const { lead, editor, slug } = inspection
    const tried: [Visitor, string, Record<string, string>][] = [
      [lead, `${report}/sections/background`, { base: '2', body: 'Changed.' }],
      [lead, `${report}/recommendations`, { addressee: 'Board', body: 'Changed.' }],
      [lead, `${report}/recommendations/1`, { base: '1', addressee: 'Board', body: 'Changed.' }],
      [lead, `${report}/recommendations/1/withdraw`, { base: '1' }],
      [lead, `/inspections/${slug}/caseload/done`, {}],
      [lead, `/inspections/${slug}/sample/court/prepare`, {}],
      [lead, `/inspections/${slug}/sample/court/draw`, { seed: 'again' }],
      [lead, `/inspections/${slug}/sample/done`, {}],
      [lead, `/inspections/${slug}/casework/allocation`, {}],
      [lead, `/inspections/${slug}/casework/share-out`, {}],
      [lead, `/inspections/${slug}/casework/close`, {}],
      [
        lead,
        `/inspections/${slug}/judgement/leadership/rating`,
        { rating: 'good', reasons: 'Changed.', basedOn: '0' },
      ],
      [editor, `${publication}/approve`, { digest: 'x' }],
      [editor, `${publication}/send-back`, { reason: 'Changed.' }],
      [editor, `${publication}/publish`, { version: '1', correction: 'Changed.' }],
    ]
    for (const [person, url, fields] of tried) {
      expect((await person.post(url, fields)).status, url).toBe(409)
    }
  })

  it('keeps a reason from the inspected side, and out of the audit record', async () => {
    const reason = 'Assessment should read Inadequate.'
    const contact = await world.person('Service contact')
    await world.db
      .insertInto('team_member')
      .values({ inspection_id: inspection.id, person_id: contact.id, role: 'service-contact' })
      .execute()
    expect((await inspection.editor.post(`${publication}/correct`, { reason })).status).toBe(303)
    const overview = `/inspections/${inspection.slug}`
    expect((await inspection.editor.get(overview)).text).toContain(reason)
    expect((await contact.get(overview)).text).not.toContain(reason)
    const payloads = await world.db.selectFrom('audit_event').select('payload').execute()
    expect(JSON.stringify(payloads)).not.toContain(reason)
  })
})
