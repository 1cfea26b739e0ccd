import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CertaintyFigures, type WorkedOut, workOut } from '#engine/certainty/work-out.ts'
import { readCertainty } from '#inspection/judgement/certainty/queries.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { assessedInspection } from './assessed-inspection.ts'
import { hartlepool, likeHartlepool } from './hartlepool.ts'
import { decided, openedMeeting } from './panel-meeting.ts'

describe('how certain the ratings of a small service are', () => {
  let world: TestApp
  let lead: Visitor
  let inspector: Visitor
  let chair: Visitor
  let member: Visitor
  let contact: Visitor
  let at: Awaited<ReturnType<typeof assessedInspection>>
  let page: string

  const records = () =>
    world.db
      .selectFrom('certainty')
      .selectAll()
      .where('inspection_id', '=', at.id)
      .orderBy('version')
      .execute()
  /** Asks for it, and comes back to the page until it is done. */
  const workedOut = async (visitor: Visitor) => {
    const asked = await visitor.post(page)
    expect(asked.status, asked.text).toBe(303)
    for (;;) {
      const { done } = (await visitor.get(`${page}/progress`)).json() as { done: boolean }
      if (done) return visitor.get(asked.location!)
      await setTimeout(100)
    }
  }
  const answer = (version: number, value: string) =>
    world.db
      .insertInto('answer')
      .values({
        assessment_id: at.cases[0]!.assessment,
        question: at.framework.domains[1]!.standards[0]!.keyQuestions[0]!.id,
        version,
        value,
        answered_by: lead.id,
      })
      .execute()

  beforeAll(async () => {
    world = await testApp()
    lead = await world.person('Lead inspector')
    inspector = await world.person('Inspector')
    chair = await world.person('Panel chair')
    member = await world.person('Panel member')
    contact = await world.person('Service contact')
    at = await assessedInspection(
      world,
      likeHartlepool([
        { person: lead, role: 'lead-inspector' },
        { person: inspector, role: 'inspector' },
        { person: chair, role: 'panel-chair' },
        { person: member, role: 'panel-member' },
        { person: contact, role: 'service-contact' },
      ]),
    )
    page = `${at.address}/certainty`
  })
  afterAll(() => world.close())

  it('is linked from the results, and says of key questions what needs no draws', async () => {
    expect((await lead.get(at.address)).body).toContain(`href="${page}"`)
    const { text, body } = await inspector.get(page)
    expect(text).toContain(
      'How certain the standards, the total and the overall rating are has not been worked out yet',
    )
    expect(text).toContain('6 of 7 cases; out-of-court disposals: 4 of 15 cases')
    // 4 of 6 sufficient, 7 in all: four or five of them.
    expect(text).toContain('4 of 6 6 of 7 4 to 5 of 7 (57% to 71%)')
    expect(body).toContain('2.2.2 67% (4 of 6), range 57% to 71%')
  })

  it('is worked out when somebody of the team or the panel asks, and kept', async () => {
    const shown = await workedOut(chair)
    const [record, ...others] = await records()
    expect(others).toEqual([])
    expect(record).toMatchObject({
      version: 1,
      draws: 10_000,
      assumed_weight: '1',
      generator: 'xoshiro128**/sha256',
      worked_out_by: chair.id,
    })
    expect(record!.seed).toContain(at.id)
    expect(shown.text).toContain('There is no overall rating yet, because a standard that counts has none')
    expect(shown.text).toMatch(
      /2\.2 Planning is Good in the sample\. For the whole caseload Good has a chance of 6\d%/,
    )
    expect(shown.text).not.toContain('Work out certainty')
  })

  it('comes out the very same from what was kept', async () => {
    const [record] = await records()
    const stored = record!.figures as unknown as CertaintyFigures
    const samples = stored.samples.map((one) => ({
      ...one,
      cases: one.cases.map((vector) => Int8Array.from(vector)),
    }))
    const again = workOut(at.framework, { ...stored, samples }, record!.seed)
    expect(JSON.parse(JSON.stringify(again))).toEqual(record!.result as unknown as WorkedOut)
  })

  it('is not worked out twice from the same figures, even when two ask at once', async () => {
    const both = await Promise.all([lead.post(page), inspector.post(page)])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(await records()).toHaveLength(1)
    expect((await lead.get(both[0].location!)).text).toContain('Nothing has changed since it was worked out')
  })

  it('says so when the figures have changed, and then keeps a second version beside the first', async () => {
    await answer(2, 'no')
    const stale = await lead.get(page)
    expect(stale.text).toContain('The figures have changed since this was worked out')
    expect((await lead.get(page, { accept: 'application/json' })).json()).toMatchObject({ current: false })
    await workedOut(lead)
    expect((await records()).map(({ version }) => version)).toEqual([1, 2])
    expect((await lead.get(page)).text).toContain('Earlier versions are kept: version 1 of')
    await answer(3, 'yes')
    await expect(world.db.updateTable('certainty').set({ draws: 1 }).execute()).rejects.toThrow('append-only')
  })

  it('leaves out a case that is not answered in full, and counts it as not known', async () => {
    await answer(4, '')
    expect((await lead.get(page)).text).toContain(
      'court disposals: 5 of 7 cases (1 more not answered in full',
    )
    await answer(5, 'yes')
  })

  it('gives total and overall once the lead has proposed every judgement', async () => {
    for (const { ref, rating } of hartlepool.standards.filter((one) => one.ref.startsWith('1.'))) {
      const standard = at.framework.domains[0]!.standards.find((one) => one.ref === ref)!
      const sent = { rating: rating.toLowerCase().replaceAll(' ', '-'), reasons: 'Seen.', basedOn: '0' }
      expect((await lead.post(`${at.address}/${standard.id}/rating`, sent)).status).toBe(303)
    }
    await workedOut(lead)
    const { text, body } = await lead.get(page)
    expect(text).toMatch(
      /The service overall is Good in the sample\. For the whole caseload Good has a chance of 9\d%/,
    )
    expect(text).toMatch(/The sample gives 26 of 36 points\. Exactly that total has a chance of \d+%/)
    expect(text).toContain('1.1, 1.2, 1.3, 1.4 are judged on all the evidence')
    expect(text).toContain('The widest difference is at')
    expect(text).toContain('No case has been assessed a second time')
    const descriptions = [...body.matchAll(/<desc[^>]*>([^<]+)<\/desc>/g)].map((match) => match[1]!)
    expect(descriptions).toHaveLength(5)
    expect(descriptions[0]).toMatch(/^Overall: Requires improvement \d+%, Good 9\d%\.$/)
    // The page of results says it beside the overall rating.
    expect((await lead.get(at.address)).text).toContain('For the whole caseload Good has a chance of 9')
  })

  it('can be read by other parts of the house', async () => {
    const record = (await readCertainty(world.db, at.id))!
    const planning = record.standards.find(({ ref }) => ref === '2.2')!
    expect(planning).toMatchObject({ sample: 'good', fromCases: true, name: 'Planning' })
    expect(Object.values(planning.chances).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
    expect(planning.chances.good).toBeGreaterThan(0.5)
    expect(record.overall?.sentence).toContain('The service overall is Good in the sample')
    expect(await readCertainty(world.db, '00000000-0000-4000-8000-000000000000')).toBeNull()
  })

  it('says how stable the bands are, once a case was assessed twice by people who did not know each other’s view', async () => {
    const [case0] = at.cases
    const { case_id, case_kind } = await world.db
      .selectFrom('assessment')
      .where('id', '=', case0!.assessment)
      .select(['case_id', 'case_kind'])
      .executeTakeFirstOrThrow()
    const { id: second } = await world.db
      .insertInto('assessment')
      .values({
        inspection_id: at.id,
        case_id,
        case_kind,
        part: 'second',
        blind: true,
        assessor_id: inspector.id,
        completed_at: new Date(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const first = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', case0!.assessment)
      .distinctOn('question')
      .select(['question', 'value'])
      .orderBy('question')
      .orderBy('version', 'desc')
      .execute()
    const changed = at.framework.domains[1]!.standards[1]!.keyQuestions[0]!.id
    await world.db
      .insertInto('answer')
      .values(
        first.map(({ question, value }) => ({
          assessment_id: second,
          question,
          version: 1,
          value: question === changed ? 'no' : value,
          answered_by: inspector.id,
        })),
      )
      .execute()
    for (const assessment_id of [case0!.assessment, second]) {
      await world.db
        .insertInto('completion')
        .values({ assessment_id, version: 1, snapshot: '{}', digest: 'none', completed_by: inspector.id })
        .execute()
    }
    const { text } = await lead.get(page)
    // Twelve key questions count in this case; on one of them the two differ.
    expect(text).toContain(
      'In 1 case two people, neither knowing the other’s view, gave the same answer to 11 of 12 key questions (92%).',
    )
    expect(text).toContain('If each judgement turned with the same chance, that is about 4% of judgements.')
    expect(text).toMatch(/The least stable is \d\.\d: its lowest key question/)
  })

  it('is refused once answers differ from the figures that the panel left', async () => {
    const meeting = await openedMeeting(at.address, chair, [member])
    const standards = at.framework.domains.flatMap((domain) => domain.standards)
    for (const { ref, rating } of hartlepool.standards) {
      const { id } = standards.find((one) => one.ref === ref)!
      const sent = { rating: rating.toLowerCase().replaceAll(' ', '-'), reason: 'The panel agrees.' }
      expect((await decided(meeting, chair, id, sent)).status).toBe(303)
    }
    expect((await chair.post(`${meeting}/conclude`)).status).toBe(303)
    expect((await lead.get(page)).text).not.toContain('The figures have changed')
    await answer(6, 'no')
    const late = await lead.get(page)
    expect(late.text).toContain('Answers were changed after the panel concluded')
    expect((await lead.post(page)).status).toBe(409)
  })

  it('is not for the inspected service, and leaves a record that verifies', async () => {
    expect((await contact.get(page)).status).toBe(403)
    expect((await contact.post(page)).status).toBe(403)
    expect((await verifyAudit(world.db)).findings).toEqual([])
  })
})
