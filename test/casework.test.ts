import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { fillForm } from './fill-form.ts'
import { fieldsOn } from './form-fields.ts'
import {
  type DrawnCase,
  inspectionInFieldwork,
  type SampledInspection,
  sampledCase,
  teamInFieldwork,
} from './sampled-case.ts'

let world: TestApp
let lead: Visitor
let sam: Visitor
let robin: Visitor
let quality: Visitor
let inspection: SampledInspection

beforeAll(async () => {
  world = await testApp()
  ;({ lead, sam, robin, quality, inspection } = await teamInFieldwork(world, {
    lead: ['Lead inspector', 'lead-inspector'],
    sam: ['Sam Inspector', 'inspector'],
    robin: ['Robin Assessor', 'local-assessor'],
    quality: ['Quality lead', 'quality-lead'],
  }))
})
afterAll(() => world.close())

/** Gives a case to a person through the lead's form. */
const allocate = (assessment: string, person: { id: string } | null) =>
  lead.post(`${inspection.path}/allocation`, { [`assessor-${assessment}`]: person?.id ?? '' })

async function caseOf(person: { id: string } | null, ref: string, about: DrawnCase) {
  const id = await sampledCase(world.db, inspection.id, { ...about, ref })
  if (person) await allocate(id, person)
  return { id, path: `${inspection.path}/${id}` }
}

const eventsOf = (assessment: string) =>
  world.db
    .selectFrom('audit_event')
    .where('stream', '=', `assessment:${assessment}`)
    .select(['kind', 'actor', 'payload'])
    .orderBy('seq')
    .execute()

/** Whether a request waits for what another one holds. */
async function waitingForLock(): Promise<boolean> {
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock') as waiting`.execute(world.db)
  return rows[0]!.waiting
}

/** Fills a screen in: every question that it asks gets the first of these values that it offers. */
async function answerScreen(visitor: Visitor, path: string, ...preferred: string[]) {
  const page = await visitor.get(path)
  expect(page.status).toBe(200)
  const filled: Record<string, string> = {}
  for (const field of fieldsOn(page.body)) {
    if (field.choices.length === 0) filled[field.name] = field.value
    else
      filled[field.name] =
        preferred.find((value) => field.choices.includes(value)) ??
        field.choices.find((choice) => choice !== '')!
  }
  return visitor.post(path, filled)
}

describe('the lead inspector allocates cases', () => {
  let first: string

  beforeAll(async () => {
    first = await sampledCase(world.db, inspection.id, { ref: 'A-1' })
    await sampledCase(world.db, inspection.id, { ref: 'A-2' })
    await sampledCase(world.db, inspection.id, { ref: 'A-3', kind: 'out-of-court' })
  })

  it('sees every case with what the caseload tells of it, in words', async () => {
    const page = await lead.get(inspection.path)
    expect(page.status).toBe(200)
    expect(page.text).toContain('A-1')
    expect(page.text).toContain('Court disposals')
    expect(page.text).toContain('Disposal: Referral order')
    expect(page.text).toContain('Risk of serious harm: Low')
    expect(page.text).toContain('3 of 3 cases are not allocated')
  })

  it('gives a case to an inspector, who finds it under their own', async () => {
    expect((await sam.get(inspection.path)).text).toContain('No case is allocated to you yet')
    expect(await allocate(first, sam)).toMatchObject({
      status: 303,
      location: `${inspection.path}/allocation`,
    })
    const mine = await sam.get(inspection.path)
    expect(mine.text).toContain('My cases')
    expect(mine.text).toContain('A-1')
    expect(mine.text).toContain('Start case A-1')
    expect(mine.text).not.toContain('A-2')
  })

  it('cannot give one to somebody who does not assess cases', async () => {
    for (const person of [quality, await world.person('Stranger')]) {
      const answer = await allocate(first, person)
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('Case A-1: choose an inspector, local assessor or lead inspector')
    }
  })

  it('shares the others out evenly', async () => {
    const answer = await lead.post(`${inspection.path}/share-out`)
    expect(answer).toMatchObject({ status: 303 })
    const cases = await world.db
      .selectFrom('assessment')
      .where('inspection_id', '=', inspection.id)
      .where('part', '=', 'first')
      .select('assessor_id')
      .execute()
    const counts = [sam.id, robin.id].map((id) => cases.filter((one) => one.assessor_id === id).length)
    expect(counts.toSorted()).toEqual([1, 2])
    expect((await lead.get(`${inspection.path}/allocation`)).text).not.toContain('Share out evenly')
  })

  it('is the only one who may', async () => {
    expect((await sam.post(`${inspection.path}/allocation`, { [`assessor-${first}`]: sam.id })).status).toBe(
      403,
    )
    expect((await quality.post(`${inspection.path}/share-out`)).status).toBe(403)
  })
})

describe('an inspector assesses a case without scripts', () => {
  let mine: { id: string; path: string }

  beforeAll(async () => {
    mine = await caseOf(sam, 'B-1', { ref: 'B-1' })
  })

  it('is told which fact decides before a question is asked', async () => {
    const page = await sam.get(`${mine.path}/standards/court-planning`)
    expect(page.text).toContain('“Risk of serious harm, in your view”'.replaceAll(/[“”]/g, '"'))
    expect(page.text).toContain('It is asked once this is known')
    expect(fieldsOn(page.body).map((field) => field.name)).not.toContain('court-planning-others-safety')
  })

  it('finds nothing filled in beforehand', async () => {
    for (const screen of ['facts', 'standards/court-assessment']) {
      const fields = fieldsOn((await sam.get(`${mine.path}/${screen}`)).body)
      const given = fields.filter((field) => !field.name.startsWith('version:') && field.value !== '')
      expect(given).toEqual([])
      expect(fields.length).toBeGreaterThan(5)
    }
  })

  it('cannot complete it yet, and reads everything that is missing', async () => {
    const answer = await sam.post(`${mine.path}/complete`)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('The case cannot be completed yet')
    expect(answer.text).toContain('Facts: “Main offence” is not answered')
    expect(answer.text).toContain('2.1 Assessment: none of its 16 questions is answered')
    expect(answer.text).toContain('the facts do not yet tell whether the case counts for 2.2.2 and 2.2.3')
  })

  it('answers the facts, and goes on from screen to screen', async () => {
    const answer = await answerScreen(sam, `${mine.path}/facts`, 'low', 'yes')
    expect(answer).toMatchObject({ status: 303, location: `${mine.path}/standards/court-assessment` })
    const next = await answerScreen(sam, answer.location!, 'yes')
    expect(next.location).toBe(`${mine.path}/standards/court-planning`)
  })

  it('is not asked what does not count, and reads why in plain words', async () => {
    const page = await sam.get(`${mine.path}/standards/court-planning`)
    expect(page.text).toContain('Does not count: "Risk of serious harm, in your view" is low.')
    const names = fieldsOn(page.body).map((field) => field.name)
    expect(names).toContain('court-planning-child-safety')
    expect(names).not.toContain('court-planning-others-safety')
  })

  it('answers the rest and completes it', async () => {
    for (const standard of ['court-planning', 'court-delivery', 'court-reviewing']) {
      expect((await answerScreen(sam, `${mine.path}/standards/${standard}`, 'no')).status).toBe(303)
    }
    const page = await sam.get(mine.path)
    expect(page.text).toContain('Complete this case')
    expect(await sam.post(`${mine.path}/complete`)).toMatchObject({ status: 303, location: inspection.path })
  })

  it('leaves a record of the questions and answers in words, with its digest', async () => {
    const completion = await world.db
      .selectFrom('completion')
      .where('assessment_id', '=', mine.id)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(completion.snapshot).toMatchObject({
      framework: { id: 'hmip-youth-2018', version: '1.3.0' },
      case: { reference: 'B-1', kind: 'Court disposals' },
      standards: [{ ref: '2.1' }, { ref: '2.2', questions: [{}, {}, { counts: false }] }, {}, {}],
    })
    const { snapshotDigest } = await import('#inspection/casework/snapshot.ts')
    expect(snapshotDigest(completion.snapshot as never)).toBe(completion.digest)
  })

  it('cannot slip an answer in while it is being completed', async () => {
    const race = await caseOf(sam, 'B-2', { ref: 'B-2' })
    const body = { question: 'fact:mappa', value: 'yes', version: 0 }
    const late = await world.db.transaction().execute(async (completing) => {
      await completing.selectFrom('assessment').where('id', '=', race.id).forUpdate().select('id').execute()
      const saving = sam.postJson(`${race.path}/answers`, body)
      await expect.poll(waitingForLock, { timeout: 15_000 }).toBe(true)
      await completing
        .updateTable('assessment')
        .where('id', '=', race.id)
        .set({ completed_at: new Date() })
        .execute()
      return { saving }
    })
    expect((await late.saving).json()).toMatchObject({
      problem: 'stage-closed',
      setAside: expect.any(String),
    })
    expect((await eventsOf(race.id)).map((event) => event.kind)).toEqual(['answers-set-aside'])
    await world.db.updateTable('assessment').where('id', '=', race.id).set({ completed_at: null }).execute()
  })

  it('can no longer change it', async () => {
    const page = await sam.get(`${mine.path}/standards/court-assessment`)
    expect(page.text).toContain('This case was completed on')
    expect(fieldsOn(page.body)).toEqual([])
    const late = await sam.post(`${mine.path}/facts`, { 'fact:mappa': 'no', 'version:fact:mappa': '1' })
    expect(late).toMatchObject({ status: 303, location: mine.path })
    const kept = await sam.get(mine.path)
    expect(kept.text).toContain('This case was completed meanwhile. 1 answer kept beside it.')
    expect(kept.text).toContain('An answer came late')
    expect(kept.text).toContain('The case had been completed. To use this answer, reopen the case.')
    expect(kept.text).not.toContain('Use the late answer')
    const byScript = await sam.postJson(`${mine.path}/answers`, {
      question: 'fact:mappa',
      value: 'no',
      version: 1,
    })
    expect(byScript.status).toBe(409)
    expect(byScript.json()).toMatchObject({ problem: 'stage-closed' })
  })
})

describe('answers are saved one by one', () => {
  let mine: { id: string; path: string }
  const question = 'court-assessment-desistance'
  const save = (who: Visitor, body: Record<string, unknown>) => who.postJson(`${mine.path}/answers`, body)

  beforeAll(async () => {
    mine = await caseOf(sam, 'C-1', { ref: 'C-1' })
  })

  it('each as the next version', async () => {
    const first = await save(sam, { question, value: 'yes', note: 'Careful work.', version: 0 })
    expect(first.status).toBe(200)
    expect(first.json()).toMatchObject({
      question,
      version: 1,
      savedAt: expect.stringMatching(/^\d\d:\d\d$/),
    })
    const second = await save(sam, { question, value: 'no', note: 'On reflection.', version: 1 })
    expect(second.json()).toMatchObject({ version: 2 })
  })

  it('and sending one twice does no harm', async () => {
    const again = await save(sam, { question, value: 'no', note: 'On reflection.', version: 1 })
    expect(again).toMatchObject({ status: 200 })
    expect(again.json()).toMatchObject({ version: 2 })
    const unchanged = await save(sam, { question, value: 'no', note: 'On reflection.', version: 2 })
    expect(unchanged.json()).toMatchObject({ version: 2 })
    const versions = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', mine.id)
      .selectAll()
      .execute()
    expect(versions).toHaveLength(2)
    expect((await eventsOf(mine.id)).map((event) => event.kind)).toEqual(['answer-saved', 'answer-saved'])
  })

  it('and of nothing at all nothing is kept', async () => {
    const empty = { question: 'court-planning-child-safety', value: null, note: ' \n ' }
    for (const version of [0, 3]) {
      const answer = await save(sam, { ...empty, version })
      expect(answer.status).toBe(200)
      expect(answer.json()).toEqual({ question: empty.question, version: 0, savedAt: null })
    }
    for (const table of ['answer', 'answer_set_aside'] as const) {
      const rows = await world.db
        .selectFrom(table)
        .where('assessment_id', '=', mine.id)
        .where('question', '=', empty.question)
        .select('question')
        .execute()
      expect(rows).toEqual([])
    }
  })

  it('and one that is based on an older version is refused, with both values', async () => {
    const answer = await save(sam, { question, value: 'yes', note: 'From another tab.', version: 1 })
    expect(answer.status).toBe(409)
    expect(answer.json()).toMatchObject({
      problem: 'changed-meanwhile',
      yours: { value: 'yes', note: 'From another tab.' },
      kept: { value: 'no', note: 'On reflection.', version: 2, by: 'Sam Inspector' },
    })
    const { setAside } = answer.json() as { setAside: string }
    // Sent again, because the reply got lost: kept once.
    const again = await save(sam, { question, value: 'yes', note: 'From another tab.', version: 1 })
    expect(again.json()).toMatchObject({ setAside })

    const decide = (decision: string, version: number) =>
      sam.postJson(`${mine.path}/set-aside/${setAside}`, { decision, version })
    // The page that decides is itself out of date: it is shown what stands now.
    expect((await decide('taken', 1)).json()).toMatchObject({
      problem: 'changed-meanwhile',
      kept: { version: 2 },
    })
    expect((await decide('perhaps', 2)).status).toBe(422)
    expect((await decide('taken', 2)).json()).toMatchObject({ question, version: 3 })
    expect((await decide('left', 3)).json()).toMatchObject({
      problem: 'changed-meanwhile',
      message: 'Somebody has already decided about this answer.',
    })
    const versions = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', mine.id)
      .where('question', '=', question)
      .orderBy('version')
      .select(['version', 'note'])
      .execute()
    expect(versions.at(-1)).toEqual({ version: 3, note: 'From another tab.' })
  })

  it('and whoever never got the reply and went on answering is not in conflict with themselves', async () => {
    const lost = 'court-planning-desistance'
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()]
    await save(sam, { question: lost, value: 'yes', version: 0, sentAs: first })
    // Sam's device still believes that nothing was saved.
    const next = await save(sam, {
      question: lost,
      value: 'no',
      version: 0,
      sentAs: second,
      follows: [first],
    })
    expect(next.json()).toMatchObject({ version: 2 })
    const last = { question: lost, value: 'yes', note: 'After all.', version: 0 }
    const after = await save(sam, { ...last, sentAs: third, follows: [first, second] })
    expect(after.json()).toMatchObject({ version: 3 })
    // One that follows something else is as late as any.
    const other = await save(sam, { question: lost, value: 'no', version: 0, follows: [first] })
    expect(other.json()).toMatchObject({ problem: 'changed-meanwhile', kept: { version: 3 } })
  })

  it('and of two at the same moment exactly one is kept', async () => {
    const other = 'court-assessment-child-safety'
    const answers = await Promise.all(
      ['yes', 'no', 'yes', 'no'].map((value, at) =>
        save(sam, { question: other, value, note: `Writer ${at}`, version: 0 }),
      ),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409, 409])
    // None of those who lost waits for another of them: each reads what is kept.
    for (const answer of answers.filter(({ status }) => status === 409))
      expect(answer.json()).toMatchObject({ problem: 'changed-meanwhile', kept: { version: 1 } })
    const kept = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', mine.id)
      .where('question', '=', other)
      .selectAll()
      .execute()
    expect(kept).toHaveLength(1)
  })

  it('and one that is sent several times at the same moment is kept once, and each is told so', async () => {
    const body = { question: 'court-assessment-others-safety', value: 'no', note: 'Impatient.', version: 0 }
    const answers = await Promise.all(Array.from({ length: 4 }, () => save(sam, body)))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200])
    for (const answer of answers) expect(answer.json()).toMatchObject({ version: 1 })
  })

  it('and whoever sends what cannot be kept reads what is wrong', async () => {
    const cases: [Record<string, unknown>, string][] = [
      [{ question: 'court-nothing', value: 'yes', version: 0 }, '“court-nothing” is not asked'],
      [{ question: 'joint-working-service', value: 'yes', version: 0 }, 'is not asked of this kind of case'],
      [
        { question: 'fact:disposal', value: 'referral-order', version: 0 },
        'is not asked of this kind of case',
      ],
      [{ question, value: 'not-applicable', version: 3 }, '2.1.1 is answered yes or no'],
      [{ question: 'fact:mappa', value: 'maybe', version: 0 }, 'is answered yes or no, not “maybe”'],
      [{ question, value: 'yes', note: 'x'.repeat(20_001), version: 3 }, 'to 20,000 characters or fewer'],
      [{ question, value: 'yes', note: 'a\u0000b', version: 3 }, 'a character that cannot be kept'],
      [{ question, value: 'yes', note: null, version: -1 }, ''],
    ]
    for (const [body, words] of cases) {
      const answer = await save(sam, body)
      expect(answer.status).toBe(422)
      expect((answer.json() as { message: string }).message).toContain(words)
    }
  })

  it('and odd patterns are remarked on without stopping anyone', async () => {
    const page = await sam.get(`${mine.path}/standards/court-assessment`)
    const prompts = fieldsOn(page.body)
      .filter((field) => field.name.startsWith(`${question}-`) && field.choices.length > 0)
      .map((field) => field.name)
    expect(prompts.length).toBeGreaterThan(2)
    for (const prompt of prompts) await save(sam, { question: prompt, value: 'no', version: 0 })
    const odd = await save(sam, { question, value: 'yes', note: null, version: 3 })
    expect(odd.status).toBe(200)
    expect((await sam.get(mine.path)).text).toContain('2.1.1 is answered yes, although every prompt')
  })
})

describe('routing follows the facts', () => {
  it('hides a question again, keeps its answers in the history and out of the count', async () => {
    const mine = await caseOf(sam, 'D-1', { ref: 'D-1' })
    const save = (question: string, value: string, version: number) =>
      sam.postJson(`${mine.path}/answers`, { question, value, version })
    const missing = async () => Number(/(\d+) still to answer/.exec((await sam.get(mine.path)).text)?.[1])
    await save('fact:child-safety-factors', 'yes', 0)
    await save('court-planning-child-safety', 'yes', 0)
    const counted = await missing()
    await save('fact:child-safety-factors', 'no', 1)
    expect(await missing()).toBeLessThan(counted)
    const page = await sam.get(`${mine.path}/standards/court-planning`)
    expect(page.text).toContain('is no.')
    expect(page.text).toContain('The answers given before are kept in the history')
    const kept = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', mine.id)
      .where('question', '=', 'court-planning-child-safety')
      .selectAll()
      .execute()
    expect(kept).toHaveLength(1)
  })

  it('asks about joint working on conditional cautions only where the caseload says it is one', async () => {
    const caution = await caseOf(sam, 'D-2', { ref: 'D-2', kind: 'out-of-court' })
    const conditional = await caseOf(sam, 'D-3', {
      ref: 'D-3',
      kind: 'out-of-court',
      values: { disposal: 'youth-conditional-caution' },
    })
    const names = async (path: string) =>
      fieldsOn((await sam.get(`${path}/standards/joint-working`)).body).map((field) => field.name)
    expect(await names(caution.path)).not.toContain('joint-working-conditional-cautions')
    expect(await names(conditional.path)).toContain('joint-working-conditional-cautions')
  })

  it('asks every question of every case in 2021', async () => {
    const newer = await inspectionInFieldwork(
      world,
      [
        { person: lead, role: 'lead-inspector' },
        { person: sam, role: 'inspector' },
      ],
      'hmip-youth-2021',
    )
    const id = await sampledCase(world.db, newer.id, { ref: 'E-1' })
    await lead.post(`${newer.path}/allocation`, { [`assessor-${id}`]: sam.id })
    const page = await sam.get(`${newer.path}/${id}/standards/court-planning`)
    const names = fieldsOn(page.body).map((field) => field.name)
    expect(names).toContain('court-planning-others-safety')
    expect(page.text).not.toContain('Does not count')
  })
})

describe('two people change the same answer without scripts', () => {
  it('what differs is kept beside what stands, all else is saved, and the sender decides', async () => {
    const mine = await caseOf(sam, 'F-1', { ref: 'F-1' })
    const question = 'court-assessment-desistance'
    const screen = `${mine.path}/standards/court-assessment`
    await sam.post(screen, {
      [`version:${question}`]: '0',
      [question]: 'yes',
      [`note:${question}`]: 'First.',
    })
    // The case moves to Robin, who answers; Sam gets it back and sends the page opened before.
    await allocate(mine.id, robin)
    await robin.post(screen, {
      [`version:${question}`]: '1',
      [question]: 'no',
      [`note:${question}`]: 'Second.',
    })
    await allocate(mine.id, sam)
    const other = 'court-assessment-child-safety'
    const late = await sam.post(screen, {
      [`version:${question}`]: '1',
      [question]: 'yes',
      [`note:${question}`]: 'First, in more words.',
      [`version:${other}`]: '0',
      [other]: 'yes',
    })
    expect(late).toMatchObject({ status: 303, location: screen })
    const page = await sam.get(screen)
    expect(page.text).toContain('1 answer saved at')
    expect(page.text).toContain('1 answer changed by someone else meanwhile: decide below which should stand')
    expect(page.text).toContain('Stands, by Robin Assessor')
    expect(page.text).toContain('First, in more words.')
    expect(fieldsOn(page.body).find((field) => field.name === other)?.value).toBe('yes')
    // Nobody completes a case while two answers wait for a decision.
    expect((await sam.post(`${mine.path}/complete`)).text).toContain(
      '2.1.1: two answers differ, and nobody has decided which stands',
    )
    const action = /action="([^"]+set-aside[^"]+)"/.exec(page.body)![1]!
    const taken = await fillForm(sam, screen, action, { version: '2' })
    expect(taken.status).toBe(422)
    expect(await sam.post(action, { version: '2', decision: 'taken' })).toMatchObject({ status: 303 })
    expect((await sam.get(mine.path)).text).not.toContain('An answer came late')
    const versions = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', mine.id)
      .where('question', '=', question)
      .select(['version', 'note', 'answered_by'])
      .orderBy('version')
      .execute()
    expect(versions).toEqual([
      { version: 1, note: 'First.', answered_by: sam.id },
      { version: 2, note: 'Second.', answered_by: robin.id },
      { version: 3, note: 'First, in more words.', answered_by: sam.id },
    ])
  })

  it('what the sender did not touch never overwrites a newer answer', async () => {
    const mine = await caseOf(sam, 'F-2', { ref: 'F-2' })
    const screen = `${mine.path}/facts`
    const page = fieldsOn((await sam.get(screen)).body)
    const stale = Object.fromEntries(page.map((field) => [field.name, field.value]))
    await sam.postJson(`${mine.path}/answers`, { question: 'fact:mappa', value: 'yes', version: 0 })
    const answer = await sam.post(screen, { ...stale, 'fact:offence': 'robbery' })
    expect(answer.status).toBe(303)
    const saved = await eventsOf(mine.id)
    expect(saved.at(-1)).toMatchObject({
      kind: 'answers-saved',
      actor: sam.id,
      payload: { assessment: mine.id, answers: [{ question: 'fact:offence', version: 1 }] },
    })
  })

  it('a screen with faults shows all of them and keeps what was typed', async () => {
    const mine = await caseOf(sam, 'F-3', { ref: 'F-3' })
    const answer = await sam.post(`${mine.path}/standards/court-assessment`, {
      'version:court-assessment-desistance': '0',
      'court-assessment-desistance': 'perhaps',
      'note:court-assessment-desistance': 'Typed with care.',
      'version:court-assessment-child-safety': '0',
      'note:court-assessment-child-safety': 'x'.repeat(20_001),
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('2.1.1 is answered yes or no, not “perhaps”')
    expect(answer.text).toContain('Shorten the note on 2.1.2')
    expect(
      fieldsOn(answer.body).find((field) => field.name === 'note:court-assessment-desistance')?.value,
    ).toBe('Typed with care.')
  })
})

describe('who may look into a case', () => {
  let given: { id: string; path: string }

  beforeAll(async () => {
    given = await caseOf(sam, 'G-1', { ref: 'G-1' })
  })

  it('its assessor, the lead and the quality lead; every look is recorded', async () => {
    expect((await sam.get(given.path)).status).toBe(200)
    const page = await lead.get(`${given.path}/standards/court-assessment`)
    expect(page.text).toContain('Only the person a case is allocated to answers it')
    expect(fieldsOn(page.body)).toEqual([])
    expect((await quality.get(`${given.path}/facts`)).status).toBe(200)
    const seen = (await eventsOf(given.id)).filter((event) => event.kind === 'assessment-seen')
    expect(seen.map((event) => event.actor)).toEqual([sam.id, lead.id, quality.id])
  })

  it('nobody else, not even on the same team', async () => {
    for (const visitor of [robin, await world.person('Stranger')]) {
      for (const screen of ['', '/facts', '/standards/court-assessment'])
        expect((await visitor.get(`${given.path}${screen}`)).status).toBe(404)
      const answer = await visitor.postJson(`${given.path}/answers`, {
        question: 'fact:mappa',
        value: 'yes',
        version: 0,
      })
      expect(answer.status).toBe(404)
      expect((await visitor.post(`${given.path}/complete`)).status).toBe(404)
    }
    expect((await lead.post(`${given.path}/complete`)).status).toBe(403)
    expect(
      (await lead.postJson(`${given.path}/answers`, { question: 'fact:mappa', value: 'yes', version: 0 }))
        .status,
    ).toBe(403)
  })

  it('and not under the address of another inspection', async () => {
    const other = await inspectionInFieldwork(world, [
      { person: lead, role: 'lead-inspector' },
      { person: sam, role: 'inspector' },
    ])
    expect((await sam.get(`${other.path}/${given.id}`)).status).toBe(404)
    expect((await lead.get(`${other.path}/${given.id}`)).status).toBe(404)
  })
})

describe('closing fieldwork', () => {
  it('is refused while a case is open, and says which', async () => {
    const answer = await lead.post(`${inspection.path}/close`)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Fieldwork cannot be closed')
    expect(answer.text).toContain('G-1')
    expect((await sam.post(`${inspection.path}/close`)).status).toBe(403)
  })

  it('opens the panel stage once every case is complete', async () => {
    const small = await inspectionInFieldwork(world, [
      { person: lead, role: 'lead-inspector' },
      { person: sam, role: 'inspector' },
    ])
    const id = await sampledCase(world.db, small.id, { ref: 'H-1' })
    await lead.post(`${small.path}/allocation`, { [`assessor-${id}`]: sam.id })
    const path = `${small.path}/${id}`
    for (const screen of ['facts', 'assessment', 'planning', 'delivery', 'reviewing']) {
      await answerScreen(sam, `${path}/${screen === 'facts' ? screen : `standards/court-${screen}`}`, 'yes')
    }
    expect((await sam.post(`${path}/complete`)).status).toBe(303)
    expect(await lead.post(`${small.path}/close`)).toMatchObject({
      status: 303,
      location: `/inspections/${small.slug}`,
    })
    const { stage } = await world.db
      .selectFrom('inspection')
      .where('id', '=', small.id)
      .select('stage')
      .executeTakeFirstOrThrow()
    expect(stage).toBe('panel')
    expect((await sam.get(small.path)).text).toContain('Fieldwork is closed')
    expect((await lead.post(`${small.path}/share-out`)).status).toBe(409)
  })
})

describe('the audit record', () => {
  it('holds every allocation, answer, look and completion, and verifies', async () => {
    const sound = await verifyAudit(world.db)
    expect(sound.findings).toEqual([])
    const kinds = await world.db.selectFrom('audit_event').select('kind').distinct().execute()
    expect(kinds.map((row) => row.kind)).toEqual(
      expect.arrayContaining([
        'cases-allocated',
        'assessment-seen',
        'answer-saved',
        'answers-saved',
        'assessment-completed',
        'stage-changed',
      ]),
    )
    const answers = await world.db
      .selectFrom('answer')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const events = await world.db
      .selectFrom('audit_event')
      .where('kind', 'in', ['answer-saved', 'answers-saved'])
      .select(['kind', 'payload'])
      .execute()
    const recorded = events.reduce(
      (sum, event) =>
        sum + (event.kind === 'answer-saved' ? 1 : (event.payload as { answers: unknown[] }).answers.length),
      0,
    )
    expect(recorded).toBe(answers.count)
  })
})

describe('somebody who writes at length', () => {
  it('can fill every note of a screen, in any script, and loses nothing', async () => {
    const { id, path } = await caseOf(sam, 'H-1', { ref: 'H-1' })
    const screen = `${path}/standards/court-assessment`
    const note = 'ŵ'.repeat(20_000)
    const filled = fieldsOn((await sam.get(screen)).body).map(({ name, value }) =>
      name.startsWith('note:') ? [name, note] : [name, value],
    )
    const notes = filled.filter(([, value]) => value === note)
    expect(notes.length).toBeGreaterThan(10)
    const saved = await sam.post(screen, Object.fromEntries(filled))
    expect(saved.status, saved.text).toBe(303)
    const kept = await world.db.selectFrom('answer').where('assessment_id', '=', id).select('note').execute()
    expect(kept.map((answer) => answer.note)).toEqual(notes.map(() => note))
  })
})
