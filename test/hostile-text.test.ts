/** Whatever is typed or sent as text stays text: never markup, never a fault of ours, never in the audit record. */
import { parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setTeam } from '#inspection/programme/actions.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { assessedInspection } from './assessed-inspection.ts'
import { type Concluded, concludedInspection, resultsLike, writeWholeReport } from './concluded-inspection.ts'
import { asCsv, openedInspection } from './opened-inspection.ts'
import { openedMeeting } from './panel-meeting.ts'
import { allocatedAssessment, inspectionInFieldwork } from './sampled-case.ts'

const hostile = `7'"><script>alert(1)</script><img src=x onerror=alert(1)></textarea></title>$&$'{{7*7}}`

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

interface Node {
  nodeName: string
  attrs?: { name: string; value: string }[]
  childNodes?: Node[]
}

/** Elements that only somebody else's text could have made. */
function foreignMarkup(markup: string): string[] {
  const found: string[] = []
  const walk = (node: Node) => {
    const attribute = (name: string) => node.attrs?.find((one) => one.name === name)?.value
    const own = attribute('nonce') !== undefined || attribute('src')?.startsWith('/assets/')
    if (node.nodeName === 'img' || (node.nodeName === 'script' && !own)) found.push(node.nodeName)
    for (const { name, value } of node.attrs ?? []) {
      if (name.startsWith('on') || name === 'style') found.push(name)
      if (['href', 'action'].includes(name) && !/^(\/|#|\?|$|https?:\/\/www\.gov\.uk)/.test(value))
        found.push(value)
    }
    for (const child of node.childNodes ?? []) walk(child)
  }
  walk(parse(markup) as unknown as Node)
  return found
}

async function harmless(visitor: Visitor, url: string, holds = true) {
  const page = await visitor.get(url)
  expect(page.status, url).toBe(200)
  expect(foreignMarkup(page.body), url).toEqual([])
  if (holds) expect(page.text, url).toContain('<script>alert(1)</script>')
}

describe('text with markup in it', () => {
  it('would be found on a page: the search knows it', () => {
    expect(foreignMarkup(`<p title="${hostile}">`)).toEqual(['script', 'img', 'onerror'])
  })

  it('stays text as a service, an area and a person', async () => {
    const manager = await world.person(`Manager ${hostile}`, ['programme-manager'])
    expect((await manager.post('/services', { name: hostile, area: hostile })).status).toBe(303)
    await harmless(manager, '/services')
    await harmless(manager, '/inspections/new')
    await harmless(manager, '/account')
    const again = await manager.post('/services', { name: hostile, area: hostile })
    expect(foreignMarkup(again.body)).toEqual([])
  })

  it('stays text as a file name, a case’s reference and a seed', async () => {
    const { lead, contact, url, caseload, framework } = await openedInspection(world)
    for (const { id } of framework.caseKinds) {
      const file = caseload(id, 12)
      const column = file.headings.indexOf('case_ref')
      file.rows[0]![column] = `7"><img src=x>`
      const sent = await contact.upload(
        `${url}/caseload`,
        { kind: id },
        { field: 'file', name: `a'><script>alert(1)</script>.csv`, content: asCsv(file) },
      )
      expect(sent.status).toBe(303)
      await harmless(contact, sent.location!, false)
      expect((await contact.post(`${sent.location}/accept`)).location).toBe(`${url}/caseload`)
    }
    await harmless(contact, `${url}/caseload`, false)
    await lead.post(`${url}/caseload/done`)
    for (const { id } of framework.caseKinds) {
      expect((await lead.post(`${url}/sample/${id}/prepare`)).status).toBe(303)
      expect(
        (await lead.post(`${url}/sample/${id}/draw`, { seed: hostile, unconfirmed: hostile })).status,
      ).toBe(303)
      await harmless(lead, `${url}/sample/${id}`, false)
    }
    expect((await lead.post(`${url}/sample/done`)).status).toBe(303)
    await harmless(lead, `${url}/casework`, false)
  })

  it('stays text as a note in a case', async () => {
    const sam = await world.person('Inspector')
    const team = [{ person: sam, role: 'lead-inspector' as const }]
    const inspection = await inspectionInFieldwork(world, team)
    const url = `${inspection.path}/${await allocatedAssessment(world.db, inspection.id, sam.id)}`
    const facts = await sam.get(`${url}/facts`)
    const question = /name="version:(fact:[\w-]+)"/.exec(facts.body)![1]!
    const saved = await sam.postJson(`${url}/answers`, { question, value: null, note: hostile, version: 0 })
    expect(saved.status).toBe(200)
    await harmless(sam, `${url}/facts`, false)
    const conflict = await sam.post(`${url}/facts`, {
      [`version:${question}`]: '0',
      [question]: '',
      [`note:${question}`]: `${hostile} again`,
    })
    // What came late is shown beside what stands.
    expect(conflict.status).toBe(303)
    await harmless(sam, `${url}/facts`)
    const unknown = await sam.post(`${url}/facts`, { [`version:${hostile}`]: hostile })
    expect(unknown.status).toBe(422)
    expect(foreignMarkup(unknown.body)).toEqual([])
  })

  it('stays text as reasons of the lead and the panel', async () => {
    const [lead, chair] = [await world.person('Lead'), await world.person('Chair')]
    const member = await world.person('Member')
    const { address, framework } = await assessedInspection(world, {
      framework: 'hmip-youth-2018',
      service: `Service ${hostile}`,
      samples: { court: 2 },
      counts: [],
      team: [
        { person: lead, role: 'lead-inspector' },
        { person: chair, role: 'panel-chair' },
        { person: member, role: 'panel-member' },
      ],
    })
    const reasons = { rating: 'good', reasons: hostile, basedOn: '0' }
    const standard = framework.domains[0]!.standards[0]!.id
    const at = `${address}/${standard}`
    expect((await lead.post(`${at}/rating`, reasons)).status).toBe(303)
    expect((await lead.post(`${at}/view`, { view: hostile, basedOn: '0' })).status).toBe(303)
    const meeting = await openedMeeting(address, chair, [member])
    const own = `${meeting}/standards/${standard}`
    const words = { rating: 'outstanding', reason: hostile, minutes: hostile }
    const decision = { ...words, papers: '1', basedOn: '0', checked: 'yes' }
    expect((await chair.post(`${own}/decision`, decision)).status).toBe(303)
    const dissent = { words: hostile, publish: 'no', decision: '1', basedOn: '0' }
    expect((await member.post(`${own}/dissent`, dissent)).status).toBe(303)
    const closeness = { interest: 'yes', words: hostile, basedOn: '1' }
    expect((await member.post(`${meeting}/declaration`, closeness)).status).toBe(303)
    for (const page of [at, address, own, `${meeting}/papers`, meeting]) await harmless(chair, page)
    expect((await chair.post(`${meeting}/give-up`, { giveUp: hostile })).status).toBe(303)
    const again = { quorum: '2', reason: hostile, 'held-day': '8', 'held-month': '2', 'held-year': '2027' }
    expect((await chair.post(`${address}/panel`, again)).status).toBe(303)
    for (const page of [meeting, `${address}/panel`, `${address}/panel/2`]) await harmless(chair, page)
  })

  it('stays text in a report, before and after it is published', async () => {
    const inspection: Concluded = await concludedInspection(
      world,
      'Westmere <script>alert(1)</script>',
      await resultsLike('hartlepool-2020'),
    )
    const { lead, editor, slug } = inspection
    await writeWholeReport(world, inspection)
    const report = `/inspections/${slug}/report`
    expect((await lead.post(`${report}/sections/background`, { base: '1', body: hostile })).status).toBe(303)
    const recommendation = { addressee: hostile, body: hostile }
    expect((await lead.post(`${report}/recommendations`, recommendation)).status).toBe(303)
    for (const page of ['', '/preview', '/sections/background', '/recommendations', '/recommendations/2'])
      await harmless(lead, report + page)
    const publication = `/inspections/${slug}/publication`
    const digest = /name="digest" value="([0-9a-f]{64})"/.exec((await editor.get(publication)).body)![1]!
    expect((await editor.post(`${publication}/approve`, { digest })).status).toBe(303)
    expect((await editor.post(`${publication}/publish`, { version: '1' })).status).toBe(303)
    for (const page of ['/published', `/published/${slug}`, `/published/${slug}/editions/1`])
      await harmless(world.anyone, page)
    const file = await world.app.inject(`/published/${slug}/editions/1/report.html`)
    expect(foreignMarkup(file.body)).toEqual([])
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"$/)
    const figures = await world.app.inject(`/published/${slug}/figures.json`)
    expect(figures.headers['content-type']).toContain('application/json')
    expect((await editor.post(`${publication}/correct`, { reason: hostile })).status).toBe(303)
    await harmless(editor, publication, false)
    await harmless(editor, `/inspections/${slug}`)
  })

  it('stands in no audit event, but for the public seed of a draw', async () => {
    const events = await world.db.selectFrom('audit_event').select(['kind', 'payload']).execute()
    const telling = events.filter(({ payload }) => /script|onerror/.test(JSON.stringify(payload)))
    // An address is made from a service's name.
    const expected = new Set(['sample-drawn', 'service-registered'])
    expect(telling.filter(({ kind }) => !expected.has(kind))).toEqual([])
  })
})

describe('what no keyboard types', () => {
  let lead: Visitor
  let editor: Visitor
  let manager: Visitor
  let doors: [Visitor, string, Record<string, unknown>][]
  beforeAll(async () => {
    manager = await world.person('Programme manager', ['programme-manager'])
    const concluded = await concludedInspection(world, 'Southmere', await resultsLike('hartlepool-2020'))
    lead = concluded.lead
    editor = concluded.editor
    const assessor = await world.person('Assessor')
    const team = [{ person: assessor, role: 'lead-inspector' as const }]
    const fieldwork = await inspectionInFieldwork(world, team)
    const assessment = await allocatedAssessment(world.db, fieldwork.id, assessor.id)
    const report = `/inspections/${concluded.slug}/report`
    doors = [
      [manager, '/services', { name: 'Mere', area: 'Mere' }],
      [manager, '/inspections', { service: 'x', framework: 'x' }],
      [manager, `/inspections/${concluded.slug}/team`, { 'team-lead-inspector': lead.id }],
      [manager, '/account/password', { current: 'x', password: 'a long enough password' }],
      [lead, `${report}/sections/background`, { base: '0', body: 'Text' }],
      [lead, `${report}/recommendations`, { addressee: 'Board', body: 'Act' }],
      [editor, `/inspections/${concluded.slug}/publication/approve`, { digest: 'x' }],
      [assessor, `${fieldwork.path}/allocation`, { [`assessor-${assessment}`]: 'x' }],
      [assessor, `${fieldwork.path}/${assessment}/facts`, { 'version:fact:x': '0' }],
      [assessor, `${fieldwork.path}/${assessment}/answers`, { question: 'fact:x', value: 'yes', version: 0 }],
      [
        assessor,
        `/inspections/${fieldwork.slug}/judgement/leadership/rating`,
        { rating: 'good', reasons: 'Why', basedOn: '0' },
      ],
    ]
  })

  const eachField = async (make: (value: unknown) => unknown, among = doors) => {
    for (const [visitor, url, fields] of among) {
      for (const [name, value] of Object.entries(fields)) {
        const answer = await visitor.postJson(url, { ...fields, [name]: make(value) })
        expect([404, 409, 422], `${url} ${name}: ${answer.status} ${answer.body}`).toContain(answer.status)
      }
    }
  }

  it('is refused with what to do: the character NUL', () => eachField((value) => `${value}\0`))
  it('is refused with what to do: half a surrogate pair', () => eachField((value) => `${value}\ud83d`))
  it('is refused with what to do: lists and things where a text belongs', async () => {
    // In the allocation, what is no text is no choice: nothing is changed.
    const others = doors.filter(([, url]) => !url.endsWith('/allocation'))
    await eachField((value) => ({ value, toString: 'x' }), others)
    await eachField((value) => [value, 'another'], others)
    await eachField(() => ({ length: 1e9 }), others)
  })
  it('is refused with what to do: numbers past all counting', async () => {
    await eachField((value) => (/^\d+$/.test(String(value)) ? '99999999999999999999' : '\0'))
  })

  it('is refused with what to do: nesting without end, and keys that mean something to the language', async () => {
    const [visitor, url] = doors[0]!
    const token = await visitor.formToken()
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const send = (type: string, payload: string) =>
      world.app.inject({
        method: 'POST',
        url,
        headers: { cookie: visitor.cookieHeader, 'content-type': type, 'x-form-token': token },
        payload,
      })
    for (const payload of [`{"name":${deep}}`, deep, '{"__proto__":{"name":"x"}}', 'null', '7', '""', ''])
      expect((await send('application/json', payload)).statusCode, payload.slice(0, 40)).toBe(422)
    const form = 'application/x-www-form-urlencoded'
    const many = Array.from({ length: 20_000 }, (_, at) => `f${at}=x`).join('&')
    for (const payload of ['__proto__=a&__proto__=b', 'constructor=x&name=', many, '%', '=&=&&&'])
      expect((await send(form, payload)).statusCode, payload.slice(0, 40)).toBe(422)
    expect((await send('text/plain', 'name=x')).statusCode).toBe(422)
    expect((await send('application/xml', '<x/>')).statusCode).toBe(422)
  })

  it('in a case’s screen: a form of thousands of questions is answered, not choked on', async () => {
    const [visitor, url] = doors.find(([, path]) => path.endsWith('/facts'))!
    const fields = Object.fromEntries(Array.from({ length: 8_000 }, (_, at) => [`version:q${at}`, '0']))
    const answer = await visitor.post(url, fields)
    expect(answer.status).toBe(422)
  })
})

describe('who leaves a team', () => {
  it('cannot go on with a page that is still open', async () => {
    const [lead, sam] = [await world.person('Lead'), await world.person('Sam')]
    const inspection = await inspectionInFieldwork(world, [
      { person: lead, role: 'lead-inspector' },
      { person: sam, role: 'inspector' },
    ])
    const url = `${inspection.path}/${await allocatedAssessment(world.db, inspection.id, sam.id)}`
    await sam.formToken()
    await world.perform(setTeam, {
      inspection: inspection.id,
      members: [{ person: lead.id, role: 'lead-inspector' }],
    })
    expect((await sam.post(`${url}/facts`)).status).toBe(404)
  })
})
