import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentDigest } from '#engine/report/digest.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import { blockText, paragraphsOf } from '#engine/report/paragraphs.ts'
import { openRound } from '#inspection/accuracy/actions.ts'
import { documentChanges } from '#inspection/document-changes.ts'
import { perform } from '#platform/audit/perform.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { readableText, type TestApp, testApp, type Visitor } from './app.ts'
import { type Concluded, concludedInspection, resultsLike, writeSections } from './concluded-inspection.ts'
import { fillForm } from './fill-form.ts'

const embargo = 'Under embargo: not for publication.'

/** A day from now on, in the boxes of a date. */
function boxes(name: string, daysAhead: number): Record<string, string> {
  const [year, month, day] = new Date(Date.now() + daysAhead * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-') as [string, string, string]
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

const lockedDraft = async (world: TestApp, inspection: string, version: number) => {
  const row = await world.db
    .selectFrom('accuracy_draft')
    .where('inspection_id', '=', inspection)
    .where('version', '=', version)
    .select(['document', 'digest'])
    .executeTakeFirstOrThrow()
  return { ...row, document: row.document as unknown as ReportDocument }
}

/** The number of the paragraph that holds these words. */
const numberOf = (document: ReportDocument, words: string): number =>
  paragraphsOf(document).find(({ block, number }) => number && blockText(block).includes(words))!.number!

describe('the service checks the facts of a draft', () => {
  let world: TestApp
  let inspection: Concluded
  let stranger: Visitor
  let at: string
  let report: string
  let publication: string
  let paragraph: number

  beforeAll(async () => {
    world = await testApp()
    inspection = await concludedInspection(
      world,
      'Northmere Youth Justice Service',
      await resultsLike('hartlepool-2020'),
    )
    stranger = await world.person('Contact of another service')
    at = `/inspections/${inspection.slug}/accuracy`
    report = `/inspections/${inspection.slug}/report`
    publication = `/inspections/${inspection.slug}/publication`
  })
  afterAll(() => world.close())

  const stage = async () =>
    (
      await world.db
        .selectFrom('inspection')
        .where('id', '=', inspection.id)
        .select('stage')
        .executeTakeFirstOrThrow()
    ).stage

  it('and sees nothing of it before it is locked and sent', async () => {
    const { status, text, body } = await inspection.contact.get(at)
    expect(status).toBe(200)
    expect(text).toContain('The draft report comes here when the inspection team has written it')
    expect(body).not.toContain(inspection.rated.overall)
    for (const page of [
      `${at}/drafts/1`,
      `${at}/drafts/1/changes`,
      `${at}/drafts/1/paragraphs/1`,
      `${at}/exchange`,
    ])
      expect((await inspection.contact.get(page)).status, page).toBe(404)
    expect((await inspection.contact.get(`${report}/preview`)).status).toBe(403)
    expect((await stranger.get(at)).status).toBe(404)
  })

  it('the lead cannot send what is not whole, and then sends what they read', async () => {
    expect((await inspection.lead.get(at)).text).toContain('Write the executive summary')
    expect((await inspection.lead.post(`${at}/send`, { digest: 'x', ...boxes('due', 10) })).status).toBe(422)
    await writeSections(world, inspection)
    const outdated = await inspection.lead.post(`${at}/send`, { digest: 'x', ...boxes('due', 10) })
    expect(outdated.text).toContain('The report changed after you opened this page')
    const past = await fillForm(inspection.lead, at, `${at}/send`, boxes('due', -1))
    expect(past.text).toContain('The day must be today or later')
    for (const person of [inspection.contact, inspection.editor, inspection.qualityLead])
      expect((await person.post(`${at}/send`, { digest: 'x', ...boxes('due', 10) })).status).toBe(403)
    const planning = `${report}/sections/standard-court-planning`
    await fillForm(inspection.lead, planning, planning, {
      body: 'Planning to keep the child safe was sufficient in 5 of 6 cases.',
    })
    const warned = await inspection.lead.get(at)
    expect(warned.text).toContain('The service would read a claim that contradicts the figures.')
    expect(warned.text).toContain('2.2 Planning: “5 of 6')
    await fillForm(inspection.lead, planning, planning, { body: 'What we found about planning.' })
    expect((await inspection.lead.get(at)).text).not.toContain('The service would read')
    // The day proposed follows from the standards, so nothing has to be typed.
    expect((await fillForm(inspection.lead, at, `${at}/send`)).status).toBe(303)
    expect(await stage()).toBe('accuracy')
  })

  it('hears of it on its first page: until when, under what embargo, and where', async () => {
    for (const page of ['/inspections', `/inspections/${inspection.slug}`]) {
      const { text, body } = await inspection.contact.get(page)
      expect(text, page).toMatch(/: check the facts of the draft report by \d+ \w+ \d{4}\./)
      expect(text, page).toContain('The draft is under embargo')
      expect(body, page).toContain(`href="${at}/drafts/1"`)
    }
    // Nobody else is asked to, and the lead only once there is something to answer.
    for (const person of [inspection.lead, inspection.qualityLead])
      expect((await person.get('/inspections')).text).not.toContain('facts of the draft')
  })

  it('reads it under embargo, on every page, numbered by paragraph', async () => {
    const { document } = await lockedDraft(world, inspection.id, 1)
    paragraph = numberOf(document, 'A small coastal service.')
    const pages = [at, `${at}/drafts/1`, `${at}/drafts/1/paragraphs/${paragraph}`, `${at}/exchange`]
    for (const page of pages) expect((await inspection.contact.get(page)).text, page).toContain(embargo)
    const { body, text } = await inspection.contact.get(`${at}/drafts/1`)
    expect(text).toContain('A small coastal service.')
    expect(body).toContain(`${at}/drafts/1/paragraphs/${paragraph}`)
    expect((await inspection.contact.get(`${at}/drafts/1/paragraphs/99999`)).status).toBe(404)
    const events = await world.db
      .selectFrom('audit_event')
      .where('kind', '=', 'accuracy-draft-read')
      .select('actor')
      .execute()
    expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set([inspection.contact.id]))
  })

  it('and comments on it, with what it says at the comment’s side', async () => {
    const page = `${at}/drafts/1/paragraphs/${paragraph}`
    expect((await inspection.contact.post(page, { body: ' ' })).text).toContain('Enter your comment')
    const sent = await fillForm(inspection.contact, page, page, {
      body: 'It is <not> small: it covers two towns.',
    })
    expect(sent.status).toBe(303)
    await fillForm(inspection.contact, page, page, { body: 'It is on an estuary, not the coast.' })
    const draft = await inspection.contact.get(`${at}/drafts/1`)
    expect(draft.text).toContain('It is <not> small')
    expect(draft.body).not.toContain('<not>')
    for (const person of [inspection.lead, inspection.editor, inspection.qualityLead])
      expect((await person.post(page, { body: 'Mine.' })).status).toBe(403)
  })

  it('the editor cannot approve while it has its say', async () => {
    expect((await inspection.editor.get(publication)).text).toContain('the service checks its facts')
    const digest = (await lockedDraft(world, inspection.id, 1)).digest
    expect((await inspection.editor.post(`${publication}/approve`, { digest })).status).toBe(409)
  })

  it('the lead answers each comment, always with a reason', async () => {
    expect((await inspection.lead.get('/inspections')).text).toContain(
      '2 comments on the facts of the draft wait for an answer.',
    )
    expect((await inspection.lead.post(`${at}/close`, {})).text).toContain('2 comments are not answered yet')
    const ids = [
      ...(await inspection.lead.get(at)).body.matchAll(/href="[^"]*\/accuracy\/comments\/([0-9a-f-]{36})"/g),
    ].map(([, id]) => id!)
    expect(ids).toHaveLength(2)
    const [size, place] = ids.map((id) => `${at}/comments/${id}`) as [string, string]
    const silent = await inspection.lead.post(size, { base: '0', decision: 'declined' })
    expect(silent.status).toBe(422)
    expect(silent.text).toContain('Give the reason for your decision')
    await fillForm(inspection.lead, size, size, { decision: 'declined', reason: 'Two towns are small.' })
    await fillForm(inspection.lead, place, place, { decision: 'accepted', reason: 'The map says so.' })
    const twice = await inspection.lead.post(size, { base: '0', decision: 'accepted', reason: 'Or not.' })
    expect(twice.text).toContain('The comment was answered meanwhile')
    expect(
      (await inspection.contact.post(size, { base: '1', decision: 'accepted', reason: 'x' })).status,
    ).toBe(403)
    const read = await inspection.contact.get(at)
    expect(read.text).toContain('Declined by')
    expect(read.text).toContain('Two towns are small.')
  })

  it('what was locked stays, and what changed is a new version with a visible difference', async () => {
    await inspection.lead.post(`${report}/sections/background`, {
      base: '1',
      body: 'A small service on an estuary.',
    })
    expect((await inspection.contact.get(`${at}/drafts/1`)).text).toContain('A small coastal service.')
    expect((await fillForm(inspection.lead, at, `${at}/lock`)).status).toBe(303)
    const changes = await inspection.contact.get(`${at}/drafts/2/changes`)
    expect(changes.text).toContain('One part differs.')
    expect(changes.text).toContain(`Background: paragraph ${paragraph}`)
    expect(changes.text).toContain('Taken out: coastal')
    expect(changes.text).toContain('Put in: on an estuary')
    expect(changes.text).toContain(embargo)
    for (const version of [1, 2]) {
      const { document, digest } = await lockedDraft(world, inspection.id, version)
      expect(documentDigest(document)).toBe(digest)
    }
    await expect(world.db.updateTable('accuracy_draft').set({ digest: '' }).execute()).rejects.toThrow(
      'append-only',
    )
    await expect(world.db.deleteFrom('accuracy_comment').execute()).rejects.toThrow('append-only')
  })

  it('the round is closed when the service has finished, and nothing can be added then', async () => {
    const early = await inspection.lead.post(`${at}/close`, {})
    expect(early.status).toBe(422)
    expect(early.text).toContain('The service may still comment')
    expect((await fillForm(inspection.contact, at, `${at}/finished`)).status).toBe(303)
    const page = `${at}/drafts/2/paragraphs/${paragraph}`
    const after = await inspection.contact.post(page, { body: 'One more.' })
    expect(after.status).toBe(409)
    expect(after.text).toContain('said that it has no more comments')
    expect((await fillForm(inspection.lead, at, `${at}/close`)).status).toBe(303)
    expect((await inspection.contact.post(page, { body: 'One more.' })).status).toBe(409)
    // Nothing had changed since version 2, so closing made no third one.
    expect((await inspection.contact.get(`${at}/drafts/3`)).status).toBe(404)
  })

  it('the exchange is kept whole, to be printed, by both sides', async () => {
    for (const person of [inspection.lead, inspection.contact, inspection.editor]) {
      const { text } = await person.get(`${at}/exchange`)
      expect(text).toContain('2 comments: 1 accepted, 1 declined, 0 not answered.')
      expect(text).toContain('A small coastal service.')
      expect(text).toContain('It is on an estuary, not the coast.')
      expect(text).toContain('The map says so.')
    }
  })

  it('then the editor sees what changed since the service read it, words and figures', async () => {
    const before = await inspection.editor.get(publication)
    expect(before.text).toContain('Changed since the draft that was locked last for the service (version 2)')
    expect(before.text).toContain('Nothing that can be read was changed.')
    const staff = `${report}/sections/standard-staff`
    await fillForm(inspection.lead, staff, staff, { body: 'What we found about the staff.' })
    const { text } = await inspection.editor.get(publication)
    expect(text).toContain('One part differs.')
    expect(text).toContain('1.2 Staff: paragraph')
    expect(text).toContain('Put in: the')
    const figures = structuredClone((await lockedDraft(world, inspection.id, 2)).document)
    const table = figures.blocks.find((block) => block.kind === 'key-question-table')!
    table.rows[1]!.printed = '1 of 6'
    const shown = readableText(
      documentChanges((await lockedDraft(world, inspection.id, 2)).document, figures).toString(),
    )
    expect(shown).toContain(table.caption)
    expect(shown).toContain('Put in: 1')
    expect(shown).not.toContain(table.rows[0]!.text)
  })

  it('approves and publishes, and the embargo is over', async () => {
    expect((await fillForm(inspection.editor, publication, `${publication}/approve`)).status).toBe(303)
    expect((await inspection.contact.get(at)).text).toContain(embargo)
    expect((await fillForm(inspection.editor, publication, `${publication}/publish`)).status).toBe(303)
    expect((await inspection.contact.get(at)).text).not.toContain(embargo)
    const page = await world.anyone.get(`/published/${inspection.slug}`)
    expect(page.text).toContain('A small service on an estuary.')
    expect(page.text).not.toContain('two towns')
    await inspection.editor.post(`${publication}/correct`, { reason: 'A name was wrong.' })
    expect((await inspection.editor.get(publication)).text).toContain(
      'Changed since edition 1 Nothing that can be read was changed.',
    )
    expect((await verifyAudit(world.db)).findings).toEqual([])
  })
})

describe('when the days are over', () => {
  let world: TestApp
  let inspection: Concluded
  let at: string
  let draft: string

  beforeAll(async () => {
    world = await testApp()
    inspection = await concludedInspection(
      world,
      'Southmere Youth Justice Service',
      await resultsLike('hartlepool-2020'),
    )
    at = `/inspections/${inspection.slug}/accuracy`
    await writeSections(world, inspection)
    await fillForm(inspection.lead, at, `${at}/send`)
    const { document } = await lockedDraft(world, inspection.id, 1)
    // A round of long ago.
    const sent = { inspection: inspection.id, document, dueOn: '2026-01-05' }
    await perform(world.db, openRound, sent, { id: inspection.lead.id })
    draft = `${at}/drafts/2`
  })
  afterAll(() => world.close())

  const comment = (body: string) => inspection.contact.post(`${draft}/paragraphs/3`, { body })

  it('the service is told whom to ask', async () => {
    expect((await inspection.contact.get(at)).text).toContain('ask the lead inspector for leave')
    expect((await inspection.contact.get(draft)).body).not.toContain('/paragraphs/')
    const late = await comment('A figure is wrong.')
    expect(late.status).toBe(409)
    expect(late.text).toContain('only with the lead inspector’s leave')
  })

  it('only the lead gives leave, with a reason, and late comments say that they are', async () => {
    expect((await inspection.lead.post(`${at}/leave`, boxes('until', 2))).text).toContain(
      'Say why late comments are taken',
    )
    const leave = { ...boxes('until', 2), reason: 'The contact was ill.' }
    expect((await inspection.contact.post(`${at}/leave`, leave)).status).toBe(403)
    expect((await fillForm(inspection.lead, at, `${at}/leave`, leave)).status).toBe(303)
    expect((await comment('A figure is wrong.')).status).toBe(303)
    expect((await inspection.contact.get(draft)).text).toContain('late with leave')
    expect((await inspection.lead.get(at)).text).toContain('The contact was ill.')
  })

  it('a draft of an earlier round takes no more comments', async () => {
    const old = await inspection.contact.post(`${at}/drafts/1/paragraphs/3`, { body: 'Here too.' })
    expect(old.status).toBe(409)
    expect(old.text).toContain('earlier round')
  })
})
