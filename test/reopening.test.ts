/** A completed case is opened again, fieldwork closes with everything frozen, and the lead goes back to it. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freezeDigest, readFreeze } from '#engine/casework/freeze.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { answerWholeCase } from './complete-case.ts'
import { fieldsOn } from './form-fields.ts'
import { insertedMeeting } from './panel-meeting.ts'
import { inspectionInFieldwork, type SampledInspection, sampledCase } from './sampled-case.ts'
import { shippedFramework } from './shipped-frameworks.ts'

let world: TestApp
let lead: Visitor
let sam: Visitor
let robin: Visitor
let quality: Visitor
let chair: Visitor

beforeAll(async () => {
  world = await testApp()
  lead = await world.person('Lead inspector')
  sam = await world.person('Sam Inspector')
  robin = await world.person('Robin Assessor')
  quality = await world.person('Quality lead')
  chair = await world.person('Panel chair')
})
afterAll(() => world.close())

const inspection = () =>
  inspectionInFieldwork(world, [
    { person: lead, role: 'lead-inspector' },
    { person: sam, role: 'inspector' },
    { person: robin, role: 'local-assessor' },
    { person: quality, role: 'quality-lead' },
    { person: chair, role: 'panel-chair' },
  ])

/** A case of Sam's with every question answered and completed. */
async function completedCase({ id, path }: SampledInspection, ref: string) {
  const assessment = await sampledCase(world.db, id, { ref })
  await lead.post(`${path}/allocation`, { [`assessor-${assessment}`]: sam.id })
  const one = { id: assessment, path: `${path}/${assessment}` }
  await answerWholeCase(sam, one.path)
  expect((await sam.post(`${one.path}/complete`)).status).toBe(303)
  return one
}

const reopen = (who: Visitor, path: string, version = 1, reason = 'The order was read as a caution.') =>
  who.post(`${path}/reopen`, { version: String(version), reason })

const eventsOf = (stream: string, kind: string) =>
  world.db
    .selectFrom('audit_event')
    .where('stream', '=', stream)
    .where('kind', '=', kind)
    .select(['actor', 'payload'])
    .orderBy('seq')
    .execute()

describe('a completed case is opened again', () => {
  let place: SampledInspection
  let mine: { id: string; path: string }

  beforeAll(async () => {
    place = await inspection()
    mine = await completedCase(place, 'A-1')
  })

  it('not without a reason, and not with one that is too long', async () => {
    for (const reason of ['', '   \n ', undefined]) {
      const answer = await sam.post(`${mine.path}/reopen`, { version: '1', reason })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('Say why the case has to be opened again')
    }
    const long = await reopen(sam, mine.path, 1, 'x'.repeat(2001))
    expect(long.status).toBe(422)
    expect(fieldsOn(long.body).find((field) => field.name === 'reason')?.value).toHaveLength(2001)
    expect((await sam.get(mine.path)).text).toContain('This case was completed on')
  })

  it('by nobody but its assessor and the lead', async () => {
    expect((await reopen(quality, mine.path)).status).toBe(403)
    for (const visitor of [robin, chair, await world.person('Stranger')])
      expect((await reopen(visitor, mine.path)).status).toBe(404)
  })

  it('by its assessor, and the completion stays', async () => {
    expect(await reopen(sam, mine.path)).toMatchObject({ status: 303, location: mine.path })
    const page = await sam.get(mine.path)
    expect(page.text).toContain('Completion 1')
    expect(page.text).toContain('Reopened by Sam Inspector')
    expect(page.text).toContain('The order was read as a caution.')
    expect(await eventsOf(`assessment:${mine.id}`, 'assessment-reopened')).toEqual([
      { actor: sam.id, payload: { assessment: mine.id, version: 1 } },
    ])
    const again = await reopen(lead, mine.path)
    expect(again.status).toBe(409)
    expect(again.text).toContain('Sam Inspector reopened this case on')
  })

  it('and what changed since is read before it is completed again', async () => {
    expect((await sam.get(mine.path)).text).toContain('No answer, note or fact differs from completion 1')
    const question = 'court-assessment-desistance'
    const saved = await sam.postJson(`${mine.path}/answers`, {
      question,
      value: 'no',
      note: 'The order says otherwise.',
      version: 1,
    })
    expect(saved.status).toBe(200)
    const page = await sam.get(mine.path)
    expect(page.text).toContain('Complete this case again')
    expect(page.text).toContain('1 difference between completion 1 and now')
    expect(page.text).toContain('No The order says otherwise.')
    expect((await sam.post(`${mine.path}/complete`)).status).toBe(303)
    const completions = await world.db
      .selectFrom('completion')
      .where('assessment_id', '=', mine.id)
      .select(['version', 'snapshot'])
      .orderBy('version')
      .execute()
    expect(completions.map((one) => one.version)).toEqual([1, 2])
    const answers = completions.map(
      ({ snapshot }) =>
        (snapshot as { standards: { questions: { answer: string; by: string }[] }[] }).standards[0]!
          .questions[0]!,
    )
    expect(answers).toMatchObject([
      { answer: 'Yes', by: 'Sam Inspector' },
      { answer: 'No', by: 'Sam Inspector' },
    ])
  })

  it('each completion can be read, with its digest computed anew and what it changed', async () => {
    const first = await lead.get(`${mine.path}/completions/1`)
    expect(first.text).toContain('Matches Computed again just now')
    expect(first.text).toContain('hmip-youth-2018, version 1.3.0')
    expect(first.text).toContain('Reopened Sam Inspector')
    expect(first.text).not.toContain('What changed')
    const second = await quality.get(`${mine.path}/completions/2`)
    expect(second.text).toContain('1 difference between completion 1 and completion 2')
    expect(second.text).toContain('The order says otherwise.')
    expect(second.text).toContain('Does not count: ')
    const seen = await eventsOf(`assessment:${mine.id}`, 'assessment-seen')
    expect(seen.at(-1)).toMatchObject({ actor: quality.id })
    for (const version of ['3', '0', '-1', 'x', '1.5', '99999999999'])
      expect((await sam.get(`${mine.path}/completions/${version}`)).status).toBe(404)
    expect((await robin.get(`${mine.path}/completions/1`)).status).toBe(404)
  })

  it('nobody reopens a completion that they have not seen', async () => {
    const stale = await reopen(lead, mine.path, 1)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Read completion 2 before you reopen it')
  })

  it('of two who reopen it at the same moment one does', async () => {
    const answers = await Promise.all([sam, lead, sam, lead].map((who) => reopen(who, mine.path, 2)))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409, 409, 409])
    expect(await eventsOf(`assessment:${mine.id}`, 'assessment-reopened')).toHaveLength(2)
  })

  it('and a save that was held up while it was complete finds it open, and is kept', async () => {
    const other = await completedCase(place, 'A-2')
    const [{ version }] = (await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', other.id)
      .where('question', '=', 'fact:mappa')
      .select('version')
      .execute()) as [{ version: number }]
    const late = await world.db.transaction().execute(async (opening) => {
      await opening.selectFrom('assessment').where('id', '=', other.id).forUpdate().select('id').execute()
      const saving = sam.postJson(`${other.path}/answers`, { question: 'fact:mappa', value: 'no', version })
      await opening.updateTable('assessment').where('id', '=', other.id).set({ completed_at: null }).execute()
      return { saving }
    })
    expect((await late.saving).json()).toMatchObject({ version: version + 1 })
    const retried = await sam.postJson(`${other.path}/answers`, {
      question: 'fact:mappa',
      value: 'no',
      version,
    })
    expect(retried.json()).toMatchObject({ version: version + 1 })
  })
})

describe('closing fieldwork freezes it', () => {
  let place: SampledInspection
  let cases: { id: string; path: string }[]
  let frozen: { version: number; content: string; digest: string }

  beforeAll(async () => {
    place = await inspection()
    cases = [await completedCase(place, 'B-1'), await completedCase(place, 'B-2')]
    expect((await lead.post(`${place.path}/close`)).status).toBe(303)
    frozen = await world.db
      .selectFrom('fieldwork_freeze')
      .where('inspection_id', '=', place.id)
      .select(['version', 'content', 'digest'])
      .executeTakeFirstOrThrow()
  })

  it('with every case, its completion and its digest in one list, and the list’s digest in the record', async () => {
    expect(freezeDigest(frozen.content)).toBe(frozen.digest)
    const completions = await world.db
      .selectFrom('completion')
      .where(
        'assessment_id',
        'in',
        cases.map((one) => one.id),
      )
      .select(['assessment_id as assessment', 'version', 'digest'])
      .orderBy('assessment_id')
      .execute()
    expect(readFreeze(frozen.content)).toEqual({
      inspection: place.id,
      framework: { id: 'hmip-youth-2018', version: '1.3.0' },
      cases: completions,
    })
    expect(await eventsOf(`inspection:${place.id}`, 'fieldwork-frozen')).toEqual([
      { actor: lead.id, payload: { inspection: place.id, version: 1, cases: 2, digest: frozen.digest } },
    ])
  })

  it('so that the team and the panel read the digest beside the results', async () => {
    for (const visitor of [sam, chair]) {
      const page = await visitor.get(`/inspections/${place.slug}/judgement`)
      expect(page.text).toContain(frozen.digest)
      expect(page.text).toContain('The cases were frozen on')
    }
    const page = await sam.get(`${place.path}/freeze`)
    expect(page.text).toContain('Checked now: everything is as it was frozen')
    expect(page.text).toContain('B-1')
  })

  it('and the database itself refuses whatever would change it', async () => {
    const assessment = cases[0]!.id
    const refused = { code: 'PB002' }
    const answer = {
      assessment_id: assessment,
      question: 'fact:mappa',
      version: 9,
      value: 'no',
      answered_by: sam.id,
    }
    await expect(world.db.insertInto('answer').values(answer).execute()).rejects.toMatchObject(refused)
    const completion = {
      assessment_id: assessment,
      version: 2,
      snapshot: '{}',
      digest: '',
      completed_by: sam.id,
    }
    await expect(world.db.insertInto('completion').values(completion).execute()).rejects.toMatchObject(
      refused,
    )
    const reopening = { assessment_id: assessment, version: 1, reason: 'Late.', reopened_by: sam.id }
    await expect(world.db.insertInto('reopening').values(reopening).execute()).rejects.toMatchObject(refused)
    await expect(
      world.db.updateTable('assessment').set({ completed_at: null }).where('id', '=', assessment).execute(),
    ).rejects.toMatchObject(refused)
    await expect(sampledCase(world.db, place.id, { ref: 'B-3' })).rejects.toMatchObject(refused)
    await expect(
      world.db.updateTable('fieldwork_freeze').set({ digest: '' }).execute(),
    ).rejects.toMatchObject({ code: 'PB001' })
    await expect(
      world.db
        .insertInto('fieldwork_freeze')
        .values({
          inspection_id: place.id,
          version: 2,
          content: '{}',
          digest: frozen.digest,
          frozen_by: lead.id,
        })
        .execute(),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('which a person reads as a closed stage, whatever stage the inspection claims to be at', async () => {
    await world.db.updateTable('inspection').set({ stage: 'fieldwork' }).where('id', '=', place.id).execute()
    const question = { question: 'fact:mappa', value: 'no', version: 1 }
    const path = cases[0]!.path
    expect((await sam.postJson(`${path}/answers`, question)).status).toBe(409)
    const answer = await reopen(lead, path)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Fieldwork is closed and its cases are frozen')
    await world.db.updateTable('inspection').set({ stage: 'panel' }).where('id', '=', place.id).execute()
    expect((await reopen(lead, path)).text).toContain('This can be done at the stage “Casework”')
  })

  it('and a case that was tampered with is named', async () => {
    const page = await world.db.transaction().execute(async (db) => {
      await sql`alter table completion disable trigger all`.execute(db)
      await sql`update completion set snapshot = jsonb_set(snapshot, '{case,kind}', '"Another"')
          where assessment_id = ${cases[1]!.id}`.execute(db)
      const { completionsAnew } = await import('#inspection/casework/freeze.queries.ts')
      const { verifyFreeze } = await import('#engine/casework/freeze.ts')
      const found = verifyFreeze(frozen, await completionsAnew(db, place.id), true)
      await sql`update completion set snapshot = jsonb_set(snapshot, '{case,kind}', '"Court disposals"')
          where assessment_id = ${cases[1]!.id}`.execute(db)
      await sql`alter table completion enable trigger all`.execute(db)
      return found
    })
    expect(page).toEqual([
      { kind: 'completion', assessment: cases[1]!.id, message: 'Completion 1 is not what was frozen.' },
    ])
  })

  it('a save that comes while fieldwork is being closed is kept before the freeze or refused after it', async () => {
    const small = await inspection()
    const only = await completedCase(small, 'C-1')
    const [closed, reopened] = await Promise.all([lead.post(`${small.path}/close`), reopen(sam, only.path)])
    const kept = await world.db
      .selectFrom('reopening')
      .where('assessment_id', '=', only.id)
      .selectAll()
      .execute()
    // Whoever came first, the two never both hold.
    expect([closed.status, reopened.status, kept.length]).toEqual(
      closed.status === 303 ? [303, 409, 0] : [422, 303, 1],
    )
  })

  describe('the lead goes back to it', () => {
    const back = (who: Visitor, fields: Record<string, string>) =>
      who.post(`${place.path}/reopen-fieldwork`, { version: '1', reason: 'A case was missed.', ...fields })

    it('with a reason, and nobody else', async () => {
      for (const visitor of [sam, quality, chair]) expect((await back(visitor, {})).status).toBe(403)
      const empty = await back(lead, { reason: ' ' })
      expect(empty.status).toBe(422)
      expect(empty.text).toContain('Say why fieldwork has to be opened again')
      expect((await back(lead, { version: '0' })).status).toBe(409)
      expect((await lead.get(`${place.path}/freeze`)).text).toContain('Go back to fieldwork')
      expect(await back(lead, {})).toMatchObject({ status: 303, location: place.path })
      expect((await back(lead, {})).status).toBe(409)
    })

    it('and closing again makes the next freeze; the first can still be read and checked', async () => {
      expect((await reopen(sam, cases[0]!.path)).status).toBe(303)
      const saved = await sam.postJson(`${cases[0]!.path}/answers`, {
        question: 'court-assessment-desistance',
        value: 'no',
        version: 1,
      })
      expect(saved.status).toBe(200)
      expect((await lead.post(`${place.path}/close`)).status).toBe(422)
      expect((await sam.post(`${cases[0]!.path}/complete`)).status).toBe(303)
      expect((await lead.post(`${place.path}/close`)).status).toBe(303)
      const page = await sam.get(`${place.path}/freeze`)
      expect(page.text).toContain('Freeze 1 (no longer holds)')
      expect(page.text).toContain('A case was missed.')
      expect(page.text).toContain('Freeze 2 ')
      expect(page.text.match(/everything is as it was frozen/g)).toHaveLength(2)
    })

    it('but no longer once the panel has decided', async () => {
      const meeting = await insertedMeeting(world, shippedFramework('hmip-youth-2018'), place.id, chair.id)
      expect((await lead.get(`${place.path}/freeze`)).text).not.toContain('Go back to fieldwork')
      const answer = await back(lead, { version: '2' })
      expect(answer.status).toBe(409)
      expect(answer.text).toContain('The ratings panel has decided on these cases')
      // What a meeting decided that was given up counts for nothing.
      await world.db
        .insertInto('panel_end')
        .values({ meeting_id: meeting, how: 'given-up', reason: 'No quorum.', ended_by: chair.id })
        .execute()
      expect((await lead.get(`${place.path}/freeze`)).text).toContain('Go back to fieldwork')
    })
  })

  it('and the record verifies', async () => {
    expect((await verifyAudit(world.db)).findings).toEqual([])
  })
})
