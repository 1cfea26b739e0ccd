/** A lead writes about a standard and finds beside it what casework found: for the team, and so that no child is known. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyQuestionByRef } from '#engine/framework/find.ts'
import { readStanding } from '#inspection/judgement/results.ts'
import { moveStage } from '#inspection/stage.actions.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { assessedInspection } from './assessed-inspection.ts'
import { fillForm } from './fill-form.ts'
import { likeHartlepool } from './hartlepool.ts'

const why = 'The plan does not say who acts if the threats begin again.'

describe('the findings of casework, beside the section of a standard', () => {
  let world: TestApp
  let lead: Visitor
  let inspector: Visitor
  let quality: Visitor
  let chair: Visitor
  let editor: Visitor
  let at: Awaited<ReturnType<typeof assessedInspection>>
  let section: string

  const question = (ref: string) => keyQuestionByRef(at.framework, ref)!.keyQuestion
  const court = (place: number) => at.cases.filter((one) => one.kind === 'court')[place]!.assessment
  const answer = (assessment: string, id: string, value: string, note: string) =>
    world.db
      .insertInto('answer')
      .values({ assessment_id: assessment, question: id, version: 2, value, note, answered_by: inspector.id })
      .execute()
  const text = async () =>
    (
      await world.db
        .selectFrom('report_section')
        .select('body')
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()
    )?.body

  beforeAll(async () => {
    world = await testApp()
    lead = await world.person('Lead inspector')
    inspector = await world.person('First inspector')
    quality = await world.person('Quality lead')
    chair = await world.person('Panel chair')
    editor = await world.person('Publications editor', ['publications-editor'])
    at = await assessedInspection(
      world,
      likeHartlepool([
        { person: lead, role: 'lead-inspector' },
        { person: inspector, role: 'inspector' },
        { person: quality, role: 'quality-lead' },
        { person: chair, role: 'panel-chair' },
      ]),
    )
    section = `/inspections/${at.slug}/report/sections/standard-court-planning`
    // Four of six were yes: the last two are no.
    await answer(court(4), question('2.2.2').id, 'no', why)
    await answer(court(5), question('2.2.2').id, 'no', 'Nobody asked Kayleigh what she is afraid of.')
    await answer(court(0), question('2.2.2').id, 'yes', 'See also court-3, where the same was done.')
    await answer(court(1), question('2.2.2').prompts[0]!.id, 'yes', 'Every agency had signed it.')
    const { results, rated, tally } = await readStanding(world.db, at.framework, {
      id: at.id,
      serviceName: 'Eastholm Youth Justice Service',
    })
    await world.db
      .insertInto('result')
      .values({
        inspection_id: at.id,
        version: 1,
        results: JSON.stringify(results),
        rated: JSON.stringify(rated),
        prompts: JSON.stringify(tally.prompts),
        digest: 'd'.repeat(64),
      })
      .execute()
    await world.perform(moveStage, { inspection: at.id, from: 'panel', to: 'drafting' })
  })
  afterAll(() => world.close())

  it('name the prompts that fell short most often, with a figure to put in', async () => {
    const page = await lead.get(section)
    const [first] = question('2.2.2').prompts.filter((_, place) => place % 2 === 1)
    expect(page.text).toContain('Fell short most often')
    expect(page.text).toContain(`${first!.letter}) ${first!.text} No in`)
    expect(page.body).toContain(`data-insert="{2.2.2 ${first!.letter} count}"`)
  })

  it('tell why, by the number of the case and never by its reference', async () => {
    for (const person of [lead, quality]) {
      const page = await person.get(section)
      expect(page.text, person.name).toContain(`No , case 5 , First inspector ${why}`)
      expect(page.text, person.name).toContain('Every agency had signed it.')
      const beside = page.body.slice(page.body.indexOf('Findings in the cases'))
      expect(beside.replaceAll('court-3', '')).not.toMatch(/court-[1-6]\b/)
    }
    const seen = await world.db
      .selectFrom('audit_event')
      .where('kind', '=', 'report-findings-seen')
      .select(['actor', 'payload'])
      .execute()
    expect(seen.map(({ actor }) => actor)).toEqual([lead.id, lead.id, quality.id])
    expect(seen[0]!.payload).toMatchObject({ section: 'standard-court-planning', cases: 6 })
  })

  it('are for the team alone', async () => {
    for (const person of [chair, editor]) {
      const page = await person.get(section)
      expect(page.status).toBe(200)
      expect(page.text, person.name).not.toContain('Findings in the cases')
      expect(page.text, person.name).not.toContain(why)
    }
  })

  it('go into the section as a quotation or as text, at the end of what was read', async () => {
    const put = `${section}/findings/${court(4)}/${question('2.2.2').id}`
    expect((await fillForm(lead, section, put)).status).toBe(303)
    expect(await text()).toBe(`“${why}”`)
    const late = await lead.post(put, { base: '0', as: 'text' })
    expect(late.text).toContain('The section was changed meanwhile.')
    expect((await lead.post(put, { base: '1', as: 'text' })).status).toBe(303)
    expect(await text()).toBe(`“${why}”\n\n${why}`)
    for (const person of [quality, chair, inspector])
      expect((await person.post(put, { base: '2', as: 'text' })).status, person.name).toBe(403)
  })

  it('never as they stand where a child could be known from them', async () => {
    const page = await lead.get(section)
    expect(page.text).toContain('Write it in your own words: “Kayleigh” reads like a name.')
    for (const place of [5, 0]) {
      const put = `${section}/findings/${court(place)}/${question('2.2.2').id}`
      expect(page.body).not.toContain(put)
      expect((await lead.post(put, { base: '2', as: 'quotation' })).status).toBe(422)
    }
    expect(await text()).toBe(`“${why}”\n\n${why}`)
  })

  it('keep what was written from whoever assesses one of the cases blind, until they are done', async () => {
    const { case_id } = await world.db
      .selectFrom('assessment')
      .where('id', '=', court(4))
      .select('case_id')
      .executeTakeFirstOrThrow()
    await world.db
      .insertInto('assessment')
      .values({
        inspection_id: at.id,
        case_id,
        case_kind: 'court',
        assessor_id: quality.id,
        part: 'second',
        blind: true,
      })
      .execute()
    const { text } = await quality.get(`/inspections/${at.slug}/report/sections/standard-court-delivery`)
    expect(text).toContain('You assess a case of this inspection a second time.')
    expect((await quality.get(section)).text).not.toContain('Every agency had signed it.')
    expect((await lead.get(section)).text).toContain('Every agency had signed it.')
  })
})
