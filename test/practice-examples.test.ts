import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { concludedInspection, resultsLike } from './concluded-inspection.ts'
import { fieldsOn } from './form-fields.ts'
import { type SampledInspection, sampledCase, teamInFieldwork } from './sampled-case.ts'

let world: TestApp
let lead: Visitor
let sam: Visitor
let robin: Visitor
let quality: Visitor
let inspection: SampledInspection
let own: string
let other: string

beforeAll(async () => {
  world = await testApp()
  ;({ lead, sam, robin, quality, inspection } = await teamInFieldwork(world, {
    lead: ['Lead inspector', 'lead-inspector'],
    sam: ['Sam Inspector', 'inspector'],
    robin: ['Robin Assessor', 'local-assessor'],
    quality: ['Quality lead', 'quality-lead'],
  }))
  own = await sampledCase(world.db, inspection.id, { ref: 'C-0012', values: { case_manager: 'KESTREL7' } })
  other = await sampledCase(world.db, inspection.id, { ref: 'C-0044' })
  for (const [id, assessor_id] of [
    [own, sam.id],
    [other, robin.id],
  ] as const)
    await world.db.updateTable('assessment').set({ assessor_id }).where('id', '=', id).execute()
})
afterAll(() => world.close())

const at = (assessment = own) => `${inspection.path}/${assessment}/examples`
const list = () => `/inspections/${inspection.slug}/examples`
const good = 'The child chose the mentor and came to every session.'
const example = (about: Record<string, string> = {}) => ({
  id: randomUUID(),
  question: 'court-assessment-desistance',
  quality: 'good',
  body: good,
  ...about,
})
const kept = () =>
  world.db
    .selectFrom('practice_example as e')
    .innerJoin('practice_example_version as v', 'v.example_id', 'e.id')
    .innerJoin('assessment as a', 'a.id', 'e.assessment_id')
    .where('a.inspection_id', '=', inspection.id)
    .select(['e.id', 'e.assessment_id as assessment', 'v.version', 'v.body', 'v.not_personal', 'v.withdrawn'])
    .orderBy('e.created_at')
    .orderBy('v.version')
    .execute()

describe('an inspector notes a practice example while assessing', () => {
  it('from the standard’s screen, and comes back to the same place', async () => {
    const screen = `${inspection.path}/${own}/standards/court-assessment`
    const link = `${at()}/new/court-assessment-desistance`
    expect((await sam.get(screen)).body).toContain(`href="${link}"`)
    const page = await sam.get(link)
    expect(page.text).toContain('Does the assessment get to the bottom of why the child offends?')
    const fields = Object.fromEntries(fieldsOn(page.body).map((field) => [field.name, field.value]))
    const saved = await sam.post(at(), { ...fields, quality: 'good', body: good })
    expect(saved).toMatchObject({ status: 303, location: `${screen}#about-court-assessment-desistance` })
    expect((await kept()).map(({ body }) => body)).toEqual([good])
  })

  it('and what was sent twice is one example', async () => {
    const sent = example({ body: 'The plan was drawn as a comic with the child.' })
    const first = await sam.postJson(at(), sent)
    expect(first.status).toBe(200)
    expect(JSON.parse(first.body)).toMatchObject({ id: sent.id, version: 1, savedAt: expect.any(String) })
    expect((await sam.postJson(at(), sent)).status).toBe(200)
    expect((await kept()).filter(({ id }) => id === sent.id)).toHaveLength(1)
  })

  it('but the id of one example never takes the words of another', async () => {
    const sent = example({ body: 'Nobody rang the school.', quality: 'poor' })
    await sam.postJson(at(), sent)
    const again = await sam.postJson(at(), { ...sent, body: 'Somebody rang the school.' })
    expect(again.status).toBe(422)
    expect(again.body).toContain('kept before with other words')
    const theirs = await robin.postJson(at(other), sent)
    expect(theirs.status).toBe(422)
    const now = (await kept()).filter(({ id }) => id === sent.id)
    expect(now).toMatchObject([{ assessment: own, body: 'Nobody rang the school.' }])
  })
})

describe('words that lead to a person are not kept', () => {
  it('and each fault says which words and what to write instead', async () => {
    const before = await kept()
    const refused = await sam.post(
      at(),
      example({ body: 'Jordan (14/05/2011) of C-0012 met Mrs Patel; see c0044 and Kestrel7.' }),
    )
    expect(refused.status).toBe(422)
    for (const words of ['Jordan', '14/05/2011', 'C-0012', 'Mrs Patel', 'c0044', 'Kestrel7'])
      expect(refused.text).toContain(`“${words}”`)
    expect(refused.text).toContain('Write “the child”, “the parent”')
    expect(refused.text).toContain('Why the words pointed out identify nobody')
    expect(await kept()).toEqual(before)
  })

  it('unless a reason says that they identify nobody, which is kept with them', async () => {
    const sent = example({ body: 'The child finished the Phoenix course.' })
    expect((await sam.post(at(), sent)).text).toContain('“Phoenix” reads like a name')
    const answered = { ...sent, not_personal: 'Phoenix is the name of a course.' }
    expect((await sam.post(at(), answered)).status).toBe(303)
    expect((await kept()).find(({ id }) => id === sent.id)?.not_personal).toBe(
      'Phoenix is the name of a course.',
    )
  })

  it('and no reason lets a reference of the inspection through', async () => {
    const sent = example({ body: 'As in C-0044, the plan was short.', not_personal: 'It is a code.' })
    const refused = await sam.post(at(), sent)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('“C-0044” is a reference of this inspection')
  })
})

describe('bad input is refused with what to do, and nothing is kept', () => {
  const rows: [string, Record<string, unknown>, string][] = [
    ['no words', { body: '  ' }, 'Write the example'],
    ['too many', { body: 'a'.repeat(3001) }, 'Shorten the example to 3,000 characters or fewer'],
    ['control characters', { body: 'a\u0007b' }, 'characters that cannot be kept'],
    ['a quality nobody knows', { quality: 'splendid' }, 'Say whether it is good or poor practice'],
    ['an id that is none', { id: '7' }, 'Reload the page'],
    ['words that are a list', { body: ['a'] }, 'Write the example'],
    [
      'a question of another kind of case',
      { question: 'joint-working-recommendations' },
      'Choose a key question',
    ],
    ['a question that is none', { question: '__proto__' }, 'Choose a key question'],
    ['a reason too long', { not_personal: 'a'.repeat(501) }, 'Shorten the reason to 500 characters or fewer'],
  ]
  it.each(rows)('%s', async (_story, about, message) => {
    const before = await kept()
    const answer = await sam.postJson(at(), { ...example(), ...about } as never)
    expect(answer.status).toBe(422)
    expect(answer.body).toContain(message)
    expect(await kept()).toEqual(before)
  })

  it('exactly 3,000 characters are kept, not cut', async () => {
    const sent = example({ body: 'a'.repeat(3000) })
    expect((await sam.postJson(at(), sent)).status).toBe(200)
    expect((await kept()).find(({ id }) => id === sent.id)?.body).toHaveLength(3000)
  })

  it('nobody writes in another person’s case', async () => {
    const before = await kept()
    for (const [visitor, assessment] of [
      [robin, own],
      [sam, other],
      [lead, own],
      [quality, own],
    ] as const)
      expect([403, 404]).toContain((await visitor.postJson(at(assessment), example())).status)
    expect(await kept()).toEqual(before)
  })
})

describe('an example is changed and withdrawn, never deleted', () => {
  const sent = example({ body: 'First words.' })

  it('each wording is a version', async () => {
    await sam.postJson(at(), sent)
    const changed = await sam.post(`${at()}/${sent.id}`, {
      base: '1',
      quality: 'poor',
      body: 'Second words.',
    })
    expect(changed.status).toBe(303)
    expect((await kept()).filter(({ id }) => id === sent.id).map(({ body }) => body)).toEqual([
      'First words.',
      'Second words.',
    ])
  })

  it('an old page changes nothing', async () => {
    const stale = await sam.post(`${at()}/${sent.id}`, { base: '1', quality: 'good', body: 'Third words.' })
    expect(stale.status).toBe(409)
    expect((await sam.get(list())).text).toContain('Second words.')
  })

  it('withdrawn, it is still there to be read', async () => {
    expect((await sam.post(`${at()}/${sent.id}/withdraw`, { base: '2' })).status).toBe(303)
    expect((await kept()).filter(({ id }) => id === sent.id)).toHaveLength(3)
    expect((await sam.get(list())).text).toContain('Withdrawn Second words.')
    expect((await sam.get(`${at()}/${sent.id}`)).status).toBe(404)
  })

  it('and the database itself refuses to lose one', async () => {
    const words = world.db.deleteFrom('practice_example_version').where('example_id', '=', sent.id)
    await expect(words.execute()).rejects.toThrow(/append/i)
  })
})

describe('the list of examples', () => {
  it('shows the seniors everybody’s and an inspector their own', async () => {
    await robin.postJson(at(other), example({ body: 'Robin saw a careful handover.' }))
    for (const reader of [lead, quality]) {
      const { text } = await reader.get(list())
      expect(text).toContain('Robin saw a careful handover.')
      expect(text).toContain(good)
    }
    const mine = await robin.get(list())
    expect(mine.text).toContain('Robin saw a careful handover.')
    expect(mine.text).not.toContain(good)
  })

  it('can be narrowed to good or poor practice', async () => {
    const { text } = await lead.get(`${list()}?quality=poor`)
    expect(text).toContain('Nobody rang the school.')
    expect(text).not.toContain(good)
  })

  it('never shows a case reference', async () => {
    expect((await lead.get(list())).text).not.toMatch(/C-00(12|44)/)
  })

  it('keeps from whoever still assesses the same case what the other noted there', async () => {
    const { case_id } = await world.db
      .selectFrom('assessment')
      .where('id', '=', other)
      .select('case_id')
      .executeTakeFirstOrThrow()
    await world.db
      .insertInto('assessment')
      .values({
        inspection_id: inspection.id,
        case_id,
        case_kind: 'court',
        part: 'second',
        blind: true,
        assessor_id: quality.id,
      })
      .execute()
    expect((await quality.get(list())).text).not.toContain('Robin saw a careful handover.')
    expect((await lead.get(list())).text).toContain('Robin saw a careful handover.')
  })
})

describe('the report uses an example', () => {
  it('at the end of the section, by its words alone, and marks it as used', async () => {
    const drafted = await concludedInspection(world, 'Westmere', await resultsLike('hartlepool-2020'))
    const { id: assessment } = await world.db
      .selectFrom('assessment')
      .where('inspection_id', '=', drafted.id)
      .where('case_kind', '=', 'court')
      .select('id')
      .executeTakeFirstOrThrow()
    const id = randomUUID()
    await world.db
      .insertInto('practice_example')
      .values({ id, assessment_id: assessment, question: 'court-planning-desistance', written_by: sam.id })
      .execute()
    await world.db
      .insertInto('practice_example_version')
      .values({ example_id: id, version: 1, quality: 'good', body: 'The plan fitted on a card.' })
      .execute()
    const section = `/inspections/${drafted.slug}/report/sections/standard-court-planning`
    await drafted.lead.post(section, { base: '0', body: 'Plans were short.' })
    const page = await drafted.lead.get(section)
    expect(page.text).toContain('The plan fitted on a card.')
    expect(page.text).toContain('Put into the section')

    const put = () => drafted.lead.post(`${section}/examples/${id}`, { base: '1', version: '1' })
    expect(await put()).toMatchObject({ status: 303, location: section })
    const versions = await world.db
      .selectFrom('report_section')
      .where('inspection_id', '=', drafted.id)
      .select('body')
      .orderBy('version')
      .execute()
    expect(versions.map(({ body }) => body)).toEqual([
      'Plans were short.',
      'Plans were short.\n\nThe plan fitted on a card.',
    ])
    expect((await drafted.lead.get(section)).text).toContain('In this section')

    // The button of a page that is no longer the newest puts nothing in.
    const stale = await put()
    expect(stale.status).toBe(422)
    expect(stale.text).toContain('was changed meanwhile')
    // Another standard's section does not take it.
    const elsewhere = section.replace('court-planning', 'court-delivery')
    expect((await drafted.lead.post(`${elsewhere}/examples/${id}`, { base: '0', version: '1' })).status).toBe(
      404,
    )
    expect((await drafted.lead.get(elsewhere)).text).not.toContain('The plan fitted on a card.')
  })

  it('and the whole record verifies, without a word of any example in it', async () => {
    expect(await verifyAudit(world.db)).toMatchObject({ findings: [] })
    const events = await world.db.selectFrom('audit_event').select('payload').execute()
    expect(JSON.stringify(events)).not.toContain('mentor')
  })
})
