/** What an inspection may decide about its samples, with reasons, and what nobody can: choose between draws. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleCommand } from '#cli/sample.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp } from './app.ts'
import { type OpenedInspection, openedInspection, sendCaseload } from './opened-inspection.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

const asSent = {
  confidence: '80',
  margin: '5',
  proportion: '50',
  census: '0',
  from: '6',
  to: '12',
  version: '0',
}

/** At the sample stage, with so many court cases and nothing out of court. */
async function atSampleStage(size: number, opened?: OpenedInspection) {
  const inspection = opened ?? (await openedInspection(world))
  const court = inspection.caseload('court', size)
  expect((await sendCaseload(inspection.contact, inspection, 'court', court)).status).toBe(303)
  const none = { headings: court.headings, rows: [] }
  expect((await sendCaseload(inspection.contact, inspection, 'out-of-court', none)).status).toBe(303)
  expect((await inspection.lead.post(`${inspection.url}/caseload/done`)).status).toBe(303)
  return { ...inspection, court: `${inspection.url}/sample/court` }
}

type AtSample = Awaited<ReturnType<typeof atSampleStage>>

const digestOf = async ({ id }: AtSample) => {
  const { list_digest } = await world.db
    .selectFrom('sample')
    .where('inspection_id', '=', id)
    .select('list_digest')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return list_digest
}

async function verifiedOutside(proof: string) {
  const said: string[] = []
  const io = {
    stdout: (text: string) => void said.push(text),
    stderr: (text: string) => void said.push(text),
    readFile: async () => new TextEncoder().encode(proof),
  }
  return { code: await sampleCommand(['verify', 'proof.json'], io, new Map()), said: said.join('') }
}

describe('a lead who sizes the sample otherwise', () => {
  let here: AtSample
  beforeAll(async () => {
    here = await atSampleStage(40)
  })

  it('must say why, and learns of every fault at once', async () => {
    const answer = await here.lead.post(`${here.court}/parameters`, {
      ...asSent,
      confidence: '81',
      margin: '0',
      census: 'many',
      reason: '',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Say why this inspection does it so')
    const faults = await here.lead.post(`${here.court}/parameters`, {
      ...asSent,
      confidence: '81',
      margin: '0',
      census: 'many',
      reason: 'Small team.',
    })
    for (const words of [
      'Choose a confidence: 70, 75',
      'The margin in percentage points must be a whole number from 1 to 50',
      'The largest caseload that is read whole must be a whole number',
    ])
      expect(faults.text).toContain(words)
    const nothing = await here.lead.post(`${here.court}/parameters`, { ...asSent, reason: 'No reason.' })
    expect(nothing.text).toContain('Nothing was changed')
  })

  it('gets the size that follows, with the reason wherever the sample is shown', async () => {
    const reason = 'Two inspectors are ill, and the announcement stands.'
    const answer = await here.lead.post(`${here.court}/parameters`, { ...asSent, margin: '10', reason })
    expect(answer).toMatchObject({ status: 303, location: here.court })
    const page = await here.contact.get(here.court)
    // n0 = 41.06; 41.06 / (1 + 40.06 / 40) = 20.51
    expect(page.text).toContain('Planned sample (n) 21')
    expect(page.text).toContain('Margin either way: 10 percentage points (framework: 5 percentage points)')
    for (const address of [
      here.court,
      `${here.court}/explained`,
      `${here.court}/parameters`,
      `${here.url}/sample`,
    ])
      expect((await here.contact.get(address)).text).toContain(reason)
  })

  it('is told when somebody else set it meanwhile', async () => {
    const answer = await here.lead.post(`${here.court}/parameters`, {
      ...asSent,
      margin: '8',
      reason: 'Better.',
    })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Somebody else set this meanwhile')
  })

  it('cannot move the window once files were checked against it', async () => {
    const answer = await here.lead.post(`${here.court}/parameters`, {
      ...asSent,
      margin: '10',
      to: '9',
      version: '1',
      reason: 'Shorter window.',
    })
    expect(answer.text).toContain('Nothing was changed')
  })

  it('cannot draw what was prepared before the change, and the plan that was prepared keeps its figures', async () => {
    await here.lead.post(`${here.court}/prepare`)
    const back = await here.lead.post(`${here.court}/parameters`, {
      ...asSent,
      version: '1',
      reason: 'They are well again.',
    })
    expect(back.status).toBe(303)
    const page = await here.lead.get(here.court)
    expect(page.text).toContain('Planned sample (n) 21')
    expect(page.text).toContain('Prepare it once more: until then nothing can be drawn')
    expect((await here.lead.post(`${here.court}/draw`, { seed: '1-2' })).status).toBe(409)
    await here.lead.post(`${here.court}/prepare`, { reason: 'The framework’s own size again.' })
    expect((await here.lead.get(here.court)).text).toContain('Planned sample (n) 33')
  })

  it('leaves every version, and an audit record that verifies', async () => {
    await here.lead.post(`${here.court}/draw`, { seed: '1-2', unconfirmed: 'Read out on the call.' })
    const page = await here.contact.get(`${here.court}/parameters`)
    expect(page.text).toContain('As the framework has it They are well again.')
    expect(page.text).not.toContain('Save')
    const late = await here.lead.post(`${here.court}/parameters`, {
      ...asSent,
      margin: '9',
      version: '2',
      reason: 'Too late.',
    })
    expect(late.status).toBe(409)
    expect((await verifyAudit(world.db)).findings).toEqual([])
  })

  it('is the only one who may', async () => {
    const sent = { ...asSent, margin: '9', reason: 'Ours.' }
    expect((await here.contact.post(`${here.court}/parameters`, sent)).status).toBe(403)
    const stranger = await world.person('Inspector elsewhere')
    expect((await stranger.post(`${here.court}/parameters`, sent)).status).toBe(404)
  })
})

describe('a small service', () => {
  it('has all its cases read where the lead says so, and the page says why', async () => {
    const here = await atSampleStage(20)
    const sent = { ...asSent, census: '20', reason: 'Reading two more costs less than explaining why not.' }
    expect((await here.lead.post(`${here.court}/parameters`, sent)).status).toBe(303)
    const page = await here.contact.get(here.court)
    expect(page.text).toContain('Every case is read, because there are no more than 20: 20')
    await here.lead.post(`${here.court}/prepare`)
    expect((await here.lead.post(`${here.court}/draw`)).status).toBe(303)
    expect((await here.contact.get(here.court)).text).toContain('There is no sampling error')
  })
})

describe('a window set before the caseload comes in', () => {
  it('decides which rows are eligible', async () => {
    const opened = await openedInspection(world)
    const { lead, contact, url } = opened
    const file = opened.caseload('court', 24)
    await sendCaseload(contact, opened, 'court', file)
    const before = await lead.get(`${url}/sample/court`)
    expect(before.text).toContain('Eligible cases (N) 24')
    const sent = { ...asSent, to: '9', reason: 'The service changed its system nine months ago.' }
    expect((await lead.post(`${url}/sample/court/parameters`, sent)).status).toBe(303)
    const again = await sendCaseload(contact, opened, 'court', file)
    expect([again.status, again.text]).toEqual([303, ''])
    const { cases } = await world.db
      .selectFrom('caseload_upload as u')
      .innerJoin('caseload_case as c', 'c.upload_id', 'u.id')
      .where('u.inspection_id', '=', opened.id)
      .where('u.version', '=', 2)
      .select((eb) => eb.fn.countAll<number>().as('cases'))
      .executeTakeFirstOrThrow()
    expect(Number(cases)).toBeGreaterThan(0)
    expect(Number(cases)).toBeLessThan(24)
    expect((await lead.get(`${url}/sample/court`)).text).toContain(`Eligible cases (N) ${cases}`)
  })
})

describe('a list prepared once more', () => {
  let here: AtSample
  let first = ''
  beforeAll(async () => {
    here = await atSampleStage(24)
    await here.lead.post(`${here.court}/prepare`)
    first = await digestOf(here)
  })

  it('is confirmed by the service only, and only under the digest that stands', async () => {
    expect((await here.lead.post(`${here.court}/confirm`, { digest: first })).status).toBe(403)
    const wrong = await here.contact.post(`${here.court}/confirm`, { digest: first.slice(1) })
    expect(wrong.status).toBe(409)
    const answer = await here.contact.post(`${here.court}/confirm`, { digest: first })
    expect(answer).toMatchObject({ status: 303, location: `${here.court}/explained` })
    expect((await here.lead.get(here.court)).text).toContain(
      'The service has confirmed that it has the digest',
    )
    expect((await here.contact.post(`${here.court}/confirm`, { digest: first })).status).toBe(409)
  })

  it('is refused while the very same would come out', async () => {
    const answer = await here.lead.post(`${here.court}/prepare`, { reason: 'Perhaps a better one.' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('the very same would come out, with the same digest')
    expect(await digestOf(here)).toBe(first)
  })

  it('needs a reason, keeps the former digest in sight, and needs to be confirmed anew', async () => {
    const answer = await here.lead.post(`${here.court}/prepare`, {
      method: 'systematic',
      reason: 'The service asked for a draw that it can do by hand.',
    })
    expect(answer.status).toBe(303)
    const second = await digestOf(here)
    expect(second).not.toBe(first)
    for (const visitor of [here.lead, here.contact]) {
      const page = await visitor.get(`${here.court}/explained`)
      expect(page.text).toContain('Prepared 2 times')
      expect(page.text).toContain(first)
      expect(page.text).toContain(second)
    }
    expect((await here.lead.get(here.court)).text).toContain('Not confirmed yet')
    expect((await here.contact.post(`${here.court}/confirm`, { digest: first })).status).toBe(409)
    expect((await here.contact.post(`${here.court}/confirm`, { digest: second })).status).toBe(303)
  })

  it('is drawn along the sorted list, and the proof holds with separate code', async () => {
    expect((await here.lead.post(`${here.court}/draw`, { seed: '6-6-1' })).status).toBe(303)
    const page = await here.contact.get(`${here.court}/explained`)
    expect(page.text).toContain('The dice showed 6-6-1 . The steps began at')
    expect(page.text).toContain('The draw holds')
    const proof = (await here.contact.get(`${here.court}/proof.json`)).body
    expect(await verifiedOutside(proof)).toMatchObject({ code: 0 })
    const tampered = JSON.parse(proof)
    tampered.systematic.start = (tampered.systematic.start + 1) % 24
    expect(await verifiedOutside(JSON.stringify(tampered))).toMatchObject({ code: 1 })
  })

  it('cannot be prepared or drawn again, not even past the program: nobody can keep the best of many', async () => {
    const again = await here.lead.post(`${here.court}/prepare`, { reason: 'A better one, please.' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('a second list would let somebody choose between draws')
    const stored = await world.db
      .selectFrom('sample')
      .where('inspection_id', '=', here.id)
      .selectAll()
      .orderBy('version')
      .execute()
    const { id, prepared_at, ...newest } = stored.at(-1)!
    const json = { plan: JSON.stringify(newest.plan), list: JSON.stringify(newest.list) }
    await expect(
      world.db
        .insertInto('sample')
        .values({ ...newest, ...json, version: 3 })
        .execute(),
    ).rejects.toThrow(/there is no second draw/)
    for (const { id: sample } of stored) {
      await expect(
        world.db
          .insertInto('sample_draw')
          .values({ sample_id: sample, seed: '1', balance: '{}', drawn_by: here.lead.id })
          .execute(),
      ).rejects.toThrow(/there is no second draw/)
    }
    expect(prepared_at).toBeInstanceOf(Date)
    expect(stored.map((one) => one.id)).toContain(id)
  })

  it('says on one page all that is needed to check it', async () => {
    const page = await here.contact.get(`${here.court}/proof`)
    for (const words of [
      'Proof of the draw: court disposals',
      'Eligible cases (N) 24',
      'Equal steps along a list sorted by rosh, disposal, safety, gender',
      'The service asked for a draw that it can do by hand.',
      'The service says that it has the digest',
      '|systematic|6-6-1,1',
      'The draw holds',
    ])
      expect(page.text).toContain(words)
  })
})

describe('the fallback without a list', () => {
  it('needs a reason, and is not for a caseload that is read whole', async () => {
    const here = await atSampleStage(24)
    const bare = await here.lead.post(`${here.court}/prepare`, { method: 'systematic' })
    expect(bare.status).toBe(422)
    expect(bare.text).toContain('Say why no list of possible samples is drawn from')
    const small = await atSampleStage(6)
    const answer = await small.lead.post(`${small.court}/prepare`, { method: 'systematic', reason: 'Quick.' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Every case is in the sample, so there is nothing to sort')
  })
})
