import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Rated } from '#engine/rating/rated.ts'
import type { Results } from '#engine/rating/results.ts'
import type { PromptCount } from '#engine/rating/tally.ts'
import { resultDigest } from '#inspection/judgement/result-digest.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { assessedInspection } from './assessed-inspection.ts'
import { hartlepool, likeHartlepool } from './hartlepool.ts'
import { decided, openedMeeting } from './panel-meeting.ts'
import { tableRows } from './read-page.ts'

const publishedRating = (ref: string) => hartlepool.standards.find((one) => one.ref === ref)!.rating

type Shown = { results: Results; rated: Rated }
const json = { accept: 'application/json' }
const ratingId = (label: string) => label.toLowerCase().replaceAll(' ', '-')

describe('a panel under the 2018 standards, on the counts Hartlepool published', () => {
  let world: TestApp
  let lead: Visitor
  let inspector: Visitor
  let chair: Visitor
  let member: Visitor
  let contact: Visitor
  let stranger: Visitor
  let at: Awaited<ReturnType<typeof assessedInspection>>

  const shown = async () => (await lead.get(at.address, json)).json() as Shown
  const propose = (standard: string, fields: Record<string, string>) =>
    lead.post(`${at.address}/${standard}/rating`, { basedOn: '0', ...fields })
  let meeting: string
  const decide = (standard: string, fields: Record<string, string>) =>
    chair.post(`${meeting}/standards/${standard}/decision`, { basedOn: '0', papers: '1', ...fields })
  const stage = async () =>
    (
      await world.db
        .selectFrom('inspection')
        .where('id', '=', at.id)
        .select('stage')
        .executeTakeFirstOrThrow()
    ).stage

  beforeAll(async () => {
    world = await testApp()
    lead = await world.person('Lead inspector')
    inspector = await world.person('Inspector')
    chair = await world.person('Panel chair')
    member = await world.person('Panel member')
    contact = await world.person('Service contact')
    stranger = await world.person('Inspector elsewhere')
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
  })
  afterAll(() => world.close())

  it('shows figures while fieldwork goes on, and says that they will change', async () => {
    const [one] = at.cases
    const set = (stage: string, completed: Date | null) =>
      Promise.all([
        world.db.updateTable('inspection').set({ stage }).where('id', '=', at.id).execute(),
        world.db
          .updateTable('assessment')
          .set({ completed_at: completed })
          .where('id', '=', one!.assessment)
          .execute(),
      ])
    await set('fieldwork', null)
    const page = await inspector.get(at.address)
    expect(page.status).toBe(200)
    expect(page.text).toContain('9 of 10 cases complete; figures will change')
    expect(page.text).toContain('19 so far, from 8 of 12 standards that count')
    expect(page.text).not.toContain('points to')
    await set('panel', new Date())
  })

  it('counts every key question as the report printed it, and rates the standards from cases alike', async () => {
    const { results, rated } = await shown()
    expect(results.keyQuestions).toEqual(
      hartlepool.keyQuestions.map(({ ref, counts }) => ({ ref, yes: counts.yes, relevant: counts.relevant })),
    )
    expect(results.caseload).toEqual({ court: 7, outOfCourt: 15 })
    expect(results.cases).toEqual({ court: 6, outOfCourt: 4 })
    const fromCases = rated.standards.filter((one) => !one.ref.startsWith('1.'))
    expect(fromCases.map(({ ref, rating }) => [ref, rating])).toEqual(
      fromCases.map(({ ref }) => [ref, publishedRating(ref)]),
    )
    expect(rated.overall).toBeNull()
  })

  it('puts counts beside percentages, marks the lowest, and says why the panel may look again', async () => {
    const { text, body } = await lead.get(`${at.address}/${standardId('2.3')}`)
    expect(text).toContain('3 of 5 60%')
    expect(text).toContain('Lowest')
    expect(text).toContain('2.3.2 rests on 5 cases.')
    expect(text).toContain('Source:')
    expect(text).toContain('Of relevant (published)')
    expect(body).not.toContain('name="rating"')
  })

  it('draws the key questions for the eye, with the same figures in words', async () => {
    const { body } = await lead.get(at.address)
    const descriptions = [...body.matchAll(/<desc[^>]*>([^<]+)<\/desc>/g)].map((match) => match[1])
    expect(descriptions).toHaveLength(2)
    expect(descriptions[0]).toContain('2.3.2 60% (3 of 5), lowest of its standard')
    expect(descriptions[1]).toContain('3.3.1 75% (3 of 4), lowest of its standard')
  })

  it('keeps out whoever has no part in the results', async () => {
    expect((await stranger.get(at.address)).status).toBe(404)
    expect((await contact.get(at.address)).status).toBe(403)
    expect((await contact.get(`${at.address}/${standardId('1.1')}`)).status).toBe(403)
    expect((await world.anyone.get(at.address)).status).toBe(303)
    const rating = { rating: 'good', reasons: 'Mine', basedOn: '0' }
    expect((await inspector.post(`${at.address}/${standardId('1.1')}/rating`, rating)).status).toBe(403)
    expect((await chair.post(`${at.address}/${standardId('1.1')}/rating`, rating)).status).toBe(403)
    const decision = { rating: 'good', reason: 'Mine', papers: '1', basedOn: '0' }
    const panel = `${at.address}/panel`
    for (const visitor of [lead, inspector, member]) {
      expect((await visitor.post(panel, { quorum: '2' })).status).toBe(403)
      expect(
        (await visitor.post(`${panel}/1/standards/${standardId('2.1')}/decision`, decision)).status,
      ).toBe(403)
      expect((await visitor.post(`${panel}/1/conclude`)).status).toBe(403)
    }
    for (const visitor of [inspector, contact]) expect((await visitor.get(panel)).status).toBe(403)
    expect((await stranger.post(`${panel}/1/standards/${standardId('2.1')}/decision`, decision)).status).toBe(
      404,
    )
    // There is no other way to decide.
    expect((await chair.post(`${at.address}/${standardId('2.1')}/decision`, decision)).status).toBe(404)
    expect((await lead.get(`${at.address}/no-such-standard`)).status).toBe(404)
  })

  it('takes the lead’s judgements, with reasons, and never chooses a rating beforehand', async () => {
    const form = await lead.get(`${at.address}/${standardId('1.1')}`)
    expect(form.body.match(/type="radio"/g)).toHaveLength(4)
    expect(form.body).not.toContain(' checked')
    const empty = await propose(standardId('1.1'), {})
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Choose a rating')
    expect(empty.text).toContain('Give the reasons for this rating')
    expect((await propose(standardId('1.1'), { rating: 'splendid', reasons: 'x' })).status).toBe(422)
    const hidden = 'The board <b>rarely</b> asks what changed.'
    const first = { rating: 'good', reasons: hidden }
    expect((await propose(standardId('1.1'), first)).status).toBe(303)
    for (const ref of ['1.2', '1.3', '1.4']) {
      const rating = ratingId(publishedRating(ref))
      expect((await propose(standardId(ref), { rating, reasons: `Seen in ${ref}` })).status).toBe(303)
    }
    const stored = await lead.get(`${at.address}/${standardId('1.1')}`)
    expect(stored.text).toContain(hidden)
    expect(stored.body).not.toContain('<b>rarely</b>')
  })

  it('keeps earlier versions, and loses no text when somebody was quicker', async () => {
    const second = { rating: ratingId(publishedRating('1.1')), reasons: 'On reflection: too little drive.' }
    const stale = await propose(standardId('1.1'), second)
    expect(stale.status).toBe(422)
    expect(stale.text).toContain('Lead inspector saved version 1 while this page was open')
    expect(stale.text).toContain('On reflection: too little drive.')
    expect((await propose(standardId('1.1'), { ...second, basedOn: '1' })).status).toBe(303)
    const page = await lead.get(`${at.address}/${standardId('1.1')}`)
    expect(page.text).toMatch(/Version 2 .*Requires improvement.* Version 1 \(earlier\) .*Good/)
    const both = await Promise.all([1, 2].map(() => propose(standardId('1.1'), { ...second, basedOn: '2' })))
    expect(both.filter((answer) => answer.status === 303)).toHaveLength(1)
    expect([409, 422]).toContain(both.find((answer) => answer.status !== 303)?.status)
  })

  it('then comes to the total and the overall rating the report printed', async () => {
    const { rated } = await shown()
    expect(rated.standards.map(({ ref, rating }) => ({ ref, rating }))).toEqual(
      hartlepool.standards.map(({ ref, rating }) => ({ ref, rating })),
    )
    expect([rated.score, rated.overall]).toEqual([hartlepool.overall.score, hartlepool.overall.rating])
    expect((await chair.get(at.address)).text).toContain('5 points to Outstanding')
  })

  it('does not let the panel conclude while decisions are missing, and names them', async () => {
    meeting = await openedMeeting(at.address, chair, [member])
    const refused = await chair.post(`${meeting}/conclude`)
    expect(refused.status).toBe(422)
    for (const { ref } of hartlepool.standards)
      expect(refused.text).toMatch(new RegExp(`${ref} [A-Z][a-z ]+ has no decision of the panel`))
    expect(await stage()).toBe('panel')
    expect(await world.db.selectFrom('result').selectAll().execute()).toEqual([])
  })

  it('lets the chair raise a standard with a reason, and shows from what to what', async () => {
    const page = await chair.get(`${meeting}/standards/${standardId('2.3')}`)
    expect(page.text).toContain(
      'Requires improvement By the rules, from the lowest key question 2.3.2 at 60%.',
    )
    expect(page.body).not.toContain(' checked')
    const raise = { rating: 'good' }
    const silent = await decide(standardId('2.3'), { ...raise, reason: '  ' })
    expect(silent.status).toBe(422)
    expect(silent.text).toContain('Give the panel’s reason, also when the rating stays as it is')
    const other = await decide(standardId('2.3'), { ...raise, papers: '2', reason: 'x' })
    expect(other.status).toBe(422)
    expect(other.text).toContain('The papers were taken in anew while this page was open')
    const done = await decide(standardId('2.3'), { ...raise, reason: 'One court case in five decides it.' })
    expect(done.status).toBe(303)
    const after = await lead.get(`${at.address}/${standardId('2.3')}`)
    expect(after.text).toContain('From Requires improvement to Good')
    expect(after.text).toContain('One court case in five decides it.')
    expect(after.text).toContain('By Panel chair,')
    expect(after.text).not.toContain('no trigger')
    const { rated } = await shown()
    expect(rated.standards.find((one) => one.ref === '2.3')).toMatchObject({
      computed: 'Requires improvement',
      rating: 'Good',
      discretion: { from: 'Requires improvement', to: 'Good' },
    })
    expect(rated.score).toBe(hartlepool.overall.score + 1)
  })

  it('lets a decision stand only on the papers it was made on', async () => {
    for (const { ref, rating } of hartlepool.standards.filter((one) => one.ref !== '2.3')) {
      const id = ratingId(rating)
      const answer = await decide(standardId(ref), { rating: id, reason: 'The panel agrees.' })
      expect(answer.status).toBe(303)
    }
    const later = await propose(standardId('1.4'), {
      rating: 'outstanding',
      reasons: 'New data came in.',
      basedOn: '1',
    })
    expect(later.status).toBe(303)
    const refused = await chair.post(`${meeting}/conclude`)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('1.4 Information and facilities was decided on another rating')
    expect(refused.text).toContain(
      '1.4: the lead inspector’s judgement is at version 2, the papers hold version 1',
    )
    const onOld = { rating: 'good', reason: 'The new data do not outweigh the rest.', basedOn: '1' }
    expect((await decide(standardId('1.4'), onOld)).text).toContain(
      'Take the papers in anew before you decide',
    )
    expect((await chair.post(`${meeting}/papers`, { basedOn: '1', reason: '' })).text).toContain(
      'Say why the papers are taken in anew',
    )
    const anew = { basedOn: '1', reason: 'The lead heard of new data.' }
    expect((await chair.post(`${meeting}/papers`, anew)).status).toBe(303)
    const blocked = await chair.post(`${meeting}/conclude`)
    expect(blocked.text).toContain(
      '1.4 Information and facilities was decided on earlier papers: decide again.',
    )
    expect(blocked.text).not.toContain('2.1 Assessment was decided on earlier papers')
    expect((await decide(standardId('1.4'), { ...onOld, papers: '2' })).status).toBe(303)
  })

  it('does not let a case that was opened again slip through', async () => {
    const set = (completed: Date | null) =>
      world.db
        .updateTable('assessment')
        .set({ completed_at: completed })
        .where('id', '=', at.cases[0]!.assessment)
        .execute()
    await set(null)
    const refused = await chair.post(`${meeting}/conclude`)
    expect(refused.text).toContain('1 of 10 cases is not complete.')
    await set(new Date())
  })

  it('concludes: the figures are written down as shown, and the report stage opens', async () => {
    const before = await shown()
    const done = await chair.post(`${meeting}/conclude`)
    expect(done.status).toBe(303)
    expect(await stage()).toBe('drafting')
    const row = await world.db.selectFrom('result').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ version: 1, results: before.results, rated: before.rated })
    expect(row.concluded_by).toBe(chair.id)
    const { results, rated, prompts } = row as unknown as {
      results: Results
      rated: Rated
      prompts: PromptCount[]
    }
    expect(prompts.length).toBeGreaterThan(0)
    expect(resultDigest(results, rated, prompts)).toBe(row.digest)
    expect(await shown()).toEqual({ results: row.results, rated: row.rated })
    const page = await lead.get(at.address)
    expect(page.text).toContain(`The panel concluded on`)
    expect(page.text).toContain(row.digest)
    expect(page.text).toContain('27 of 36')
    expect(row.meeting_id).toBe(
      (await world.db.selectFrom('panel_end').select('meeting_id').executeTakeFirstOrThrow()).meeting_id,
    )
  })

  it('lets nothing be changed afterwards, not even by an answer that comes late', async () => {
    const rating = { rating: 'good', reasons: 'Too late', basedOn: '2' }
    expect((await propose(standardId('1.4'), rating)).status).toBe(409)
    const decision = { rating: 'good', papers: '2', reason: 'Too late', basedOn: '1' }
    expect((await decide(standardId('2.1'), decision)).status).toBe(409)
    expect((await chair.post(`${meeting}/conclude`)).status).toBe(409)
    const frozen = await shown()
    const [question] = at.framework.domains[1]!.standards[0]!.keyQuestions
    const preview = at.address.replace(/judgement$/, 'report/preview')
    const prompts = async () => tableRows((await lead.get(preview)).body, `table-prompts-${question!.id}`)
    const printed = await prompts()
    for (const { id } of [question!, question!.prompts[0]!])
      await world.db
        .insertInto('answer')
        .values({
          assessment_id: at.cases[0]!.assessment,
          question: id,
          version: 2,
          value: 'no',
          answered_by: lead.id,
        })
        .execute()
    expect(await shown()).toEqual(frozen)
    expect(await prompts()).toEqual(printed)
    await expect(world.db.updateTable('result').set({ digest: 'x' }).execute()).rejects.toThrow('append-only')
  })

  it('leaves an audit record that verifies and tells what happened', async () => {
    expect((await verifyAudit(world.db)).findings).toEqual([])
    const events = await world.db
      .selectFrom('audit_event')
      .where('stream', '=', `inspection:${at.id}`)
      .select(['kind', 'actor', 'payload'])
      .orderBy('seq')
      .execute()
    const kinds = Object.groupBy(events, (event) => event.kind)
    expect(kinds['rating-proposed']).toHaveLength(7)
    expect(kinds['rating-decided']).toHaveLength(13)
    expect(events.at(-2)).toMatchObject({ kind: 'panel-concluded', actor: chair.id })
    expect(events.at(-1)).toMatchObject({ kind: 'stage-changed', payload: { from: 'panel', to: 'drafting' } })
    expect(JSON.stringify(events)).not.toContain('One court case in five')
  })

  const standardId = (ref: string): string =>
    at.framework.domains.flatMap((domain) => domain.standards).find((one) => one.ref === ref)!.id
})

describe('a panel under the 2021 standards', () => {
  let world: TestApp
  let lead: Visitor
  let chair: Visitor
  let members: Visitor[]
  let meeting: string
  let at: Awaited<ReturnType<typeof assessedInspection>>

  const shown = async () => (await lead.get(at.address, json)).json() as Shown
  const idOf = (ref: string): string =>
    at.framework.domains.flatMap((domain) => domain.standards).find((one) => one.ref === ref)!.id
  const question = (ref: string): string =>
    at.framework.domains
      .flatMap((domain) => domain.standards)
      .flatMap((standard) => standard.keyQuestions)
      .find((one) => one.ref === ref)!.id
  const answer = (assessment: string, ref: string, version: number, value: string | null) =>
    world.db
      .insertInto('answer')
      .values({ assessment_id: assessment, question: question(ref), version, value, answered_by: lead.id })
      .execute()
  const figure = async (ref: string) => (await shown()).results.keyQuestions.find((one) => one.ref === ref)

  beforeAll(async () => {
    world = await testApp()
    lead = await world.person('Lead inspector')
    chair = await world.person('Panel chair')
    members = [await world.person('First member'), await world.person('Second member')]
    at = await assessedInspection(world, {
      framework: 'hmip-youth-2021',
      service: 'Southfen Youth Justice Service',
      samples: { court: 20, 'out-of-court': 10, resettlement: 0 },
      caseload: { court: 24, 'out-of-court': 12 },
      counts: [{ ref: '2.1.3', yes: 18, relevant: 20 }],
      team: [
        { person: lead, role: 'lead-inspector' },
        { person: chair, role: 'panel-chair' },
        ...members.map((person) => ({ person, role: 'panel-member' as const })),
      ],
    })
  })
  afterAll(() => world.close())

  it('counts the newest answer of a sampled case, and no answer that was taken back', async () => {
    expect(await figure('2.1.3')).toEqual({ ref: '2.1.3', yes: 18, relevant: 20 })
    const first = at.cases[0]!.assessment
    await answer(first, '2.1.3', 2, 'no')
    expect(await figure('2.1.3')).toEqual({ ref: '2.1.3', yes: 17, relevant: 20 })
    await answer(first, '2.1.3', 3, null)
    expect(await figure('2.1.3')).toEqual({ ref: '2.1.3', yes: 17, relevant: 19 })
    meeting = await openedMeeting(at.address, chair, members)
    expect((await chair.post(`${meeting}/conclude`)).text).toContain('2.1.3 is not answered in 1 case.')
    await answer(first, '2.1.3', 4, 'yes')
    expect(await figure('2.1.3')).toEqual({ ref: '2.1.3', yes: 18, relevant: 20 })
  })

  it('does not count a case that was not sampled', async () => {
    const reserve = await world.db
      .selectFrom('sample_case')
      .where('part', '=', 'reserve')
      .select('case_id')
      .executeTakeFirstOrThrow()
    const { id } = await world.db
      .insertInto('assessment')
      .values({ inspection_id: at.id, case_id: reserve.case_id, case_kind: 'court', assessor_id: lead.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    await answer(id, '2.1.3', 1, 'no')
    expect(await figure('2.1.3')).toEqual({ ref: '2.1.3', yes: 18, relevant: 20 })
    expect((await lead.get(at.address)).text).toContain('30 of 30 cases complete')
  })

  it('leaves resettlement unrated when nobody left custody', async () => {
    const page = await lead.get(`${at.address}/${idOf('4.1')}`)
    expect(page.text).toContain('There are no cases for this standard, so it is not rated')
    expect(page.body).not.toContain('name="rating"')
    const sent = await lead.post(`${at.address}/${idOf('4.1')}/rating`, {
      rating: 'good',
      reasons: 'x',
      basedOn: '0',
    })
    expect(sent.status).toBe(422)
    expect((await chair.post(`${meeting}/conclude`)).text).not.toMatch(/4\.1 Resettlement [a-z ]+ has no/)
  })

  it('refuses a judgement on a standard that is rated from cases', async () => {
    const sent = { rating: 'good', reasons: 'x', basedOn: '0' }
    const refused = await lead.post(`${at.address}/${idOf('2.1')}/rating`, sent)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('2.1 is rated from cases')
  })

  it('warns when a rating is changed without a trigger, lets it pass, and notes it', async () => {
    // The papers were opened while an answer was missing.
    const anew = { basedOn: '1', reason: 'The missing answer is given.' }
    expect((await chair.get(meeting)).text).toContain('2.1.3 was 17 of 19 in the papers and is 18 of 20 now.')
    expect((await chair.post(`${meeting}/papers`, anew)).status).toBe(303)
    const page = await chair.get(`${meeting}/standards/${idOf('2.1')}`)
    expect(page.text).toContain('No trigger for looking again was found')
    const reason = 'The records told less than the children did.'
    const sent = await decided(meeting, chair, idOf('2.1'), { rating: 'good', reason })
    expect(sent.status).toBe(303)
    expect((await lead.get(`${at.address}/${idOf('2.1')}`)).text).toContain(
      'Changed although no trigger for looking again was found.',
    )
  })

  it('never lets one person both propose and decide, whatever the team list says', async () => {
    const sent = { rating: 'good', reasons: 'Enough to go on', basedOn: '0' }
    expect((await lead.post(`${at.address}/${idOf('1.1')}/rating`, sent)).status).toBe(303)
    const end = { giveUp: 'The chair leaves the panel.' }
    expect((await chair.post(`${meeting}/give-up`, end)).status).toBe(303)
    const team = world.db.updateTable('team_member').where('inspection_id', '=', at.id)
    await team.set({ role: 'panel-member' }).where('person_id', '=', chair.id).execute()
    await world.db
      .insertInto('team_member')
      .values({ inspection_id: at.id, person_id: lead.id, role: 'panel-chair' })
      .execute()
    const panel = `${at.address}/panel`
    const date = { 'held-day': '8', 'held-month': '2', 'held-year': '2027' }
    const call = { ...date, quorum: '2', reason: 'Another chair', member: chair.id }
    const both = await lead.post(panel, call)
    expect(both.status).toBe(403)
    expect(both.text).toContain('The lead inspector cannot also decide for the ratings panel')
    await world.db.deleteFrom('team_member').where('role', '=', 'lead-inspector').execute()
    const since = await lead.post(panel, call)
    expect(since.status).toBe(422)
    expect(since.text).toContain('You cannot chair this meeting: Proposed a rating of this inspection')
  })
})
