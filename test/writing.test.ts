import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp } from './app.ts'
import { type Concluded, concludedInspection, resultsLike, writeSections } from './concluded-inspection.ts'
import { fillForm } from './fill-form.ts'

describe('a section is written', () => {
  let world: TestApp
  let inspection: Concluded
  let report: string
  let section: string

  beforeAll(async () => {
    world = await testApp()
    inspection = await concludedInspection(
      world,
      'Northmere Youth Justice Service',
      await resultsLike('hartlepool-2020'),
    )
    report = `/inspections/${inspection.slug}/report`
    section = `${report}/sections/standard-court-planning`
  })
  afterAll(() => world.close())

  const save = (body: string, version: number, more: { sentAs?: string; follows?: string[] } = {}) =>
    inspection.lead.postJson(`${section}/save`, { body, version, sentAs: randomUUID(), ...more })

  it('beside its results and the figures that can be put in, each with what it gives', async () => {
    const { text } = await inspection.lead.get(section)
    expect(text).toContain('2.2.1')
    expect(text).toContain('{2.2.2} 4 of 6 cases')
    expect(text).toContain('{2.2.2 words} two-thirds of the cases')
    expect(text).toContain('{rating 2.2} Good')
    expect(text).toContain('{sample court} 6')
    // Small samples print counts, so a percentage is not offered.
    expect(text).not.toContain('{2.2.2 percent}')
    const governance = await inspection.lead.get(`${report}/sections/standard-governance`)
    expect(governance.text).not.toContain('{1.1.1}')
  })

  it('with figures put in without scripts, at the end of the text that is kept', async () => {
    await fillForm(inspection.lead, section, section, { body: 'Plans kept others safe in' })
    const action = `${section}/insert`
    const put = (base: string) => inspection.lead.post(action, { base, binding: '{2.2.2 count}' })
    expect((await put('1')).location).toBe(section)
    const page = await inspection.lead.get(section)
    expect(page.body).toContain('Plans kept others safe in {2.2.2 count}</textarea>')
    expect(page.text).toContain('Plans kept others safe in 4 of 6')
    expect((await put('1')).text).toContain('The section was changed meanwhile')
    expect((await inspection.lead.post(action, { base: '2', binding: '{<b>}' })).status).toBe(422)
    expect((await inspection.lead.get(`${report}/preview`)).text).toContain('safe in 4 of 6')
  })

  it('and shows how it reads, and every binding that cannot be filled with its line', async () => {
    const looked = await inspection.lead.postJson(`${section}/look`, {
      body: '# Planning\n\nIn {2.2.1 words}.\n{9.9.9} <b>and</b> {2.2.1 prcent}',
    })
    const { preview, faults } = looked.json() as { preview: string; faults: string }
    expect(preview).toContain('<h4 class="govuk-heading-s"')
    expect(preview).toContain('In all the cases.')
    expect(preview).toContain('&lt;b&gt;and&lt;/b&gt;')
    expect(faults).toContain('Line 4, <code>{9.9.9}</code>: There is no key question 9.9.9')
    expect(faults).toContain('Line 4, <code>{2.2.1 prcent}</code>')
    expect((await inspection.qualityLead.postJson(`${section}/look`, { body: 'x' })).status).toBe(403)
    // Looking keeps nothing.
    expect((await inspection.lead.get(section)).body).not.toContain('9.9.9')
  })

  it('as it is typed, and told when it was saved', async () => {
    const first = await save('Plans were good.', 2)
    expect(first.json()).toEqual({ version: 3, savedAt: expect.stringMatching(/^\d\d:\d\d$/) })
    // Nothing new is no new version.
    expect((await save('Plans were good.', 3)).json()).toMatchObject({ version: 3 })
  })

  it('once, even when it is sent twice or a reply was lost', async () => {
    const sentAs = randomUUID()
    expect((await save('Plans were very good.', 3, { sentAs })).json()).toMatchObject({ version: 4 })
    expect((await save('Plans were very good.', 3, { sentAs })).json()).toMatchObject({ version: 4 })
    // The writer went on without having heard of version 4: they are in conflict with nobody.
    const next = await save('Plans were very good indeed.', 3, { follows: [sentAs] })
    expect(next.json()).toMatchObject({ version: 5 })
  })

  it('and what comes late is kept beside what stands, for a person to decide', async () => {
    const late = await save('Plans were poor.', 2)
    expect(late.status).toBe(409)
    expect(late.json()).toMatchObject({
      problem: 'changed-meanwhile',
      setAside: '6',
      message: expect.stringContaining('Both texts are kept'),
    })
    const both = await inspection.lead.get(`${section}?kept=6`)
    expect(both.body).toContain('Plans were poor.</textarea>')
    expect(both.text).toContain('Plans were very good indeed.')
    expect((await inspection.lead.get(`${report}/preview`)).text).not.toContain('Plans were poor.')
  })

  it('others are refused at every door, and nothing is kept of what they send', async () => {
    for (const person of [inspection.qualityLead, inspection.editor, inspection.contact]) {
      const tried = await person.postJson(`${section}/save`, {
        body: 'Mine.',
        version: 5,
        sentAs: randomUUID(),
      })
      expect(tried.status).toBe(403)
    }
    expect((await inspection.contact.get(section)).status).toBe(403)
    const bare = await inspection.lead.postJson(`${section}/save`, { body: 'Nameless.', version: 5 })
    expect(bare.status).toBe(422)
    const number = await inspection.lead.postJson(`${report}/sections/meetings/save`, {
      body: 'twelve',
      version: 0,
      sentAs: randomUUID(),
    })
    expect(number.status).toBe(404)
  })

  it('every version can be read with what changed', async () => {
    const { text } = await inspection.lead.get(`${section}/versions`)
    expect(text).toContain('Version 6')
    expect(text).toContain('kept, but does not stand')
    expect(text).toContain('Taken out: very good indeed')
    expect(text).toContain('5 saves')
    expect((await inspection.qualityLead.get(`${section}/versions`)).status).toBe(200)
  })

  it('others see who is writing, as a hint that locks nothing', async () => {
    expect((await inspection.qualityLead.get(section)).text).toContain(
      `${inspection.lead.name} is writing here`,
    )
    expect((await inspection.lead.get(section)).text).not.toContain('is writing here')
    expect((await inspection.qualityLead.get(report)).text).toContain(`${inspection.lead.name} writing now`)
  })

  it('the team comments on it by paragraph, and resolves what is done', async () => {
    const lead = inspection.lead
    await save('One.\n\nTwo, which is longer.', 5)
    const action = `${section}/comments`
    expect((await inspection.qualityLead.post(action, { comment: ' ' })).text).toContain('Enter your comment')
    await fillForm(inspection.qualityLead, section, action, { about: '2', comment: 'Say <i>how many</i>.' })
    const seen = await lead.get(section)
    expect(seen.text).toContain('About: Two, which is longer.')
    expect(seen.text).toContain('Say <i>how many</i>.')
    expect((await lead.get(report)).text).toContain('1 open comment')
    const at = /action="([^"]+\/comments\/[0-9a-f-]{36})"/.exec(seen.body)![1]!
    // The editor may comment but does not resolve what others said.
    const foreign = await inspection.editor.post(at, { base: '0', state: 'resolved' })
    expect(foreign.status).toBe(403)
    expect((await inspection.contact.post(at, { base: '0', state: 'resolved' })).status).toBe(403)
    expect((await fillForm(lead, section, at)).status).toBe(303)
    const done = await lead.get(section)
    expect(done.text).toContain('No comment is open.')
    expect(done.text).toContain(`Resolved by ${lead.name}`)
    expect((await lead.post(at, { base: '0', state: 'open' })).status).toBe(409)
    expect((await fillForm(inspection.qualityLead, section, at)).status).toBe(303)
    expect((await lead.get(section)).text).not.toContain('No comment is open.')
    await expect(world.db.deleteFrom('report_comment').execute()).rejects.toThrow('append-only')
  })

  it('two texts of the same moment are both kept, and one stands', async () => {
    const both = await Promise.all([save('First of one moment.', 7), save('Second of one moment.', 7)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const bodies = await world.db
      .selectFrom('report_section')
      .where('section', '=', 'standard-court-planning')
      .where('version', '>', 7)
      .select('body')
      .execute()
    expect(bodies.map(({ body }) => body).toSorted()).toEqual([
      'First of one moment.',
      'Second of one moment.',
    ])
  })

  it('a binding that cannot be filled keeps the draft from the service', async () => {
    await writeSections(world, inspection).catch(() => {})
    await inspection.lead.post(`${report}/sections/background`, { base: '1', body: 'Of {9.9.9}.' })
    const page = await inspection.lead.get(`/inspections/${inspection.slug}/accuracy`)
    expect(page.text).toContain('Background, line 1: {9.9.9} cannot be filled.')
    expect((await verifyAudit(world.db)).findings).toEqual([])
  })
})
