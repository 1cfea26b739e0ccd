/** One inspection from the register to the public page, by the doors that people use. */
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventFacts, inventScreen, screenFields } from '#cli/demonstration/invented-answers.ts'
import { inventCaseload } from '#engine/caseload/invent.ts'
import { standardsInOrder, standardsJudgedFrom } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { createStream } from '#engine/sampling/stream.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { checkFacts } from './concluded-inspection.ts'
import { fillForm } from './fill-form.ts'
import { decided, openedMeeting } from './panel-meeting.ts'

const today = { day: '4', month: '1', year: '2027' }
const dateFields = (name: string, { day, month, year }: typeof today) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})

describe.each(['hmip-youth-2018', 'hmip-youth-2021'])('an inspection under %s', (frameworkId) => {
  let world: TestApp
  let framework: Framework
  const who = {} as Record<
    'manager' | 'editor' | 'lead' | 'inspector' | 'assessor' | 'chair' | 'member' | 'contact',
    Visitor
  >
  let path: string

  beforeAll(async () => {
    world = await testApp()
    framework = (await world.frameworks.newest()).find((one) => one.id === frameworkId)!
    who.manager = await world.person('Programme manager', ['programme-manager'])
    who.editor = await world.person('Publications editor', ['publications-editor'])
    who.lead = await world.person('Lead inspector')
    who.inspector = await world.person('Inspector')
    who.assessor = await world.person('Local assessor')
    who.chair = await world.person('Ratings panel chair')
    who.member = await world.person('Ratings panel member')
    who.contact = await world.person('Service contact')
  })
  afterAll(() => world.close())

  it('is opened by the programme manager', async () => {
    await fillForm(who.manager, '/services', '/services', {
      name: 'Northmere Youth Justice Service',
      area: 'Northmere',
    })
    const { id } = await world.db.selectFrom('service').select('id').executeTakeFirstOrThrow()
    const opened = await fillForm(who.manager, '/inspections/new', '/inspections', {
      service: id,
      framework: frameworkId,
      ...dateFields('announced', today),
      ...dateFields('fieldwork-from', { ...today, month: '2' }),
      ...dateFields('fieldwork-to', { ...today, month: '2', day: '8' }),
      'team-lead-inspector': who.lead.id,
      'team-inspector': who.inspector.id,
      'team-local-assessor': who.assessor.id,
      'team-panel-chair': who.chair.id,
      'team-panel-member': who.member.id,
      'team-service-contact': who.contact.id,
    })
    expect(opened.status).toBe(303)
    expect(opened.location).toMatch(/\/team#own-services$/)
    path = opened.location!.replace(/\/team.*/, '')
    await fillForm(who.manager, '/services', '/services', { name: 'Eastholt', area: 'Eastholt' })
    const { id: elsewhere } = await world.db
      .selectFrom('service')
      .where('name', '=', 'Eastholt')
      .select('id')
      .executeTakeFirstOrThrow()
    const recorded = await fillForm(who.manager, `${path}/team`, `${path}/team/own-services`, {
      [`own-service-${who.assessor.id}`]: elsewhere,
    })
    expect(recorded).toMatchObject({ status: 303, location: path })
  })

  it('takes in the caseload that the service sends', async () => {
    for (const kind of framework.caseKinds) {
      const size = { court: 9, 'out-of-court': 8 }[kind.id] ?? 1
      const { headings, rows } = inventCaseload(framework, {
        kind: kind.id,
        size,
        seed: 'story',
        announced: '2027-01-04',
      })
      const content = stringify([headings, ...rows])
      const sent = await who.contact.upload(
        `${path}/caseload`,
        { kind: kind.id },
        { field: 'file', name: `${kind.id}.csv`, content },
      )
      expect(sent.status, sent.text).toBe(303)
      const held = sent.location!
      expect((await fillForm(who.contact, held, `${held}/accept`)).location).toBe(`${path}/caseload`)
    }
    expect((await fillForm(who.lead, `${path}/caseload`, `${path}/caseload/done`)).status).toBe(303)
  })

  it('draws the sample by a seed that comes after the list', async () => {
    for (const kind of framework.caseKinds) {
      const page = `${path}/sample/${kind.id}`
      const prepared = await fillForm(who.lead, page, `${page}/prepare`)
      expect(prepared.status, prepared.text).toBe(303)
      // Where every case is assessed there is nothing to draw and no seed to give.
      const offersSeed = (await who.lead.get(page)).body.includes('name="seed"')
      if (offersSeed) {
        const confirmed = await fillForm(who.contact, `${page}/explained`, `${page}/confirm`)
        expect(confirmed.status, confirmed.text).toBe(303)
      }
      expect(
        (await fillForm(who.lead, page, `${page}/draw`, offersSeed ? { seed: 'dice 4-1-6-2' } : {})).status,
      ).toBe(303)
    }
    expect((await fillForm(who.lead, `${path}/sample`, `${path}/sample/done`)).status).toBe(303)
  })

  it('has every sampled case assessed', async () => {
    await fillForm(who.lead, `${path}/casework/allocation`, `${path}/casework/share-out`)
    const cases = await world.db
      .selectFrom('assessment as a')
      .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
      .where('a.part', '=', 'first')
      .select(['a.id', 'a.case_kind', 'a.assessor_id', 'c.case_ref', 'c.values'])
      .execute()
    expect(new Set(cases.map((one) => one.assessor_id))).toEqual(new Set([who.inspector.id, who.assessor.id]))
    for (const one of cases) {
      const assessor = [who.inspector, who.assessor].find((person) => person.id === one.assessor_id)!
      const address = `${path}/casework/${one.id}`
      const invented = {
        framework,
        kind: one.case_kind,
        values: one.values as Record<string, string>,
        chance: createStream(one.case_ref),
      }
      const facts = inventFacts(invented)
      const answered = await assessor.post(`${address}/facts`, screenFields(facts, 'fact:'))
      expect(answered.status, answered.text).toBe(303)
      for (const standard of standardsJudgedFrom(framework, one.case_kind)) {
        // Completing is offered only when nothing that applies is missing.
        expect((await assessor.get(address)).body).not.toContain(`action="${address}/complete"`)
        const answers = screenFields(inventScreen(invented, facts, standard.id))
        // A screen on which nothing counts has no form to send.
        if (Object.keys(answers).length === 0) continue
        const saved = await assessor.post(`${address}/standards/${standard.id}`, answers)
        expect(saved.status, saved.text).toBe(303)
      }
      expect((await fillForm(assessor, address, `${address}/complete`)).status).toBe(303)
    }
    expect((await fillForm(who.lead, `${path}/casework`, `${path}/casework/close`)).status).toBe(303)
    // How certain the ratings are is worked out by itself, and nobody waits for it.
    const certainty = async () =>
      (await who.lead.get(`${path}/judgement/certainty`, { accept: 'application/json' })).json()
    await expect.poll(certainty, { timeout: 60_000 }).toMatchObject({ current: true })
  })

  it('is judged: the lead proposes, the panel decides each standard and concludes', async () => {
    for (const standard of standardsInOrder(framework)) {
      const page = `${path}/judgement/${standard.id}`
      const offers = async (visitor: Visitor, action: string) =>
        (await visitor.get(page)).body.includes(`action="${action}"`)
      if (standard.judged === 'qualitative' && (await offers(who.lead, `${page}/rating`))) {
        const proposed = await fillForm(who.lead, page, `${page}/rating`, {
          rating: 'good',
          reasons: 'Several sources agree.',
        })
        expect(proposed.status, proposed.text).toBe(303)
      }
    }
    const meeting = await openedMeeting(`${path}/judgement`, who.chair, [who.member])
    for (const standard of standardsInOrder(framework)) {
      const page = `${meeting}/standards/${standard.id}`
      // Without a case there is nothing to decide.
      if (!(await who.chair.get(page)).body.includes(`action="${page}/decision"`)) continue
      const decision = await decided(meeting, who.chair, standard.id, {
        rating: 'good',
        reason: 'The panel weighed the other key questions.',
        minutes: 'Members spoke of the other inspection.',
      })
      expect(decision.status, decision.text).toBe(303)
    }
    const concluded = await fillForm(who.chair, meeting, `${meeting}/conclude`)
    expect(concluded.status, concluded.text).toBe(303)
    const { rated } = await world.db.selectFrom('result').select('rated').executeTakeFirstOrThrow()
    expect(rated).toMatchObject({ score: 24, outOf: 36, overall: 'Good' })
  })

  it('is written up by the lead', async () => {
    const report = await who.lead.get(`${path}/report`)
    const sections = [...new Set(report.body.match(new RegExp(`${path}/report/sections/[a-z0-9-]+`, 'g')))]
    expect(sections.length).toBeGreaterThan(10)
    for (const section of sections) {
      const number = (await who.lead.get(section)).body.includes('<input class="govuk-input')
      const saved = await fillForm(who.lead, section, section, {
        body: number ? '12' : 'Work with children is <careful> & kind.\n\n- It is timely.',
      })
      expect(saved.status, saved.text).toBe(303)
    }
    const added = await fillForm(
      who.lead,
      `${path}/report/recommendations`,
      `${path}/report/recommendations`,
      {
        addressee: 'The management board',
        body: 'Plan for what to do when risk rises.',
      },
    )
    expect(added.status, added.text).toBe(303)
  })

  it('is read by the service, which finds nothing wrong in it', async () => {
    await checkFacts(path.replace('/inspections/', ''), { lead: who.lead, contact: who.contact })
  })

  it('is approved and published by the publications editor', async () => {
    const approved = await fillForm(who.editor, `${path}/publication`, `${path}/publication/approve`)
    expect(approved.status, approved.text).toBe(303)
    const published = await fillForm(who.editor, `${path}/publication`, `${path}/publication/publish`)
    expect(published.status, published.text).toBe(303)
  })

  it('can be read by anyone, with the figures that the panel left', async () => {
    const slug = path.replace('/inspections/', '')
    expect((await world.anyone.get('/published')).text).toContain('Northmere Youth Justice Service')
    const page = await world.anyone.get(`/published/${slug}`)
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/24 (out )?of 36/)
    expect(page.text).toContain('Plan for what to do when risk rises.')
    expect(page.text).toContain('The panel weighed the other key questions.')
    expect(page.body).not.toContain('<careful>')
    expect(page.body).toContain('&lt;careful&gt;')
  })

  it('leaves a record that verifies', async () => {
    const { findings, events } = await verifyAudit(world.db)
    expect(findings).toEqual([])
    expect(events).toBeGreaterThan(100)
  })
})
