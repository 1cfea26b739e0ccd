/** Drawn cases that leave a sample: struck out or not read, reserves that the list names, and what the results say. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveAnswers } from '#inspection/casework/actions.ts'
import { setTeam } from '#inspection/programme/actions.ts'
import { perform } from '#platform/audit/perform.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { type OpenedInspection, openedInspection, sendCaseload } from './opened-inspection.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

type Drawn = OpenedInspection & { court: string; inspector: Visitor }

/** 24 court cases, 22 of them drawn, and two reserves. */
async function drawn(): Promise<Drawn> {
  const opened = await openedInspection(world)
  const inspector = await world.person('Inspector')
  await world.perform(setTeam, {
    inspection: opened.id,
    members: [
      { person: opened.lead.id, role: 'lead-inspector' },
      { person: opened.contact.id, role: 'service-contact' },
      { person: inspector.id, role: 'inspector' },
    ],
  })
  const court = opened.caseload('court', 24)
  await sendCaseload(opened.contact, opened, 'court', court)
  await sendCaseload(opened.contact, opened, 'out-of-court', { headings: court.headings, rows: [] })
  await opened.lead.post(`${opened.url}/caseload/done`)
  const here = { ...opened, court: `${opened.url}/sample/court`, inspector }
  await here.lead.post(`${here.court}/prepare`)
  await here.lead.post(`${here.court}/draw`, { seed: '2-5-4', unconfirmed: 'Read out on the call.' })
  return here
}

async function inSample(here: Drawn): Promise<string[]> {
  const rows = await world.db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .where('a.inspection_id', '=', here.id)
    .where('a.part', '=', 'first')
    .select('c.case_ref as ref')
    .orderBy('c.case_ref')
    .execute()
  return rows.map(({ ref }) => ref)
}

const assessmentOf = async (here: Drawn, ref: string) => {
  const { id } = await world.db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .where('a.inspection_id', '=', here.id)
    .where('c.case_ref', '=', ref)
    .select('a.id')
    .executeTakeFirstOrThrow()
  return id
}

const reserves = async (here: Drawn) =>
  ((await here.lead.get(`${here.court}/proof.json`)).json() as { reserves: string[] }).reserves

const words = 'The order was made a month before the window begins.'

describe('before fieldwork', () => {
  let here: Drawn
  let leaving = ''
  let offered = ''
  beforeAll(async () => {
    here = await drawn()
    leaving = (await inSample(here))[0]!
  })

  it('the lead sees who would step in, and says why and what happened', async () => {
    const page = await here.lead.get(`${here.court}/leave?case=${leaving}`)
    expect(page.text).toContain(`Case ${leaving}`)
    offered = page.text.match(/If it should not have been listed: (C-\d+)/)![1]!
    expect(await reserves(here)).toContain(offered)
    const bare = await here.lead.post(`${here.court}/leave`, { case: leaving })
    expect(bare.status).toBe(422)
    for (const fault of ['Say what happened', 'Say whether a reserve steps in'])
      expect(bare.text).toContain(fault)
    const sent = { case: leaving, words, 'step-in': 'yes' }
    for (const reason of ['', 'ineligible:record-missing', 'tired:of-it'])
      expect((await here.lead.post(`${here.court}/leave`, { ...sent, reason })).text).toContain(
        'Choose why it leaves the sample',
      )
  })

  it('words that tell who the child is are held back until somebody has looked again', async () => {
    const sent = {
      case: leaving,
      reason: 'ineligible:outside-window',
      words: 'Darren Smith was sentenced earlier.',
      'step-in': 'yes',
    }
    const held = await here.lead.post(`${here.court}/leave`, sent)
    expect(held.status).toBe(422)
    expect(held.text).toContain('I have looked again')
    expect(await inSample(here)).toContain(leaving)
  })

  it('the reserve that the list names steps in, and the case is counted nowhere any more', async () => {
    const answer = await here.lead.post(`${here.court}/leave`, {
      case: leaving,
      reason: 'ineligible:outside-window',
      words,
      'step-in': 'yes',
    })
    expect(answer).toMatchObject({ status: 303, location: `${here.court}/leave` })
    const now = await inSample(here)
    expect(now).toHaveLength(22)
    expect(now).toContain(offered)
    expect(now).not.toContain(leaving)
    for (const address of [
      here.court,
      `${here.court}/explained`,
      `${here.court}/proof`,
      `${here.court}/leave`,
    ]) {
      const page = await here.contact.get(address)
      expect(page.text).toContain('Struck out: it should not have been on the list')
      expect(page.text).toContain(words)
    }
    // Of 24 eligible cases one should not have been listed.
    expect((await here.lead.get(here.court)).text).toContain('With 22 of 23 cases')
    const figures = await here.lead.get(`${here.url}/sample`)
    expect(figures.text).toContain('Court disposals 24 (100%) 22 (100%) 22 (100%) 1 0 1 0')
  })

  it('the draw itself stays as it was, and its proof holds', async () => {
    expect((await here.contact.get(`${here.court}/explained`)).text).toContain('The draw holds')
  })

  it('a case leaves once, and nobody but the lead takes one out', async () => {
    const sent = { case: leaving, reason: 'ineligible:outside-window', words, 'step-in': 'no' }
    const again = await here.lead.post(`${here.court}/leave`, sent)
    expect(again.text).toContain('Choose a case that is in the sample now')
    for (const visitor of [here.contact, here.inspector])
      expect((await visitor.post(`${here.court}/leave`, sent)).status).toBe(403)
  })

  it('says when no reserve is left', async () => {
    const [second, third] = await inSample(here)
    const sent = { reason: 'not-inspectable:record-missing', words: 'The record is gone.', 'step-in': 'yes' }
    expect((await here.lead.post(`${here.court}/leave`, { ...sent, case: second! })).status).toBe(303)
    const none = await here.lead.post(`${here.court}/leave`, { ...sent, case: third! })
    expect(none.status).toBe(422)
    expect(none.text).toContain('No reserve is left')
    expect(none.text).toContain('No reserve is left: the sample gets one case smaller')
  })
})

describe('in fieldwork', () => {
  let here: Drawn
  let begun = ''
  let assessment = ''
  beforeAll(async () => {
    here = await drawn()
    await here.lead.post(`${here.url}/sample/done`)
    await here.lead.post(`${here.url}/casework/share-out`)
    begun = (await inSample(here))[3]!
    assessment = await assessmentOf(here, begun)
    const answers = [{ question: 'fact:learning-need', version: 1, value: 'no', note: null }]
    await perform(world.db, saveAnswers, { assessment, answers }, { id: here.inspector.id })
  })

  it('no reserve steps in for a case that was begun', async () => {
    const page = await here.lead.get(`${here.court}/leave?case=${begun}`)
    expect(page.text).toContain('No reserve steps in once a case is begun')
    const sent = {
      case: begun,
      reason: 'not-inspectable:record-restricted',
      words: 'A court closed the record.',
    }
    const refused = await here.lead.post(`${here.court}/leave`, { ...sent, 'step-in': 'yes' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('No reserve steps in: answers were given in this case')
    expect((await here.lead.post(`${here.court}/leave`, { ...sent, 'step-in': 'no' })).status).toBe(303)
    expect(await inSample(here)).toHaveLength(21)
  })

  it('its inspector has it no longer, and what was answered stays readable for the lead', async () => {
    const late = await here.inspector.post(`${here.url}/casework/${assessment}/facts`, {})
    expect(late.status).toBe(403)
    expect(late.text).toContain('This case left the sample')
    expect((await here.lead.get(`${here.url}/casework/${assessment}/history`)).status).toBe(200)
    expect((await here.lead.get(`${here.url}/casework`)).text).not.toContain(`${begun} `)
  })

  it('the results say how much may hang on it, and warn past a tenth', async () => {
    const before = await here.lead.get(`${here.url}/judgement`)
    expect(before.text).toContain('Drawn cases that nobody could read')
    expect(before.text).toContain('Court disposals: 1 case of 22')
    expect(before.text).not.toContain('should not be relied on')
    expect(before.text).toContain('Once there are answers')
    const [other] = await inSample(here)
    const assessed = await assessmentOf(here, other!)
    const question = here.framework.domains
      .flatMap((domain) => domain.standards)
      .find((one) => one.caseKind === 'court')!.keyQuestions[0]!
    await perform(
      world.db,
      saveAnswers,
      { assessment: assessed, answers: [{ question: question.id, version: 1, value: 'yes', note: null }] },
      { id: here.inspector.id },
    )
    // One of one case says yes; the one that nobody could read may not have.
    const bounded = await here.lead.get(`${here.url}/judgement`)
    expect(bounded.text).toContain(`${question.ref} 1 of 1 1 50% 100%`)
    expect(bounded.text).toContain('may change the rating of')
    for (const ref of (await inSample(here)).slice(1, 3)) {
      const sent = { case: ref, reason: 'not-inspectable:record-missing', words: 'It cannot be opened.' }
      expect((await here.lead.post(`${here.court}/leave`, { ...sent, 'step-in': 'yes' })).status).toBe(303)
    }
    const after = await here.lead.get(`${here.url}/judgement`)
    expect(after.text).toContain('3 of the 22 drawn cases could not be read (14%)')
    expect(after.text).toContain('should not be relied on without saying so')
    expect((await here.lead.get(here.court)).text).toContain('more than 10%')
  })

  it('reserves that stepped in are no longer reserves, and can be given to people', async () => {
    const page = await here.lead.get(`${here.url}/casework/allocation`)
    expect(page.text).not.toContain('Reserves')
    expect(page.text).toMatch(/2 of 21 cases are not allocated/)
  })

  it('is all in an audit record that verifies', async () => {
    const events = await world.db
      .selectFrom('audit_event')
      .where('stream', '=', `inspection:${here.id}`)
      .where('kind', '=', 'case-left-sample')
      .select('payload')
      .orderBy('seq')
      .execute()
    expect(events).toMatchObject([
      { payload: { why: 'not-inspectable', reason: 'record-restricted', replacedBy: null } },
      { payload: { why: 'not-inspectable', reason: 'record-missing' } },
      { payload: { why: 'not-inspectable', reason: 'record-missing' } },
    ])
    expect((await verifyAudit(world.db)).findings).toEqual([])
  })
})
