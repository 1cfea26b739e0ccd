/** Groups of children over all inspections that have concluded, as the standards lead sees them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { assessedInspection } from './assessed-inspection.ts'
import { concludedAsCounted } from './concluded-as-counted.ts'

describe('groups of children over inspections', () => {
  let world: TestApp
  let standardsLead: Visitor
  let lead: Visitor
  /** What the page said before any panel had concluded. */
  let before: string
  /** What it said, to a person and a program, when one had. */
  let afterOne: string
  let asData: string

  /** Court cases of a service: so many girls last, and the first so many of all answered yes to 2.1.1. */
  const inspection = (service: string, boys: number, girls: number, yes: number) =>
    assessedInspection(world, {
      framework: 'hmip-youth-2021',
      service,
      samples: { court: boys + girls },
      counts: [{ ref: '2.1.1', yes, relevant: boys + girls }],
      columns: (_, place) => ({ gender: place < boys ? 'male' : 'female', ethnicity: 'white' }),
      team: [{ person: lead, role: 'lead-inspector' }],
    })

  beforeAll(async () => {
    world = await testApp()
    standardsLead = await world.person('Standards lead', ['standards-lead'])
    lead = await world.person('Lead inspector')
    before = (await standardsLead.get('/groups')).text
    // 6 of 10 girls against 10 of 10 boys, 4 of 8 against 6 of 6, and 1 of 3 against 9 of 9.
    await concludedAsCounted(world, await inspection('Luton', 10, 10, 16))
    afterOne = (await standardsLead.get('/groups')).text
    asData = (await standardsLead.get('/groups', { accept: 'application/json' })).body
    await concludedAsCounted(world, await inspection('Northmere', 6, 8, 10))
    await concludedAsCounted(world, await inspection('Westerfell', 9, 3, 10))
    // Still before its panel, so that nothing of it is settled.
    await inspection('Calderwick', 2, 6, 2)
  })
  afterAll(() => world.close())

  it('are none while no panel has concluded', () => {
    expect(before).toContain('No ratings panel has concluded here yet.')
  })

  it('tell nothing of how many there are of each while only one has', () => {
    expect(afterOne).toContain('Too few to compare: Girls and Boys.')
    expect(afterOne).not.toMatch(/\d+ cases?\b/)
    expect(afterOne).not.toMatch(/Girls \(|of 10\b/)
    expect(asData).not.toContain('"cases"')
  })

  it('are compared within each inspection whose panel has concluded', async () => {
    const { text } = await standardsLead.get('/groups')
    expect(text).toContain('3 inspections under')
    expect(text).toContain('Luton 2027, Northmere 2027, Westerfell 2027')
    expect(text).not.toContain('Calderwick')
    expect(text).toContain('Gender Court disposals Girls and Boys')
    // Weights 5, 24/7 and 9/4; own differences −4/10, −4/8 and −2/3. Odds ratio 0, so none is given.
    expect(text).toMatch(
      /2\.1\.1 11 of 21 25 of 25 3 51%, 100% −49 \(−\d+ to −\d+\) None under 0\.001 under 0\.001 under 0\.001/,
    )
    expect(text).toContain(
      '1 of 24 comparisons can be made. 1 of them has a p under 5% once all are corrected for.',
    )
    expect(text).toContain('Too few, or answers too much alike, to compare: 2.1.2, 2.1.3,')
    expect(text).toContain('For exploring only')
  })

  it('are drawn with what the chart says in words', async () => {
    const { body } = await standardsLead.get('/groups')
    expect(body).toMatch(
      /<desc id="over-gender-court-0-desc">2\.1\.1: −49 points, range −\d+ to −\d+\.<\/desc>/,
    )
  })

  it('tell nothing of one inspection that could point to a child', async () => {
    const { text } = await standardsLead.get('/groups')
    // No boy was answered no, so what the sums leave open about one inspection is too little.
    expect(text).toContain('2.1.1: not shown by inspection.')
    expect(text).not.toMatch(/6 of 10|4 of 8|1 of 3/)
  })

  it('are reached from where the standards lead starts, and by nobody else', async () => {
    expect((await standardsLead.get('/inspections')).body).toContain('href="/groups"')
    expect((await lead.get('/inspections')).body).not.toContain('href="/groups"')
    expect((await lead.get('/groups')).status).toBe(403)
    expect((await standardsLead.get('/groups?framework=hmip-youth-2018')).status).toBe(404)
  })

  it('leave an inspection out whose answers changed after its panel', async () => {
    const { id } = await world.db
      .selectFrom('assessment as a')
      .innerJoin('inspection as i', 'i.id', 'a.inspection_id')
      .where('i.slug', 'like', 'westerfell%')
      .select('a.id')
      .orderBy('a.id')
      .executeTakeFirstOrThrow()
    const question = 'court-assessment-desistance'
    const { value } = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', id)
      .where('question', '=', question)
      .select('value')
      .executeTakeFirstOrThrow()
    await world.db
      .insertInto('answer')
      .values({
        assessment_id: id,
        question,
        version: 2,
        value: value === 'yes' ? 'no' : 'yes',
        answered_by: lead.id,
      })
      .execute()
    const { text } = await standardsLead.get('/groups')
    expect(text).toContain('Left out, because answers changed after the panel concluded: Westerfell 2027')
    expect(text).toContain('2 inspections under')
  })
})
