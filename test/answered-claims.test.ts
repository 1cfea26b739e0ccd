import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from './app.ts'
import { type Concluded, concludedInspection, resultsLike, writeWholeReport } from './concluded-inspection.ts'
import { fillForm } from './fill-form.ts'

describe('a claim that contradicts the figures', () => {
  let world: TestApp
  let inspection: Concluded
  let report: string
  let publication: string
  const wrong = 'Planning to keep the child safe was sufficient in 5 of 6 cases.'

  beforeAll(async () => {
    world = await testApp()
    inspection = await concludedInspection(
      world,
      'Northmere Youth Justice Service',
      await resultsLike('hartlepool-2020'),
    )
    report = `/inspections/${inspection.slug}/report`
    publication = `/inspections/${inspection.slug}/publication`
    await writeWholeReport(world, inspection)
  })
  afterAll(() => world.close())

  const write = (body: string) => {
    const section = `${report}/sections/standard-court-planning`
    return fillForm(inspection.lead, section, section, { body })
  }
  const digest = async () =>
    /name="digest" value="([0-9a-f]{64})"/.exec((await inspection.editor.get(publication)).body)?.[1] ?? ''

  it('is told while it is written', async () => {
    expect((await inspection.lead.get(`${report}/claims`)).text).toContain(
      'Nothing in the report contradicts',
    )
    const section = `${report}/sections/standard-court-planning`
    const looked = await inspection.lead.postJson(`${section}/look`, { body: `Well.\n\n${wrong}` })
    expect((looked.json() as { faults: string }).faults).toContain('Paragraph 2, “5 of 6')
    const bound = wrong.replace('5 of 6', '{2.2.2 count}')
    expect((await inspection.lead.postJson(`${section}/look`, { body: bound })).json()).toMatchObject({
      faults: '',
    })
  })

  it('keeps the report from being approved until it is put right or answered', async () => {
    const before = await digest()
    expect(before).not.toBe('')
    await write(wrong)
    expect(await digest()).toBe('')
    expect((await inspection.editor.get(publication)).text).toContain(
      'One claim of the report contradicts its figures and is not answered.',
    )
    const forced = await inspection.editor.post(`${publication}/approve`, { digest: before })
    expect(forced.status).toBe(422)
    const list = await inspection.lead.get(`${report}/claims`)
    expect(list.text).toContain('2.2 Planning: “5 of 6')
    const answer = /action="([^"]+\/claims\/[0-9a-f]{64})"/.exec(list.body)![1]!
    expect((await inspection.lead.post(answer, { base: '0', reason: ' ' })).text).toContain(
      'Say why the claim stands',
    )
    for (const person of [inspection.editor, inspection.contact])
      expect((await person.post(answer, { base: '0', reason: 'No.' })).status).toBe(403)
    const kept = await fillForm(inspection.lead, `${report}/claims`, answer, {
      reason: 'It counts the plans that were written after fieldwork too.',
    })
    expect(kept.status).toBe(303)
    expect((await inspection.editor.get(`${report}/claims`)).text).toContain('written after fieldwork too')
    expect(await digest()).not.toBe('')
  })

  it('wants another answer once its words are others', async () => {
    await write(wrong.replace('5 of 6', '3 of 6'))
    expect(await digest()).toBe('')
    await write(wrong.replace('5 of 6', '{2.2.2 count}'))
    expect((await inspection.lead.get(`${report}/claims`)).text).toContain(
      'Nothing in the report contradicts',
    )
    expect((await fillForm(inspection.editor, publication, `${publication}/approve`)).status).toBe(303)
  })
})
