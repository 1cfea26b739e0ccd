/** From a rating down to the answers behind it and back: who may follow it how far, and what each page says. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyQuestionByRef, promptRef, standardByRef } from '#engine/framework/find.ts'
import { setTeam } from '#inspection/programme/actions.ts'
import { carryPublishedFigures, publishedFigures } from '#inspection/programme/carry-published.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { assessedInspection } from './assessed-inspection.ts'
import { likeHartlepool } from './hartlepool.ts'
import { openedMeeting } from './panel-meeting.ts'
import { headings, tableRows } from './read-page.ts'

const published = (name: string) =>
  JSON.parse(readFileSync(new URL(`../demonstration/published/${name}.json`, import.meta.url), 'utf8'))

describe('the figures of an inspection, followed to their answers', () => {
  let world: TestApp
  let lead: Visitor
  let inspector: Visitor
  let second: Visitor
  let chair: Visitor
  let member: Visitor
  let contact: Visitor
  let at: Awaited<ReturnType<typeof assessedInspection>>

  const question = (ref: string) => keyQuestionByRef(at.framework, ref)!.keyQuestion
  const behind = (id: string) => `${at.address}/questions/${id}`
  const rows = async (visitor: Visitor, id: string, table: string) =>
    tableRows((await visitor.get(behind(id))).body, table)
  const standardId = (ref: string) => standardByRef(at.framework, ref)!.id
  const answer = (assessment: string, id: string, version: number, value: string | null, note?: string) =>
    world.db
      .insertInto('answer')
      .values({
        assessment_id: assessment,
        question: id,
        version,
        value,
        note: note ?? null,
        answered_by: inspector.id,
      })
      .execute()
  const court = () => at.cases.filter((one) => one.kind === 'court')

  beforeAll(async () => {
    world = await testApp()
    lead = await world.person('Lead inspector')
    inspector = await world.person('First inspector')
    second = await world.person('Second inspector')
    chair = await world.person('Panel chair')
    member = await world.person('Panel member')
    contact = await world.person('Service contact')
    at = await assessedInspection(
      world,
      likeHartlepool([
        { person: lead, role: 'lead-inspector' },
        { person: inspector, role: 'inspector' },
        { person: second, role: 'inspector' },
        { person: chair, role: 'panel-chair' },
        { person: member, role: 'panel-member' },
        { person: contact, role: 'service-contact' },
      ]),
    )
    const [one, two] = court()
    for (const [assessment, assessor] of [
      [one!.assessment, inspector.id],
      [two!.assessment, second.id],
    ] as const)
      await world.db
        .updateTable('assessment')
        .set({ assessor_id: assessor })
        .where('id', '=', assessment)
        .execute()
    await answer(
      one!.assessment,
      question('2.2.2').id,
      2,
      'yes',
      'The plan names who checks on him, and when.',
    )
  })
  afterAll(() => world.close())

  it('leads from each count to its question, and back to the standard', async () => {
    const standard = await lead.get(`${at.address}/${standardId('2.2')}`)
    expect(standard.body).toContain(`href="${behind(question('2.2.2').id)}"`)
    expect(standard.text).toContain('1 more yes: Outstanding. 1 fewer: Requires improvement.')
    const page = await lead.get(behind(question('2.2.2').id))
    expect(page.text).toContain('4 of 6, 67% Good')
    expect(page.body).toContain(`href="${at.address}/${standardId('2.2')}"`)
  })

  it('says how far each boundary is, in points and in answers', async () => {
    expect(await rows(lead, question('2.2.2').id, 'boundaries')).toEqual([
      ['50%', '16.7', '2 fewer yes', 'Inadequate'],
      ['65%', '1.7', '1 fewer yes', 'Requires improvement'],
      ['80%', '13.3', '1 more yes', 'Outstanding'],
    ])
  })

  it('lists every case behind the figure, with its answer’s note and the way to it', async () => {
    const page = await lead.get(behind(question('2.2.2').id))
    const yes = tableRows(page.body, 'cases-yes')
    expect(yes.map(([ref]) => ref)).toEqual(['court-1', 'court-2', 'court-3', 'court-4'])
    expect(yes[0]![2]).toBe('The plan names who checks on him, and when.')
    expect(tableRows(page.body, 'cases-no').map(([ref]) => ref)).toEqual(['court-5', 'court-6'])
    const address = `/inspections/${at.slug}/casework/${court()[0]!.assessment}/standards/court-planning#about-${question('2.2.2').id}`
    expect(page.body).toContain(`href="${address}"`)
    expect((await lead.get(address.split('#')[0]!)).body).toContain(`id="about-${question('2.2.2').id}"`)
  })

  it('says who answered, and how many each', async () => {
    expect(await rows(lead, question('2.2.2').id, 'who')).toEqual([
      ['First inspector', '1', '0', '0'],
      ['Lead inspector', '2', '2', '0'],
      ['Second inspector', '1', '0', '0'],
    ])
  })

  it('says of each case why it is in the sub-sample or out of it', async () => {
    const id = question('3.2.3').id
    const page = await lead.get(behind(id))
    expect(page.text).toMatch(/Counted are .*: 3 of 4 cases\./)
    const [out] = tableRows(page.body, 'cases-out')
    expect(out![0]).toBe('out-of-court-4')
    expect(out![3]).toMatch(/^Does not count: "Risk of serious harm, in your view" is low\.$/)
    expect(tableRows(page.body, 'cases-yes')[0]![3]).toMatch(/^Counts: /)
    expect((await lead.get(behind(question('3.1.1').id))).text).toContain(
      'Every case of this kind counts: 4 cases.',
    )
  })

  it('shows cases that are not answered yet apart, and takes them out of the figure', async () => {
    const id = question('2.1.3').id
    await answer(court()[5]!.assessment, id, 2, null)
    const page = await lead.get(behind(id))
    expect(page.text).toContain('5 of 5, 100%')
    expect(tableRows(page.body, 'cases-missing').map(([ref]) => ref)).toEqual(['court-6'])
    await answer(court()[5]!.assessment, id, 3, 'yes')
  })

  it('gives each prompt both shares, marks the published one, and leads to its answers too', async () => {
    const keyQuestion = question('2.1.1')
    const prompt = keyQuestion.prompts.find((one) => one.letter === 'e')
    const page = await lead.get(`${at.address}/${standardId('2.1')}`)
    expect(page.text).toContain('Of relevant (published) Of all')
    expect(page.text).toContain('Published is the one of cases it is relevant to.')
    // It does not apply to two of six cases, and the other four say yes.
    expect(page.text).toMatch(/ e [^0-9]+ 4 0 2 0 100% 67% f /)
    const answers = await lead.get(behind(prompt!.id))
    expect(headings(answers.body)[0]!.text).toBe(`The answers behind ${promptRef(keyQuestion, prompt!)}`)
    expect(tableRows(answers.body, 'cases-not-applicable')).toHaveLength(2)
    expect(answers.body).toContain(`href="${behind(keyQuestion.id)}"`)
    expect(answers.text).not.toContain('Distance to each boundary')
  })

  it('shows notes to the case’s own people and to the lead, and to nobody else', async () => {
    const note = 'The plan names who checks on him'
    const id = question('2.2.2').id
    for (const [visitor, reads] of [
      [lead, true],
      [inspector, true],
      [second, false],
      [chair, false],
    ] as const) {
      const page = await visitor.get(behind(id))
      expect(page.status).toBe(200)
      expect(page.text.includes(note), visitor.name).toBe(reads)
      expect(tableRows(page.body, 'cases-yes').map(([ref]) => ref)).toContain('court-1')
    }
    const own = (await second.get(behind(id))).body
    expect(own).toContain(`casework/${court()[1]!.assessment}/`)
    expect(own).not.toContain(`casework/${court()[0]!.assessment}/`)
  })

  it('writes down that notes were read, and nothing where there were none', async () => {
    const events = await world.db
      .selectFrom('audit_event')
      .where('kind', '=', 'answers-behind-figure-seen')
      .select(['actor', 'payload'])
      .execute()
    expect(events.some((one) => one.actor === lead.id)).toBe(true)
    expect(events.every((one) => one.actor === lead.id || one.actor === inspector.id)).toBe(true)
    expect(JSON.stringify(events)).not.toContain('checks on him')
  })

  it('keeps the answers from whoever assesses one of the cases blind, until they are done', async () => {
    const [one] = court()
    const { case_id } = await world.db
      .selectFrom('assessment')
      .where('id', '=', one!.assessment)
      .select('case_id')
      .executeTakeFirstOrThrow()
    const { id: blind } = await world.db
      .insertInto('assessment')
      .values({
        inspection_id: at.id,
        case_id,
        case_kind: 'court',
        assessor_id: second.id,
        part: 'second',
        blind: true,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const page = await second.get(behind(question('2.2.2').id))
    expect(page.text).toContain('You are assessing a case of this inspection a second time')
    expect(page.text).not.toContain('court-1')
    const why = await second.get(`${at.address}/why/${standardId('2.2')}`)
    expect(why.text).toContain('not shown to you while you assess a case a second time')
    expect(why.text).not.toContain('court-1')
    await world.db.deleteFrom('assessment').where('id', '=', blind).execute()
  })

  it('is closed to the service and to strangers, and knows no question that is not asked of cases', async () => {
    const paths = [
      behind(question('2.2.2').id),
      `${at.address}/why`,
      `${at.address}/why/${standardId('2.2')}`,
    ]
    const stranger = await world.person('Inspector elsewhere')
    for (const path of paths) {
      expect((await contact.get(path)).status).toBe(403)
      expect((await stranger.get(path)).status).toBe(404)
      expect((await world.anyone.get(path)).status).toBe(303)
    }
    expect((await lead.get(behind('governance-vision'))).status).toBe(404)
    expect((await lead.get(behind('nothing'))).status).toBe(404)
    expect((await lead.get(`${at.address}/why/nothing`)).status).toBe(404)
  })

  it('tells why a standard is rated as it is, from the overall rating down to each answer', async () => {
    const { body, text: written } = await chair.get(`${at.address}/why/${standardId('3.2')}`)
    const text = written.replaceAll(' ,', ',').replaceAll(' .', '.')
    expect(headings(body).map((one) => one.text.replace(/\s+/g, ' '))).toEqual(
      expect.arrayContaining([
        'Why is 3.2 Planning Outstanding?',
        '1. The overall rating',
        '2. The ratings panel',
        '3. What the figures give',
        '4. From the answers to the figures',
      ]),
    )
    expect(text).toContain(
      '3.2 Planning is Outstanding. This is so because its lowest key question, 3.2.1, stands at 100%.',
    )
    expect(text).toContain(
      'It brings 3 points. An overall rating follows once every standard that counts is rated.',
    )
    expect(text).toContain('The panel has not decided on this standard yet.')
    expect(text).toContain('Rule: a standard takes the band of its lowest key question. Source:')
    expect(text).toContain('Yes (3): out-of-court-1, out-of-court-2, out-of-court-3')
    expect(text).toContain('out-of-court-4. Does not count: "Risk of serious harm, in your view" is low.')
    expect(text).toContain('3.2.1 rests on 4 cases.')
  })

  it('tells of the lead’s judgement and of what the panel made of it', async () => {
    for (const ref of ['1.1', '1.2', '1.3', '1.4'])
      await lead.post(`${at.address}/${standardId(ref)}/rating`, {
        rating: 'good',
        reasons: `Seen in ${ref}`,
        basedOn: '0',
      })
    const meeting = await openedMeeting(at.address, chair, [member])
    const decision = await chair.post(`${meeting}/standards/${standardId('2.3')}/decision`, {
      rating: 'good',
      reason: 'One court case in five decides it.',
      papers: '1',
      basedOn: '0',
    })
    expect(decision.status, decision.text).toBe(303)
    const judged = await inspector.get(`${at.address}/why/${standardId('1.1')}`)
    expect(judged.text).toContain('Lead inspector,')
    expect(judged.text).toContain('Seen in 1.1')
    const raised = await inspector.get(`${at.address}/why/${standardId('2.3')}`)
    expect(raised.text).toContain(
      '2.3 Implementation and delivery is Good. By the rules it would be Requires improvement, because its lowest key question, 2.3.2, stands at 60%; the ratings panel changed that to Good. It brings 2 points of the 28 (of 36 possible) from which the overall rating, Good, follows.',
    )
    expect(raised.text).toContain('Decided by Panel chair,')
    const overall = await inspector.get(`${at.address}/why`)
    const points = tableRows(overall.body, 'points')
    expect(points.map(([, , score]) => score)).toEqual([
      '2',
      '2',
      '2',
      '2',
      '3',
      '2',
      '2',
      '2',
      '3',
      '3',
      '2',
      '3',
      '28',
    ])
    expect(points[6]![3]).toBe(
      '2.3.2, its lowest key question, at 60%, gives Requires improvement; the panel changed it to Good',
    )
    expect(overall.text).toContain('2 + 2 + 2 + 2 + 3 + 2 + 2 + 2 + 3 + 3 + 2 + 3 = 28 of 36.')
    expect(overall.text).toContain('Requires improvement with 10 points fewer')
    expect(overall.text).toContain('3 points to Outstanding')
  })
})

describe('figures carried over from a published report', () => {
  let world: TestApp
  let lead: Visitor
  const address = '/inspections/luton-2020/judgement'

  beforeAll(async () => {
    world = await testApp()
    lead = await world.person('Lead inspector')
    const figures = publishedFigures.parse(published('luton-2020'))
    const newest = (await world.frameworks.newest()).find((one) => one.id === 'hmip-youth-2018')!
    const id = await world.perform(carryPublishedFigures, { figures, frameworkVersion: newest.version })
    await world.perform(setTeam, { inspection: id, members: [{ person: lead.id, role: 'lead-inspector' }] })
  })
  afterAll(() => world.close())

  it('can be followed down to counts, and say that they end there', async () => {
    const results = await lead.get(address)
    expect(results.text).toContain('They can be followed down to counts')
    expect(results.text).toContain('16 of 36')
    const question = await lead.get(`${address}/questions/out-of-court-delivery-others-safety`)
    expect(question.text).toContain('6 of 9, 67% Good')
    expect(question.text).toContain('this is as far as the figure can be followed')
    expect(tableRows(question.body, 'boundaries')[2]).toEqual(['80%', '13.3', '2 more yes', 'Outstanding'])
    const why = await lead.get(`${address}/why/out-of-court-delivery`)
    expect(why.text).toContain(
      'By the rules it would be Requires improvement, because its lowest key question, 3.3.2, stands at 62%',
    )
    expect(why.text).toContain('the story ends at these counts')
  })
})
