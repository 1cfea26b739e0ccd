/** The quality lead has cases assessed twice; neither sees the other's view before both are done; then it is settled. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allEndpoints } from '../src/endpoints.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { type SampledInspection, sampledCase, teamInFieldwork } from './sampled-case.ts'
import { assess, secondOf } from './twice-assessed.ts'

let world: TestApp
let lead: Visitor
let quality: Visitor
let sam: Visitor
let robin: Visitor
let stranger: Visitor
let inspection: SampledInspection
/** First assessments: a, b and c by Sam, d by the lead inspector, e by Robin. */
let a: string, b: string, c: string, d: string, e: string

const give = (second: string, person: Visitor | null) =>
  quality.post(`${inspection.path}/second/given`, { [`second-${second}`]: person?.id ?? '' })

/** Every door behind which something of an assessment can be read or written, those of other features too. */
const routes = allEndpoints({ db: undefined as never, demonstration: false }).filter(
  (route) => route.thing === 'assessment',
)
const parts: Record<string, string> = {
  standard: 'court-assessment',
  version: '1',
  question: 'court-assessment-desistance',
}
const addressOf = (path: string, assessment: string): string =>
  path.replaceAll(
    /:(\w+)/g,
    (_, name: string) =>
      ({ ...parts, inspection: inspection.slug, assessment })[name] ?? '00000000-0000-4000-8000-000000000000',
  )

/** What was written into a case, wherever it might show. */
const secret = 'The plan of the first view said nothing about school.'

async function seesNothing(person: Visitor, assessment: string): Promise<void> {
  for (const route of routes) {
    const door = addressOf(route.path, assessment)
    if (route.method === 'POST') {
      expect((await person.post(door)).status, `${person.name} at POST ${door}`).toBe(404)
      continue
    }
    for (const accept of ['text/html', 'application/json']) {
      const answer = await person.get(door, { accept })
      expect(answer.status, `${person.name} at ${door}`).toBe(404)
      expect(answer.body).not.toContain('said nothing about school')
    }
  }
}

beforeAll(async () => {
  world = await testApp()
  ;({ lead, quality, sam, robin, inspection } = await teamInFieldwork(world, {
    lead: ['Lead', 'lead-inspector'],
    quality: ['Quality', 'quality-lead'],
    sam: ['Sam', 'inspector'],
    robin: ['Robin', 'local-assessor'],
  }))
  stranger = await world.person('Stranger')
  const cases: string[] = []
  for (const ref of ['A-1', 'A-2', 'A-3', 'A-4', 'A-5'])
    cases.push(await sampledCase(world.db, inspection.id, { ref }))
  ;[a, b, c, d, e] = cases as [string, string, string, string, string]
  const fields = Object.fromEntries(
    Object.entries({ [a]: sam, [b]: sam, [c]: sam, [d]: lead, [e]: robin }).map(([id, person]) => [
      `assessor-${id}`,
      person.id,
    ]),
  )
  expect((await lead.post(`${inspection.path}/allocation`, fields)).status).toBe(303)
  await assess(world, sam, inspection.path, a, 'first a', {
    'fact:rosh-inspector': 'low',
    'fact:child-safety-factors': 'no',
    'court-assessment-desistance': 'yes',
    'note:court-assessment-desistance': secret,
  })
  await drawn([a, b, c, d, e])
})

/** Writes down a draw of these cases, so that the results count them. */
async function drawn(assessments: string[]): Promise<void> {
  const cases = await world.db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .where('a.id', 'in', assessments)
    .select(['c.id', 'c.upload_id'])
    .execute()
  const { id: sample } = await world.db
    .insertInto('sample')
    .values({
      inspection_id: inspection.id,
      case_kind: 'court',
      version: 1,
      upload_id: cases[0]!.upload_id,
      plan: '{}',
      frame_hash: 'none',
      list: '[]',
      list_digest: 'none',
      prepared_by: lead.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await world.db
    .insertInto('sample_draw')
    .values({ sample_id: sample, seed: 'seed', balance: '{}', drawn_by: lead.id })
    .execute()
  await world.db
    .insertInto('sample_case')
    .values(cases.map(({ id }, at) => ({ sample_id: sample, case_id: id, part: 'drawn', position: at + 1 })))
    .execute()
}

interface Figures {
  results: { keyQuestions: { ref: string; yes: number; relevant: number }[] }
}

/** "yes of relevant" of a key question in the results. */
async function counted(ref: string): Promise<string> {
  const page = await lead.get(`/inspections/${inspection.slug}/judgement`, { accept: 'application/json' })
  const one = (page.json() as Figures).results.keyQuestions.find((figure) => figure.ref === ref)!
  return `${one.yes} of ${one.relevant}`
}
afterAll(() => world.close())

describe('the quality lead chooses cases', () => {
  const pick = (fields: Record<string, string>) => quality.post(`${inspection.path}/second/pick`, fields)

  it('by lot, with a seed that is given once', async () => {
    const bad = await pick({ kind: 'court', amount: 'many', unit: 'dozen' })
    expect(bad.status).toBe(422)
    expect(bad.text).toContain('Enter how many, as a whole number from 1 up')
    expect(bad.text).toContain('Choose per cent or cases')
    expect((await pick({ kind: 'court', amount: '120', unit: 'per-cent', seed: '7' })).text).toContain(
      'Enter 100 per cent or less',
    )
    expect((await pick({ kind: 'court', amount: '6', unit: 'cases', seed: '7' })).text).toContain(
      'There are 5 cases of this kind: enter that or fewer',
    )
    expect((await pick({ kind: 'court', amount: '20', unit: 'per-cent' })).text).toContain('Enter a seed')
    expect((await pick({ kind: 'nothing', amount: '20', unit: 'per-cent', seed: '7' })).text).toContain(
      'Choose a kind of case that has cases in this inspection',
    )

    const picked = await pick({ kind: 'court', amount: '20', unit: 'per-cent', seed: '4-1-6' })
    expect(picked.status, picked.text).toBe(303)
    expect((await pick({ kind: 'court', amount: '2', unit: 'cases', seed: '5-5-5' })).text).toContain(
      'The seed of this kind of case is “4-1-6” and stays',
    )
    const page = await quality.get(`${inspection.path}/second`)
    expect(page.text).toContain('20 per cent: 1 of 5 cases, by Quality')
    expect(page.text).toContain('Picked by lot')
  })

  it('and by name, with a reason', async () => {
    const choose = (fields: Record<string, string>) =>
      quality.post(`${inspection.path}/second/choose`, fields)
    const empty = await choose({ case: '', reason: ' ' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Choose a case')
    expect(empty.text).toContain('Say why this case is assessed twice')
    expect((await choose({ case: inspection.id, reason: 'Why not' })).text).toContain(
      'Choose a case of this inspection',
    )
    const taken = new Set(
      (
        await world.db
          .selectFrom('assessment as s')
          .innerJoin('assessment as f', 'f.case_id', 's.case_id')
          .where('s.part', '=', 'second')
          .where('f.part', '=', 'first')
          .select('f.id')
          .execute()
      ).map((one) => one.id),
    )
    for (const one of [a, b, c, d].filter((id) => !taken.has(id)))
      expect((await choose({ case: one, reason: 'A long history of moves' })).status).toBe(303)
    expect((await choose({ case: a, reason: 'Again' })).text).toContain('Case A-1 is assessed twice already')
  })

  it('and nobody else does', async () => {
    for (const person of [lead, sam, robin, stranger])
      for (const end of ['pick', 'choose', 'given', 'open'])
        expect([403, 404]).toContain((await person.post(`${inspection.path}/second/${end}`)).status)
    for (const person of [sam, robin, stranger])
      expect([403, 404]).toContain((await person.get(`${inspection.path}/second`)).status)
  })

  it('leaves the number of cases of the inspection as it was', async () => {
    const page = await lead.get(inspection.path)
    expect(page.text).toContain('4 of 5 are still open')
  })
})

describe('giving a case to a second assessor', () => {
  it('refuses the first assessor, people who do not assess, and whoever has looked already', async () => {
    const second = await secondOf(world, a)
    expect((await give(second, sam)).text).toContain('Case A-1: Sam makes the first assessment')
    expect((await give(second, stranger)).text).toContain('choose somebody of this team who assesses cases')
    expect((await lead.get(`${inspection.path}/${b}`)).status).toBe(200)
    expect((await give(await secondOf(world, b), lead)).text).toContain(
      'Case A-2: Lead has already looked into the first assessment, so their view would not be blind',
    )
  })

  it('may be given to whoever has looked, openly and with a reason', async () => {
    const second = await secondOf(world, b)
    const open = (reason: string) =>
      quality.post(`${inspection.path}/second/open`, {
        'open-case': second,
        'open-assessor': lead.id,
        'open-reason': reason,
      })
    expect((await open('')).text).toContain('Say why this second assessment is not blind')
    expect((await open('They discuss a hard case together')).status).toBe(303)
    expect((await lead.get(`${inspection.path}/${b}`)).status).toBe(200)
    // Whoever made the first still waits until both are complete.
    await seesNothing(sam, second)
  })

  it('gives the quality lead a case as well', async () => {
    expect((await give(await secondOf(world, a), quality)).status).toBe(303)
    expect((await give(await secondOf(world, d), quality)).status).toBe(303)
    expect((await give(await secondOf(world, c), robin)).status).toBe(303)
    const page = await quality.get(inspection.path)
    expect(page.text).toContain('Start second assessment of case A-1')
    expect(page.text).toContain('Hidden from you: you assess this case a second time')
    expect((await robin.get(inspection.path)).text).toContain('Start second assessment of case A-3')
  })
})

describe('a second assessment is blind', () => {
  it('to the first, for whoever makes it: the quality lead too', async () => {
    await seesNothing(quality, a)
    await seesNothing(robin, c)
    // The case itself they can answer.
    expect((await quality.get(`${inspection.path}/${await secondOf(world, a)}/facts`)).text).toContain(
      'Second assessment',
    )
    // Others on the team who see every case still do.
    expect((await lead.get(`${inspection.path}/${a}`)).status).toBe(200)
    expect((await lead.get(`${inspection.path}/${a}/standards/court-assessment`)).text).toContain(secret)
  })

  it('to the second, for whoever made the first: the lead inspector too', async () => {
    await seesNothing(lead, await secondOf(world, d))
    await seesNothing(sam, await secondOf(world, a))
  })

  it('to colleagues who work on one of the two', async () => {
    const second = await secondOf(world, c)
    const work = (assessment: string, version: number, person: Visitor | null) =>
      world.db
        .insertInto('case_colleague')
        .values({ assessment_id: assessment, version, person_id: person?.id ?? null, decided_by: lead.id })
        .execute()
    await work(c, 1, lead)
    await seesNothing(lead, second)
    expect((await give(second, lead)).text).toContain('Lead works on the first assessment')
    // Not even openly, with a reason: nobody is both views of a case.
    const openly = await quality.post(`${inspection.path}/second/open`, {
      'open-case': second,
      'open-assessor': lead.id,
      'open-reason': 'They know the case already',
    })
    expect(openly.status).toBe(422)
    expect(openly.text).toContain('Lead works on the first assessment')
    await work(c, 2, null)
    expect((await lead.get(`${inspection.path}/${second}`)).status).toBe(200)
    await work(second, 1, quality)
    await seesNothing(quality, c)
    await work(second, 2, null)
  })

  it('to people who have neither', async () => {
    await seesNothing(robin, a)
    await seesNothing(stranger, a)
    await seesNothing(robin, await secondOf(world, a))
  })

  it('cannot be got round by giving the case away, looking, and taking it back', async () => {
    const second = await secondOf(world, d)
    expect((await give(second, null)).status).toBe(303)
    expect((await quality.get(`${inspection.path}/${d}`)).status).toBe(200)
    expect((await give(second, quality)).text).toContain(
      'Quality has already looked into the first assessment',
    )
  })

  it('says nothing of the other before both are complete', async () => {
    const early = await lead.get(`${inspection.path}/${a}/differences`)
    expect(early.status).toBe(409)
    expect(early.text).toContain('There are no two complete assessments of this case to compare.')
    // The same words as for a case that nobody assesses twice.
    expect((await robin.get(`${inspection.path}/${e}/differences`)).text).toContain(
      'There are no two complete assessments of this case to compare.',
    )
  })
})

describe('once both are complete', () => {
  let second: string
  beforeAll(async () => {
    second = await secondOf(world, a)
    await assess(world, quality, inspection.path, second, 'first a', {
      'fact:rosh-inspector': 'high',
      'fact:child-safety-factors': 'no',
      'court-assessment-desistance': 'no',
      'note:court-assessment-desistance': 'School was missing.',
    })
  })

  it('both assessors, the quality lead and the lead see them side by side', async () => {
    for (const person of [lead, quality, sam]) {
      for (const id of [a, second]) {
        const page = await person.get(`${inspection.path}/${id}/differences`)
        expect(page.status, person.name).toBe(200)
        expect(page.text).toContain(secret)
        expect(page.text).toContain('School was missing.')
        expect(page.text).toContain('Not settled: the first counts')
        expect(page.text).toContain('Follows from the facts')
      }
    }
    await seesNothing(robin, a)
  })

  it('the first assessment counts while nothing is settled, and the lead is told before closing', async () => {
    expect((await lead.get(inspection.path)).text).toContain('Differences that nobody has settled: Case A-1')
  })

  const settle = (person: Visitor, fields: Record<string, string>) =>
    person.post(`${inspection.path}/${a}/reconciliation`, { version: '0', ...fields })
  const question = { question: 'court-assessment-desistance', first: 'yes', second: 'no' }

  it('says what is wrong with what was sent, and writes nothing', async () => {
    const empty = await settle(lead, { ...question, version: 'x' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Choose which view stands')
    expect(empty.text).toContain('Say why this view stands')
    expect(empty.text).toContain('Reload the page and send it again')
    const whole = { stands: 'second', reason: 'School was left out.' }
    for (const [sent, said] of [
      [{ question: 'no-such-question', first: 'yes', second: 'no' }, 'There is nothing to settle here'],
      [{ ...question, first: 'no', second: 'yes' }, '2.1.1 was answered anew while this page was open'],
      [{ ...question, version: '3' }, 'decided 2.1.1 while this page was open'],
      [
        { question: 'court-planning-others-safety', first: 'not-relevant', second: 'yes' },
        'There is nothing to settle here',
      ],
      [{ ...question, reason: 'x'.repeat(5001) }, 'Shorten it to 5,000 characters or fewer'],
    ] as const) {
      const answer = await settle(lead, { ...whole, ...sent })
      expect(answer.status, said).toBe(422)
      expect(answer.text).toContain(said)
    }
    for (const person of [sam, robin])
      expect((await settle(person, { ...question, ...whole })).status).toBe(person === sam ? 403 : 404)
    expect(await world.db.selectFrom('reconciliation').selectAll().execute()).toEqual([])
  })

  it('the view that stands is what the results count, and neither assessment is changed', async () => {
    const before = await world.db
      .selectFrom('answer')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst()
    expect(await counted('2.1.1')).toBe('1 of 1')
    expect(
      (await settle(quality, { ...question, stands: 'second', reason: 'School was left out.' })).status,
    ).toBe(303)
    expect(await counted('2.1.1')).toBe('0 of 1')
    const page = await sam.get(`${inspection.path}/${a}/differences`)
    expect(page.text).toContain('2.1.1: the second stands')
    expect(page.text).toContain('Quality (made the second assessment)')
    expect(page.text).toContain(secret)
    expect(
      await world.db
        .selectFrom('answer')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirst(),
    ).toEqual(before)
    expect((await lead.get(`/inspections/${inspection.slug}/judgement`)).text).toContain(
      'In 1 case an answer of the second assessment counts',
    )
  })

  it('a decision can be replaced, never edited: both stay', async () => {
    const again = { ...question, stands: 'first', reason: 'School is in the appendix.' }
    expect((await settle(lead, again)).text).toContain('Quality decided 2.1.1 while this page was open')
    expect((await settle(lead, { ...again, version: '1' })).status).toBe(303)
    expect(await counted('2.1.1')).toBe('1 of 1')
    const page = await lead.get(`${inspection.path}/${a}/differences`)
    expect(page.text).toContain('School is in the appendix.')
    expect(page.text).toContain('Earlier decisions on 2.1.1')
    expect(page.text).toContain('School was left out.')
    await expect(world.db.updateTable('reconciliation').set({ reason: 'x' }).execute()).rejects.toThrow(
      'append-only',
    )
  })

  it('a fact that is settled decides which questions count, and the only view of them counts', async () => {
    expect(await counted('2.2.3')).toBe('0 of 0')
    const fact = { question: 'fact:rosh-inspector', first: 'low', second: 'high' }
    expect((await settle(lead, { ...fact, stands: 'second', reason: 'There was a knife.' })).status).toBe(303)
    const view = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', second)
      .where('question', '=', 'court-planning-others-safety')
      .select('value')
      .executeTakeFirstOrThrow()
    expect(await counted('2.2.3')).toBe(view.value === 'yes' ? '1 of 1' : '0 of 1')
  })

  it('can be compared as JSON too, by the same people', async () => {
    const address = `${inspection.path}/${a}/differences`
    const sent = await quality.get(address, { accept: 'application/json' })
    expect(sent.json()).toMatchObject({ case: 'A-1' })
    expect((await robin.get(address, { accept: 'application/json' })).status).toBe(404)
  })
})

describe('agreement', () => {
  const address = () => `${inspection.path}/agreement`
  const figures = async () => (await lead.get(address(), { accept: 'application/json' })).json()

  it('is shown to the quality lead and the lead inspector, counts only while cases are few', async () => {
    for (const person of [quality, lead]) {
      const page = await person.get(address())
      expect(page.status).toBe(200)
      expect(page.text).toContain('In 1 case two people gave the same answer to')
      expect(page.text).toContain('None: it is given from 6 cases.')
      expect(page.text).not.toContain('Kappa and alpha')
    }
    for (const person of [sam, robin, stranger])
      expect([403, 404]).toContain((await person.get(address())).status)
  })

  it('does not grow when somebody reads the other view, opens the case again and follows it', async () => {
    const before = await figures()
    const reopened = await sam.post(`${inspection.path}/${a}/reopen`, { reason: 'Convinced', version: '1' })
    expect(reopened.status, reopened.text).toBe(303)
    const answered = await sam.post(`${inspection.path}/${a}/standards/court-assessment`, {
      'court-assessment-desistance': 'no',
      'note:court-assessment-desistance': secret,
      'version:court-assessment-desistance': '1',
    })
    expect(answered.status, answered.text).toBe(303)
    expect((await sam.post(`${inspection.path}/${a}/complete`)).status).toBe(303)
    expect(await figures()).toEqual(before)
    // Side by side they are as they stand now.
    const page = await lead.get(`${inspection.path}/${a}/differences`)
    expect(page.text).not.toContain('2.1.1: the first stands')
  })

  it('leaves out what was not blind', async () => {
    const open = await secondOf(world, b)
    await assess(world, sam, inspection.path, b, 'first b')
    await assess(world, lead, inspection.path, open, 'second b')
    expect((await lead.get(address())).text).toContain('1 case assessed twice, but not blind, is left out.')
    expect(await figures()).toMatchObject({ agreement: { cases: 1 } })
  })
})

describe('closing fieldwork', () => {
  it('warns of what is not settled, does not stop for it, and freezes what is', async () => {
    for (const [one, person] of [
      [c, sam],
      [d, lead],
      [e, robin],
    ] as const)
      await assess(world, person, inspection.path, one, `first ${one}`)
    const page = await lead.get(inspection.path)
    expect(page.text).toContain(
      'This does not stop you: where nothing is settled, the first assessment counts.',
    )
    expect(page.text).toContain('cannot be completed once fieldwork is closed: A-3, A-4')
    expect((await lead.post(`${inspection.path}/close`)).status).toBe(303)
    const { content } = await world.db
      .selectFrom('fieldwork_freeze')
      .select('content')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(content)).toMatchObject({
      settled: [
        { assessment: a, question: 'court-assessment-desistance', version: 2, stands: 'first' },
        { assessment: a, question: 'fact:rosh-inspector', version: 1, stands: 'second' },
      ],
    })
    expect((await lead.get(`${inspection.path}/freeze`)).status).toBe(200)
  })

  it('ends settling and choosing, and an assessment that was never made can be taken back', async () => {
    const late = await lead.post(`${inspection.path}/${a}/reconciliation`, {
      question: 'fact:rosh-inspector',
      first: 'low',
      second: 'high',
      stands: 'first',
      reason: 'Too late',
      version: '1',
    })
    expect(late.status).toBe(409)
    expect((await quality.post(`${inspection.path}/second/choose`, { case: e, reason: 'Late' })).status).toBe(
      409,
    )
    await seesNothing(robin, c)
    expect((await give(await secondOf(world, c), null)).status).toBe(303)
  })
})
