/**
 * A ratings panel with a conflict of interest, a dissent and a rating that is raised: who may decide, what is frozen,
 * what is published, and what never leaves the panel.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standardByRef } from '#engine/framework/find.ts'
import { papersDigest } from '#engine/panel/papers.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { loadFramework } from '#platform/frameworks/pinned.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { assessedInspection } from './assessed-inspection.ts'
import { type Concluded, checkFacts, writeWholeReport } from './concluded-inspection.ts'
import { publicAddresses, publishedEnds, readAll } from './everything-public.ts'
import { fillForm } from './fill-form.ts'
import { likeHartlepool } from './hartlepool.ts'
import { calledMeeting, decided, declare, openedMeeting, openPapers } from './panel-meeting.ts'

/** Found nowhere but in what these people say among themselves. */
const planted = 'saxifrage'
const published = 'One more case judged sufficient would lift it, and the other two answers are outstanding.'

let world: TestApp
const who = {} as Record<
  'lead' | 'chair' | 'ann' | 'ben' | 'cas' | 'inspector' | 'quality' | 'contact',
  Visitor
>
let at: Awaited<ReturnType<typeof assessedInspection>>
let meeting: string

const idOf = (ref: string): string => standardByRef(at.framework, ref)!.id
/** The chair confirms every standard but these. */
async function decideAsProposed(address: string, except: readonly string[] = []): Promise<void> {
  for (const standard of at.framework.domains.flatMap(({ standards }) => standards)) {
    if (except.includes(standard.ref)) continue
    const { body } = await who.chair.get(`${address}/standards/${standard.id}`)
    const id = /value="([a-z-]+)"[^>]*>\s*<label[^>]*>[^<]*<\/label>\s*<div[^>]*>As proposed/.exec(body)?.[1]
    const sent = { rating: id!, reason: `The panel agrees on ${standard.ref}.` }
    expect((await decided(address, who.chair, standard.id, sent)).status, standard.ref).toBe(303)
  }
}

const page = (ref: string) => `${meeting}/standards/${idOf(ref)}`

beforeAll(async () => {
  world = await testApp()
  who.lead = await world.person('Lead inspector')
  who.chair = await world.person('Panel chair')
  who.ann = await world.person('Ann Member')
  who.ben = await world.person('Ben Member')
  who.cas = await world.person('Cas Member')
  who.inspector = await world.person('Inspector')
  who.quality = await world.person('Quality lead')
  who.contact = await world.person('Service contact')
  at = await assessedInspection(
    world,
    likeHartlepool([
      { person: who.lead, role: 'lead-inspector' },
      { person: who.inspector, role: 'inspector' },
      { person: who.quality, role: 'quality-lead' },
      { person: who.chair, role: 'panel-chair' },
      { person: who.ann, role: 'panel-member' },
      { person: who.ben, role: 'panel-member' },
      { person: who.cas, role: 'panel-member' },
      { person: who.contact, role: 'service-contact' },
    ]),
  )
  for (const ref of ['1.1', '1.2', '1.3', '1.4']) {
    const own = `${at.address}/${idOf(ref)}`
    const proposed = await fillForm(who.lead, own, `${own}/rating`, { rating: 'good', reasons: 'Seen.' })
    expect(proposed.status).toBe(303)
  }
  const own = `${at.address}/${idOf('2.3')}`
  const view = { view: `The two other answers are far better than the lowest: ${planted}.` }
  expect((await fillForm(who.lead, own, `${own}/view`, view)).status).toBe(303)
})
afterAll(() => world.close())

describe('a meeting is called', () => {
  it('by the chair alone, with people of the panel alone, and never without a quorum of two', async () => {
    const panel = `${at.address}/panel`
    expect((await who.ann.get(panel)).body).not.toContain('Call the meeting')
    const alone = await fillForm(who.chair, panel, panel, { quorum: '1' })
    expect(alone.status).toBe(422)
    expect(alone.text).toContain('One person is no panel')
    for (const stranger of [who.contact, who.inspector, who.lead]) {
      const refused = await fillForm(who.chair, panel, panel, { member: [stranger.id] })
      expect(refused.status, stranger.name).toBe(422)
      expect(refused.text).toContain('Choose people from the list')
    }
    const attending = await fillForm(who.chair, panel, panel, { member: [], lead: who.ann.id })
    expect(attending.text).toContain('Choose people from the list')
  })

  it('and while it is open there is no other', async () => {
    meeting = await calledMeeting(at.address, who.chair, [], {
      member: [who.ann.id, who.ben.id, who.cas.id],
      quorum: '3',
    })
    const panel = `${at.address}/panel`
    expect((await who.chair.get(panel)).body).not.toContain('Call the meeting')
    const date = { 'held-day': '8', 'held-month': '2', 'held-year': '2027' }
    const second = await who.chair.post(panel, { ...date, quorum: '2', reason: 'Another' })
    expect(second.status).toBe(409)
    const both = await world.db
      .insertInto('panel_meeting')
      .values({
        inspection_id: at.id,
        number: 9,
        held_on: '2027-02-08',
        quorum: 2,
        reason: 'x',
        called_by: who.chair.id,
      })
      .execute()
      .catch((error: Error) => error.message)
    expect(both).toContain('is open: end it first')
  })

  it('shows the lead as attending, who has no declaration to make and nothing to decide', async () => {
    const shown = await who.lead.get(meeting)
    expect(shown.text).toContain('Lead inspector (attends)')
    expect(shown.body).not.toContain(`${meeting}/declaration`)
    const sent = { interest: 'no', words: '', basedOn: '0' }
    expect((await who.lead.post(`${meeting}/declaration`, sent)).status).toBe(403)
  })
})

describe('who is too close does not decide', () => {
  it('whoever declares it, and reads neither papers nor minutes', async () => {
    await openPapers(meeting, who.chair)
    const unsaid = await who.ben.post(`${meeting}/declaration`, { interest: 'yes', words: ' ', basedOn: '0' })
    expect(unsaid.status).toBe(422)
    expect(unsaid.text).toContain('Say in your own words what the interest is')
    await declare(meeting, who.ben, 'My sister manages a team there.')
    const shown = await who.ben.get(meeting)
    expect(shown.text).toContain('No. Declared an interest')
    expect(shown.text).toContain('You are too close to this service')
    expect(shown.body).not.toContain('/papers')
    expect((await who.ben.get(`${meeting}/papers`)).status).toBe(403)
    expect((await who.ben.get(page('2.3'))).status).toBe(403)
    expect((await who.ben.get(`/inspections/${at.slug}`)).body).toContain(`href="${at.address}/panel"`)
    for (const end of ['', `/${idOf('2.3')}`, '/why', '/certainty']) {
      const refused = await who.ben.get(`${at.address}${end}`)
      expect([refused.status, refused.text], end).toEqual([
        403,
        expect.stringContaining('You are too close to this service'),
      ])
    }
    expect((await who.chair.get(meeting)).text).toContain('My sister manages a team there.')
  })

  it('whoever registered one, or comes from the service, whatever they say at the meeting', async () => {
    await declare(meeting, who.cas)
    const { service_id: service } = await world.db
      .selectFrom('inspection')
      .where('id', '=', at.id)
      .select('service_id')
      .executeTakeFirstOrThrow()
    const interest = { service, kind: 'worked-there', words: 'Until last year.' }
    expect((await who.cas.post('/account/interests', interest)).status).toBe(303)
    expect((await who.chair.get(meeting)).text).toContain(
      'No. Registered an interest in this service or one of its cases',
    )
    expect((await who.cas.get(`${meeting}/papers`)).status).toBe(403)
    expect((await who.cas.post('/account/interests/withdraw-service', { service })).status).toBe(303)
    await world.db
      .insertInto('own_service')
      .values({ person_id: who.cas.id, version: 1, service_id: service })
      .execute()
    expect((await who.chair.get(meeting)).text).toContain('No. Comes from this service')
  })

  it('so there is no quorum, and nothing can be decided', async () => {
    await declare(meeting, who.ann)
    expect((await who.chair.get(meeting)).text).toContain(
      'There is no quorum: 2 of the panel are free to decide, and 3 must be.',
    )
    const refused = await decided(meeting, who.chair, idOf('2.3'), { rating: 'good', reason: published })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('There is no quorum')
    expect((await who.chair.post(`${meeting}/conclude`)).text).toContain('There is no quorum')
  })

  it('until the meeting is given up and called anew, with a reason', async () => {
    const silent = await who.chair.post(`${meeting}/give-up`, { giveUp: '' })
    expect(silent.text).toContain('Say why the meeting ends without a conclusion')
    const ended = await fillForm(who.chair, meeting, `${meeting}/give-up`, { giveUp: 'Two were too close.' })
    expect(ended.status).toBe(303)
    const panel = `${at.address}/panel`
    const untold = await fillForm(who.chair, panel, panel, { member: [who.ann.id], reason: '' })
    expect(untold.text).toContain('Say why the panel meets again')
    meeting = await openedMeeting(at.address, who.chair, [who.ann], {
      member: [who.ann.id, who.ben.id],
      reason: 'The first meeting had no quorum.',
    })
    await declare(meeting, who.ben, 'My sister manages a team there.')
    expect((await who.lead.get(meeting)).text).toContain('2 decide; 2 are needed.')
  })
})

describe('the papers', () => {
  it('are what the digest says, with every trigger and how far it lies, and what the lead thinks', async () => {
    const [kept] = await world.db
      .selectFrom('panel_papers')
      .selectAll()
      .orderBy('frozen_at', 'desc')
      .execute()
    expect(papersDigest(kept!.content)).toBe(kept!.digest)
    const papers = await who.lead.get(`${meeting}/papers`)
    expect(papers.text).toContain(kept!.digest)
    expect(papers.text).toContain('2.3.2 (3 of 5) lies 5 points below the 65% boundary')
    expect(papers.text).toContain('2.3.2: with 2 of 5 instead of 3 the standard would be Inadequate.')
    expect(papers.text).toContain('2.3.2 rests on 5 cases.')
    expect(papers.text).toContain(planted)
    expect(papers.text).toMatch(/Yes in the whole caseload \(80% interval\)/)
    expect(papers.text).toMatch(/How certain The service overall is Good in the sample/)
    expect(papers.text).toContain('2.3 Implementation and delivery is Requires improvement in the sample.')
    for (const visitor of [who.inspector, who.quality, who.contact])
      expect((await visitor.get(`${meeting}/papers`)).status).toBe(403)
  })

  it('cannot be changed in the database, nor said to have another digest', async () => {
    await expect(world.db.updateTable('panel_papers').set({ digest: 'x' }).execute()).rejects.toThrow(
      'append-only',
    )
    const { meeting_id } = await world.db
      .selectFrom('panel_papers')
      .select('meeting_id')
      .executeTakeFirstOrThrow()
    const forged = {
      meeting_id,
      version: 7,
      content: '{}',
      digest: 'x',
      reason: 'x',
      frozen_by: who.chair.id,
    }
    await expect(world.db.insertInto('panel_papers').values(forged).execute()).rejects.toThrow()
  })
})

describe('the panel decides', () => {
  it('up, with a reason to be published and minutes that are not', async () => {
    const minutes = `Ann spoke of the ${planted} at length.`
    const raised = await decided(meeting, who.chair, idOf('2.3'), {
      rating: 'good',
      reason: published,
      minutes,
    })
    expect(raised.status, raised.text).toBe(303)
    expect((await who.ann.get(page('2.3'))).text).toContain(minutes)
    expect((await who.lead.get(page('2.3'))).text).toContain('Up to Good (proposed: Requires improvement)')
  })

  it('and nobody decides but its chair', async () => {
    const decision = { rating: 'outstanding', reason: 'Mine', papers: '1', basedOn: '1' }
    for (const visitor of [who.ann, who.ben, who.lead, who.inspector])
      expect((await visitor.post(`${page('2.3')}/decision`, decision)).status, visitor.name).toBe(403)
    expect((await who.ann.get(page('2.3'))).body).not.toContain('/decision"')
  })

  it('and whoever decides may dissent, for the panel alone or for everybody, and change their mind', async () => {
    const private_ = { words: `I would wait for the ${planted}.`, publish: 'no' }
    const own = `${page('2.3')}/dissent`
    expect((await fillForm(who.ann, page('2.3'), own, private_)).status).toBe(303)
    const shown = await who.lead.get(page('2.3'))
    expect(shown.text).toContain(private_.words)
    expect(shown.text).toContain('The panel and the lead inspector')
    const stale = await who.ann.post(own, { ...private_, decision: '1', basedOn: '0' })
    expect(stale.status).toBe(409)
    const open = { words: 'Five cases are too few to raise a rating on.', publish: 'yes' }
    expect((await fillForm(who.ann, page('2.3'), own, open)).status).toBe(303)
    for (const visitor of [who.ben, who.lead])
      expect((await visitor.post(own, { ...open, decision: '1', basedOn: '0' })).status, visitor.name).toBe(
        403,
      )
  })

  it('every standard, and concludes; the lead and members cannot', async () => {
    await decideAsProposed(meeting, ['2.3'])
    const ann = { words: `Not ready: ${planted}.`, publish: 'no' }
    expect((await fillForm(who.ann, page('3.3'), `${page('3.3')}/dissent`, ann)).status).toBe(303)
    for (const visitor of [who.ann, who.ben, who.lead])
      expect((await visitor.post(`${meeting}/conclude`)).status).toBe(403)
    const concluded = await fillForm(who.chair, meeting, `${meeting}/conclude`)
    expect(concluded.status, concluded.text).toBe(303)
    const result = await world.db.selectFrom('result').selectAll().executeTakeFirstOrThrow()
    expect(result).toMatchObject({ version: 1, concluded_by: who.chair.id })
  })

  it('and after that nothing enters the meeting, whichever way it comes', async () => {
    const late = { rating: 'good', reason: 'Late', papers: '1', basedOn: '1' }
    expect((await who.chair.post(`${page('2.3')}/decision`, late)).status).toBe(409)
    const dissent = { words: 'Late', publish: 'yes', decision: '1', basedOn: '2' }
    expect((await who.ann.post(`${page('2.3')}/dissent`, dissent)).status).toBe(409)
    expect((await who.ann.post(`${meeting}/declaration`, { interest: 'no', basedOn: '1' })).status).toBe(409)
    const { id } = await world.db
      .selectFrom('panel_meeting')
      .where('number', '=', 2)
      .select('id')
      .executeTakeFirstOrThrow()
    for (const write of [
      sql`insert into meeting_decision (meeting_id, standard, version, papers, proposed, rating, reason, decided_by)
        values (${id}, 'x', 1, 1, 'good', 'good', 'x', ${who.chair.id})`,
      sql`insert into panel_seat (meeting_id, person_id, version, part, recorded_by)
        values (${id}, ${who.cas.id}, 1, 'member', ${who.chair.id})`,
      sql`insert into panel_dissent (meeting_id, standard, decision, person_id, version, words, publish)
        values (${id}, ${idOf('2.3')}, 1, ${who.chair.id}, 1, 'x', true)`,
      sql`insert into panel_declaration (meeting_id, person_id, version, interest)
        values (${id}, ${who.ann.id}, 9, false)`,
    ])
      await expect(write.execute(world.db)).rejects.toThrow('has ended')
    const without = sql`insert into panel_decision (inspection_id, standard, version, proposed, rating, reason, decided_by)
      values (${at.id}, 'x', 1, 'good', 'good', 'x', ${who.chair.id})`
    await expect(without.execute(world.db)).rejects.toThrow('ratings are decided in a meeting')
  })
})

describe('the report', () => {
  const atLead = () => ({ slug: at.slug, lead: who.lead, contact: who.contact }) as Concluded

  it('prints the reason at the ratings, at the standard and in the methodology, by itself', async () => {
    await writeWholeReport(world, atLead())
    const { text, body } = await who.lead.get(`/inspections/${at.slug}/report/preview`)
    const changed = `The ratings panel changed this rating from Requires improvement to Good. ${published}`
    expect(text.split(changed)).toHaveLength(3)
    expect(text).toContain(`Note a: 2.3 Implementation and delivery: ${changed}`)
    expect(body).toMatch(/See note <\/span>a<\/sup>/)
    expect(text).toContain('2 people decided, its chair among them. 1 member took no part in deciding')
    expect(text).toContain('The lead inspector attended and did not decide.')
    expect(text).toMatch(
      /2\.3 Implementation and delivery Requires improvement Good near a boundary, one judgement, one case, few cases/,
    )
    expect(text).toContain('The panel agrees on 2.1.')
    expect(text).toContain(
      'Dissent: A member of the panel would have decided otherwise: Five cases are too few to raise a rating on.',
    )
  })

  it('and what stays with the panel is nowhere in public, nor with those who have no part in it', async () => {
    const editor = await world.person('Publications editor', ['publications-editor'])
    const publication = `/inspections/${at.slug}/publication`
    expect((await fillForm(editor, publication, `${publication}/approve`)).status).toBe(303)
    expect((await fillForm(editor, publication, `${publication}/publish`)).status).toBe(303)
    const pages = await readAll(world.anyone, publicAddresses(at.slug))
    for (const end of publishedEnds)
      expect(
        [...pages.keys()].some((one) => one.startsWith(`/published/${at.slug}${end} (`)),
        end,
      ).toBe(true)
    expect([...pages.values()].filter((body) => body.includes(published)).length).toBeGreaterThan(3)
    const base = `/inspections/${at.slug}`
    const inside = [
      '',
      '/judgement',
      `/judgement/${idOf('2.3')}`,
      '/report',
      '/report/preview',
      '/publication',
    ]
    for (const visitor of [who.inspector, who.quality, who.contact, editor])
      for (const [address, body] of await readAll(
        visitor,
        inside.map((end) => base + end),
      ))
        pages.set(`${visitor.name}: ${address}`, body)
    expect(pages.size).toBeGreaterThan(20)
    for (const [address, body] of pages) {
      expect(body.toLowerCase(), address).not.toContain(planted)
      // Whoever is on the team is named on its own page; nowhere is it told who sat, dissented or was too close.
      if (/ \(|^\/published/.test(address) && !address.includes(': '))
        for (const name of ['Ann Member', 'Ben Member', 'My sister'])
          expect(body, address).not.toContain(name)
    }
  })
})

describe('the panel meets again', () => {
  const stage = async () =>
    (
      await world.db
        .selectFrom('inspection')
        .where('id', '=', at.id)
        .select('stage')
        .executeTakeFirstOrThrow()
    ).stage

  it('with a reason, which brings the inspection back; given up, what was concluded stands', async () => {
    // After publication it would be a new edition; here the report is still being written.
    await world.db.updateTable('inspection').set({ stage: 'drafting' }).where('id', '=', at.id).execute()
    const third = await calledMeeting(at.address, who.chair, [who.ann], {
      reason: 'A figure was questioned.',
    })
    expect(await stage()).toBe('panel')
    expect((await who.lead.get(`${at.address}/panel`)).text).toContain('A figure was questioned.')
    // The ratings are decided anew: nothing of the earlier meeting is taken over unseen.
    expect((await who.lead.get(at.address)).text).toContain('Not decided yet')
    const end = { giveUp: 'The figure was right.' }
    expect((await fillForm(who.chair, third, `${third}/give-up`, end)).status).toBe(303)
    expect(await stage()).toBe('drafting')
    expect((await who.lead.get(at.address)).text).toContain('Changed from Requires improvement')
  })

  it('even while the service checks the facts: the draft is taken back, and the service is told', async () => {
    const accuracy = `/inspections/${at.slug}/accuracy`
    const send = await fillForm(who.lead, accuracy, `${accuracy}/send`)
    expect(send.status).toBe(303)
    const { draft } = await world.db
      .selectFrom('accuracy_draft')
      .where('inspection_id', '=', at.id)
      .select((eb) => eb.fn.max('version').as('draft'))
      .executeTakeFirstOrThrow()
    const comment = `${accuracy}/drafts/${draft}/paragraphs/1`
    expect((await who.contact.post(comment, { body: 'We are called otherwise.' })).status).toBe(303)
    const panel = `${at.address}/panel`
    expect((await who.chair.get(panel)).text).toContain('The draft is taken back')
    const silent = await fillForm(who.chair, panel, panel, { member: [who.ann.id], reason: '' })
    expect(silent.text).toContain('Say why the panel meets again')
    expect(await stage()).toBe('accuracy')

    const fourth = await openedMeeting(at.address, who.chair, [who.ann], {
      reason: 'Two cases were counted twice.',
    })
    expect(await stage()).toBe('panel')
    const told = await who.contact.get(accuracy)
    expect(told.text).toContain('This draft no longer holds: the ratings panel meets again.')
    expect(told.text).toContain('Two cases were counted twice.')
    expect(told.body).not.toContain(`${accuracy}/finished`)
    const read = await who.contact.get(`${accuracy}/drafts/${draft}`)
    expect(read.text).toContain('This draft no longer holds.')
    expect(read.text).toContain('We are called otherwise.')
    expect(read.body).not.toContain('/paragraphs/')
    for (const late of [
      who.contact.post(comment, { body: 'Too late.' }),
      who.contact.post(`${accuracy}/finished`),
    ])
      expect((await late).status).toBe(409)
    // What the earlier meetings had before them and decided stays as it was.
    expect((await who.lead.get(`${at.address}/panel/2/papers`)).status).toBe(200)
    expect((await who.lead.get(`${at.address}/panel/2/standards/${idOf('2.3')}`)).text).toContain(published)

    await decideAsProposed(fourth)
    expect((await fillForm(who.chair, fourth, `${fourth}/conclude`)).status).toBe(303)
    expect(await stage()).toBe('drafting')
    const results = await world.db
      .selectFrom('result')
      .where('inspection_id', '=', at.id)
      .selectAll()
      .execute()
    expect(results.map(({ version }) => version)).toEqual([1, 2])
  })

  it('even after approval, which then no longer holds: the facts are checked and the report approved once more', async () => {
    const editor = await world.person('Another editor', ['publications-editor'])
    const publication = `/inspections/${at.slug}/publication`
    // The service checked a draft on earlier ratings, so that does not do.
    expect((await editor.get(publication)).body).not.toContain(`${publication}/approve"`)
    await checkFacts(at.slug, { lead: who.lead, contact: who.contact })
    expect((await fillForm(editor, publication, `${publication}/approve`)).status).toBe(303)
    expect((await who.chair.get(`${at.address}/panel`)).text).toContain('The approval is taken back')
    const fifth = await calledMeeting(at.address, who.chair, [who.ann], {
      reason: 'The lead found another fault.',
    })
    expect(await stage()).toBe('panel')
    const { text, body } = await editor.get(publication)
    expect(text).toContain('The approval of version 2 no longer holds.')
    expect(text).toContain('The lead found another fault.')
    expect(body).not.toContain(`${publication}/publish`)
    expect((await editor.post(`${publication}/publish`, { version: '2' })).status).toBe(409)
    expect((await who.contact.get(`/inspections/${at.slug}/accuracy`)).text).toContain('no longer holds')
    // Given up, the ratings stand; what rested on them is locked, checked and approved anew all the same.
    expect((await fillForm(who.chair, fifth, `${fifth}/give-up`, { giveUp: 'It was none.' })).status).toBe(
      303,
    )
    expect(await stage()).toBe('drafting')
    expect((await editor.get(publication)).text).toContain(
      'Before the report can be approved, the service checks its facts',
    )
    expect((await verifyAudit(world.db)).findings).toEqual([])
  })

  it('never with fewer deciding than its standards ask for', async () => {
    const stricter = {
      ...at.framework,
      version: '99.0.0',
      panel: { quorum: 3, source: at.framework.report.source },
    }
    await world.perform(loadFramework, stricter)
    const pin = (version: string) =>
      world.db.updateTable('inspection').set({ framework_version: version }).where('id', '=', at.id).execute()
    await pin(stricter.version)
    const panel = `${at.address}/panel`
    expect((await who.chair.get(panel)).text).toContain('At least 3')
    const member = [who.ann.id]
    const two = await fillForm(who.chair, panel, panel, { member, quorum: '2', reason: 'Once more.' })
    expect([two.status, two.text]).toEqual([
      422,
      expect.stringContaining('By the standards at least 3 must be free to decide'),
    ])
    await pin(at.framework.version)
  })
})

describe('decisions from before meetings were kept', () => {
  it('stay to be read, and no longer count once the panel meets', async () => {
    const { id, address, framework } = await assessedInspection(world, {
      framework: 'hmip-youth-2018',
      service: 'Oldham Marsh Youth Justice Service',
      samples: { court: 2 },
      counts: [],
      team: [
        { person: who.lead, role: 'lead-inspector' },
        { person: who.chair, role: 'panel-chair' },
        { person: who.ann, role: 'panel-member' },
      ],
    })
    const standard = standardByRef(framework, '1.1')!.id
    const own = `${address}/${standard}`
    await fillForm(who.lead, own, `${own}/rating`, { rating: 'good', reasons: 'Seen.' })
    await world.db.transaction().execute(async (db) => {
      await sql`alter table panel_decision disable trigger only_in_meetings`.execute(db)
      await sql`insert into panel_decision (inspection_id, standard, version, proposed, rating, reason, decided_by)
        values (${id}, ${standard}, 1, 'good', 'outstanding', 'From before.', ${who.chair.id})`.execute(db)
      await sql`alter table panel_decision enable trigger only_in_meetings`.execute(db)
    })
    expect((await who.lead.get(own)).text).toContain('From Good to Outstanding Reason From before.')
    expect((await who.chair.get(`${address}/panel`)).text).toContain('were made before meetings were kept')
    await calledMeeting(address, who.chair, [who.ann])
    expect((await who.lead.get(own)).text).not.toContain('From before.')
  })
})
