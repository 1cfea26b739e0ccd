import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleCommand } from '#cli/sample.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp } from './app.ts'
import { fillForm } from './fill-form.ts'
import {
  type CaseloadFile,
  type OpenedInspection,
  openedInspection,
  sendCaseload,
} from './opened-inspection.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

/** An inspection at the sample stage with these caseloads. */
async function atSampleStage(files: Record<string, CaseloadFile>, opened?: OpenedInspection) {
  const inspection = opened ?? (await openedInspection(world))
  for (const [kind, file] of Object.entries(files)) {
    expect((await sendCaseload(inspection.contact, inspection, kind, file)).status).toBe(303)
  }
  expect((await inspection.lead.post(`${inspection.url}/caseload/done`)).status).toBe(303)
  return inspection
}

interface Proof {
  about: { service: string }
  frameHash: string
  list: { rows: number; timesEach: number; digest: string; samples: number[][] } | null
  seed: string
  row: number | null
  drawn: string[]
  reserves: string[]
}

const proofOf = async (inspection: OpenedInspection, kind: string) =>
  (await inspection.contact.get(`${inspection.url}/sample/${kind}/proof.json`)).json() as Proof

/** What the command for anyone outside says of a proof: its exit code. */
async function checkOutside(proof: unknown) {
  const lines: string[] = []
  const io = {
    stdout: (text: string) => void lines.push(text),
    stderr: (text: string) => void lines.push(text),
    readFile: async () => new TextEncoder().encode(JSON.stringify(proof)),
  }
  const code = await sampleCommand(['verify', 'proof.json'], io, new Map())
  return { code, said: lines.join('') }
}

const assessments = (inspection: OpenedInspection) =>
  world.db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .where('a.inspection_id', '=', inspection.id)
    .where('a.part', '=', 'first')
    .select(['a.case_kind as kind', 'c.case_ref as ref'])
    .orderBy('c.case_ref')
    .execute()

describe('the lead draws the samples', () => {
  let inspection: OpenedInspection
  let court: CaseloadFile
  beforeAll(async () => {
    inspection = await openedInspection(world)
    court = inspection.caseload('court', 20)
  })

  it('cannot prepare anything before the sample stage is open', async () => {
    await sendCaseload(inspection.contact, inspection, 'court', court)
    const answer = await inspection.lead.post(`${inspection.url}/sample/court/prepare`)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('The inspection is at “Caseload”')
  })

  it('sees the plan with the formula worked out, court and out-of-court in their proportion', async () => {
    await atSampleStage({ 'out-of-court': inspection.caseload('out-of-court', 20) }, inspection)
    const page = await inspection.lead.get(`${inspection.url}/sample`)
    // 20 of 20: 18 by the formula; out-of-court two thirds of 17.9184.
    expect(page.text).toContain('Court disposals 20 (50%) 18 (60%) Not yet Not yet')
    expect(page.text).toContain('Out-of-court disposals 20 (50%) 12 (40%) Not yet Not yet')
    const kind = await inspection.lead.get(`${inspection.url}/sample/court`)
    expect(kind.text).toContain('n₀ = z² × p × (1 − p) ÷ margin² = 164.24')
    const share = await inspection.lead.get(`${inspection.url}/sample/out-of-court`)
    expect(share.text).toContain('2 cases here for every 3 of court disposals')
  })

  it('prepares the list, whose digest is on record before any seed', async () => {
    expect(
      (await inspection.lead.post(`${inspection.url}/sample/court/draw`, { seed: '1-2-3' })).status,
    ).toBe(409)
    const answer = await inspection.lead.post(`${inspection.url}/sample/court/prepare`)
    expect(answer).toMatchObject({ status: 303, location: `${inspection.url}/sample/court` })
    const { list_digest } = await world.db
      .selectFrom('sample')
      .where('inspection_id', '=', inspection.id)
      .select('list_digest')
      .executeTakeFirstOrThrow()
    const page = await inspection.contact.get(`${inspection.url}/sample/court`)
    expect(page.text).toContain(list_digest)
    expect(page.text).toContain('There are 500 possible samples of 18 cases on the list')
    expect(page.text).toContain('stands in exactly 450 of the 500')
    expect(page.text).toContain('18 in 20, about 90%')
    expect(page.text).not.toContain('Draw the sample')
  })

  it('cannot prepare it again without a reason, and the caseload it rests on can no longer be replaced', async () => {
    const again = await inspection.lead.post(`${inspection.url}/sample/court/prepare`)
    expect(again.status).toBe(422)
    expect(again.text).toContain('Say why it is prepared once more')
    const answer = await sendCaseload(
      inspection.contact,
      inspection,
      'court',
      inspection.caseload('court', 25),
    )
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Its caseload can no longer be replaced')
    const other = await sendCaseload(
      inspection.contact,
      inspection,
      'out-of-court',
      inspection.caseload('out-of-court', 21),
    )
    expect(other.status).toBe(303)
  })

  it('asks for the seed', async () => {
    const answer = await inspection.lead.post(`${inspection.url}/sample/court/draw`, { seed: '  ' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Enter the public seed')
    expect(answer.text).toContain('Have the service confirm that it has the digest, or say why')
  })

  it('is not drawn until the service says that it has the digest', async () => {
    const { lead, contact, url } = inspection
    const early = await lead.post(`${url}/sample/court/draw`, { seed: '4-1-6-2-5' })
    expect(early.status).toBe(422)
    expect(early.text).not.toContain('Enter the public seed')
    expect((await lead.get(`${url}/sample/court`)).text).toContain('Draw the sample')
    const confirmed = await fillForm(contact, `${url}/sample/court/explained`, `${url}/sample/court/confirm`)
    expect(confirmed.status).toBe(303)
    expect((await lead.get(`${url}/sample/court`)).text).not.toContain('without the service’s word')
  })

  it('draws with the seed, and each drawn case is ready to be assessed', async () => {
    const answer = await inspection.lead.post(`${inspection.url}/sample/court/draw`, { seed: '4-1-6-2-5' })
    expect(answer).toMatchObject({ status: 303, location: `${inspection.url}/sample/court` })
    const proof = await proofOf(inspection, 'court')
    expect(proof.drawn).toHaveLength(18)
    expect(proof.reserves).toHaveLength(2)
    expect((await assessments(inspection)).map((one) => one.ref)).toEqual([...proof.drawn].sort())
    const page = await inspection.contact.get(`${inspection.url}/sample/court`)
    expect(page.text).toContain('Public seed 4-1-6-2-5')
    expect(page.text).toContain(`Row it picked ${proof.row} of 500`)
    expect(page.text).toContain('The draw holds')
    expect(page.text).toContain('Furthest from its share')
    expect(page.body).toContain('<title id="deviation-title">')
  })

  it('refuses a second seed', async () => {
    const before = await proofOf(inspection, 'court')
    expect(
      (await inspection.lead.post(`${inspection.url}/sample/court/draw`, { seed: '6-6-6' })).status,
    ).toBe(409)
    expect(await proofOf(inspection, 'court')).toEqual(before)
  })

  it('publishes a proof that the outside check accepts, and refuses once it is tampered with', async () => {
    const proof = await proofOf(inspection, 'court')
    expect(await checkOutside(proof)).toMatchObject({ code: 0 })
    const tampered = [
      { ...proof, seed: '4-1-6-2-4' },
      { ...proof, drawn: [...proof.drawn.slice(1), proof.reserves[0]] },
      { ...proof, frameHash: proof.frameHash.replace(/^./, (first) => (first === '0' ? '1' : '0')) },
      { ...proof, list: { ...proof.list, samples: proof.list!.samples.with(0, proof.list!.samples[1]!) } },
    ]
    for (const one of tampered) expect((await checkOutside(one)).code).toBe(1)
  })

  it('opens fieldwork when every sample is drawn', async () => {
    const early = await inspection.lead.post(`${inspection.url}/sample/done`)
    expect(early.status).toBe(422)
    expect(early.text).toContain('There is no drawn sample yet for: out-of-court disposals.')
    await inspection.lead.post(`${inspection.url}/sample/out-of-court/prepare`)
    const unconfirmed = 'The contact is ill; the first ten characters were read out to the head of service.'
    const drawn = { seed: '3-3-1-2-6', unconfirmed }
    await inspection.lead.post(`${inspection.url}/sample/out-of-court/draw`, drawn)
    for (const page of ['out-of-court', 'out-of-court/explained', 'out-of-court/proof'])
      expect((await inspection.contact.get(`${inspection.url}/sample/${page}`)).text).toContain(unconfirmed)
    const { about } = await proofOf(inspection, 'out-of-court')
    expect(about).toMatchObject({ drawnWithoutConfirmation: unconfirmed })
    expect((await inspection.lead.get(`${inspection.url}/sample`)).text).toContain(
      'Court disposals 20 (49%) 18 (60%) 18 (60%) 0',
    )
    expect((await inspection.contact.post(`${inspection.url}/sample/done`)).status).toBe(403)
    expect(await inspection.lead.post(`${inspection.url}/sample/done`)).toMatchObject({
      status: 303,
      location: `${inspection.url}/casework`,
    })
    const late = await sendCaseload(inspection.contact, inspection, 'court', inspection.caseload('court', 9))
    expect(late.status).toBe(409)
  })

  it('shows on its own page when a case of the record was changed afterwards', async () => {
    const { drawn } = await proofOf(inspection, 'court')
    await world.db
      .updateTable('caseload_case')
      .set({ case_ref: 'C-9999' })
      .where('case_ref', '=', drawn[0]!)
      .where(
        'upload_id',
        'in',
        world.db.selectFrom('sample').where('inspection_id', '=', inspection.id).select('upload_id'),
      )
      .execute()
    expect((await inspection.lead.get(`${inspection.url}/sample/court`)).text).toContain(
      'The draw does not hold',
    )
  })

  it('leaves the steps on record in their order, in an audit record that verifies', async () => {
    expect((await verifyAudit(world.db)).findings).toEqual([])
    const events = await world.db
      .selectFrom('audit_event')
      .where('stream', '=', `inspection:${inspection.id}`)
      .where('kind', 'in', ['frame-frozen', 'sample-prepared', 'sample-drawn'])
      .select(['kind', 'payload'])
      .orderBy('seq')
      .execute()
    expect(events).toMatchObject([
      { kind: 'frame-frozen', payload: { caseKind: 'court', planned: 18, eligible: 20 } },
      { kind: 'sample-prepared', payload: { caseKind: 'court', version: 1, method: 'lottery', planned: 18 } },
      { kind: 'sample-drawn', payload: { caseKind: 'court', seed: '4-1-6-2-5', confirmed: true, drawn: 18 } },
      { kind: 'frame-frozen', payload: { caseKind: 'out-of-court', eligible: 21 } },
      { kind: 'sample-prepared', payload: { caseKind: 'out-of-court', eligible: 21 } },
      { kind: 'sample-drawn', payload: { caseKind: 'out-of-court', seed: '3-3-1-2-6', confirmed: false } },
    ])
  })
})

describe('the same caseload and seed', () => {
  it('give the same sample whatever the order of the rows in the file', async () => {
    const drawn: Omit<Proof, 'about'>[] = []
    for (const turn of [false, true]) {
      const opened = await openedInspection(world)
      const { headings, rows } = opened.caseload('court', 16)
      const file = { headings, rows: turn ? rows.toReversed() : rows }
      const inspection = await atSampleStage({ court: file, 'out-of-court': { headings, rows: [] } }, opened)
      await inspection.lead.post(`${inspection.url}/sample/court/prepare`)
      await inspection.lead.post(`${inspection.url}/sample/court/draw`, {
        seed: 'dice 5-5-2',
        unconfirmed: 'Read out on the call.',
      })
      // What it is about names the service and the moments, which differ.
      const { about, ...proof } = await proofOf(inspection, 'court')
      expect(about.service).toMatch(/^northmere-/)
      drawn.push(proof)
    }
    expect(drawn[0]!.drawn.length).toBeGreaterThan(10)
    expect(drawn[1]).toEqual(drawn[0])
  })
})

describe('a small service', () => {
  it('has every case assessed without a seed, and nothing to draw where there is no case', async () => {
    const opened = await openedInspection(world)
    const court = opened.caseload('court', 6)
    const inspection = await atSampleStage(
      { court, 'out-of-court': { headings: court.headings, rows: [] } },
      opened,
    )
    const { lead, url } = inspection
    expect((await lead.get(`${url}/sample/out-of-court`)).text).toContain('there is nothing to draw')
    expect((await lead.post(`${url}/sample/out-of-court/prepare`)).status).toBe(409)
    await lead.post(`${url}/sample/court/prepare`)
    expect((await lead.get(`${url}/sample/court`)).text).toContain('all 6 cases')
    expect((await lead.post(`${url}/sample/court/draw`)).status).toBe(303)
    const proof = await proofOf(inspection, 'court')
    expect(proof).toMatchObject({ list: null, row: null, reserves: [] })
    expect(proof.drawn).toHaveLength(6)
    expect((await checkOutside(proof)).code).toBe(0)
    expect((await lead.get(`${url}/sample/court`)).text).toContain('The draw holds')
    expect((await lead.post(`${url}/sample/done`)).status).toBe(303)
  })
})

describe('who may do what with a sample', () => {
  it('lets the service contact look, the lead draw, and nobody else in', async () => {
    const opened = await openedInspection(world)
    const inspection = await atSampleStage(
      { court: opened.caseload('court', 8), 'out-of-court': opened.caseload('out-of-court', 8) },
      opened,
    )
    const { contact, url } = inspection
    const stranger = await world.person('Inspector elsewhere')
    const manager = await world.person('Programme manager', ['programme-manager'])
    expect((await contact.get(`${url}/sample/court`)).status).toBe(200)
    expect((await manager.get(`${url}/sample/court`)).status).toBe(200)
    expect((await stranger.get(`${url}/sample/court`)).status).toBe(404)
    expect((await world.anyone.get(`${url}/sample/court`)).status).toBe(303)
    for (const step of ['court/prepare', 'court/draw', 'done']) {
      expect((await contact.post(`${url}/sample/${step}`, { seed: '1' })).status).toBe(403)
      expect((await manager.post(`${url}/sample/${step}`, { seed: '1' })).status).toBe(403)
      expect((await stranger.post(`${url}/sample/${step}`, { seed: '1' })).status).toBe(404)
      expect((await world.anyone.post(`${url}/sample/${step}`, { seed: '1' })).status).toBe(401)
    }
    expect((await contact.get(`${url}/sample/court/proof.json`)).status).toBe(409)
    expect((await contact.get(`${url}/sample/none`)).status).toBe(404)
  })
})

describe('the 2021 standards', () => {
  it('size out-of-court by the share of the caseload, and take every resettlement case', async () => {
    const opened = await openedInspection(world, 'hmip-youth-2021')
    const inspection = await atSampleStage(
      {
        court: opened.caseload('court', 30),
        'out-of-court': opened.caseload('out-of-court', 10),
        resettlement: opened.caseload('resettlement', 3),
      },
      opened,
    )
    const page = await inspection.lead.get(`${inspection.url}/sample`)
    expect(page.text).toContain('Court disposals 30 (75%) 26 (74%)')
    expect(page.text).toContain('Out-of-court disposals 10 (25%) 9 (26%)')
    expect(page.text).toContain('Resettlement 3 3 Not yet')
    await inspection.lead.post(`${inspection.url}/sample/resettlement/prepare`)
    await inspection.lead.post(`${inspection.url}/sample/resettlement/draw`)
    expect(await assessments(inspection)).toHaveLength(3)
  })
})
