/** Tables by groups of children on their way into a report: what may be printed, who decides it, and what is kept of that. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { assessedInspection } from './assessed-inspection.ts'
import { concludedAsCounted } from './concluded-as-counted.ts'
import { fillForm } from './fill-form.ts'
import { tableRows } from './read-page.ts'

describe('tables by groups of children, for a report', () => {
  let world: TestApp
  let lead: Visitor
  let assessor: Visitor
  let editor: Visitor
  let at: Awaited<ReturnType<typeof assessedInspection>>
  let page: string
  let report: string
  const gender = () => `${page}/gender/court`

  beforeAll(async () => {
    world = await testApp()
    lead = await world.person('Lead inspector')
    assessor = await world.person('Local assessor')
    editor = await world.person('Publications editor', ['publications-editor'])
    at = await assessedInspection(world, {
      framework: 'hmip-youth-2021',
      service: 'Westport',
      samples: { court: 20, 'out-of-court': 2 },
      caseload: { court: 24, 'out-of-court': 2 },
      counts: [
        // Of every two children one is a girl: 5 and 5 of 10 and 10.
        { ref: '2.1.1', yes: 10, relevant: 20 },
        // 9 and 9, so one of each is not.
        { ref: '2.1.2', yes: 18, relevant: 20 },
      ],
      columns: (kind, place) =>
        kind === 'court'
          ? {
              gender: place % 2 === 0 ? 'female' : 'male',
              // Nobody knows the ethnicity of one in the sample.
              ethnicity: place === 19 ? 'not-known' : place % 3 === 0 ? 'black' : 'white',
            }
          : { gender: 'male', ethnicity: 'white' },
      team: [
        { person: lead, role: 'lead-inspector' },
        { person: assessor, role: 'local-assessor' },
      ],
    })
    page = `${at.address}/groups/publishable`
    report = `/inspections/${at.slug}/report`
  })
  afterAll(() => world.close())

  it('stand as anyone may read them, and say what is withheld and why', async () => {
    expect((await assessor.get(`${at.address}/groups`)).body).toContain(`href="${page}"`)
    const { text } = await assessor.get(page)
    expect(text).toContain('Girls 2.1.1 5 10 50% Boys 2.1.1 5 10 50%')
    expect(text).toMatch(/2\.1\.2\. The totals would tell too much of a small count, whatever is hidden\./)
    expect(text).toMatch(/2\.1\.3, .*\. All in one group, or all answered alike\./)
    expect(text).toContain(
      'Gender: out-of-court disposals Nothing of it can be published. Too few cases to break down at all.',
    )
    // The one whose ethnicity is not known is put with others, or would be known from the total.
    expect(text).toContain('Put together: Minority ethnic children; Neither, or not recorded.')
  })

  it('cannot be put into a report before the panel has concluded', async () => {
    const { body, text } = await lead.get(page)
    expect(text).toContain('Once the ratings panel has concluded')
    expect(body).not.toContain('Keep this choice')
    const early = await lead.post(gender(), { base: '0', 'questions-gender-court': '2.1.1' })
    expect(early.status).toBe(409)
  })

  it('are put into the report by the lead alone, and only where that is safe', async () => {
    await concludedAsCounted(world, at)
    expect((await assessor.post(gender(), { base: '0', 'questions-gender-court': '2.1.1' })).status).toBe(403)
    expect((await assessor.get(page)).body).not.toContain('Keep this choice')
    const none = await fillForm(lead, page, gender())
    expect(none.status).toBe(422)
    expect(none.text).toContain('Choose at least one key question')
    const unsafe = await lead.post(gender(), { base: '0', 'questions-gender-court': ['2.1.1', '2.1.2'] })
    expect(unsafe.status).toBe(422)
    expect(unsafe.text).toContain('Choose key questions whose table may be published')
    const kept = await fillForm(lead, page, gender(), { 'questions-gender-court': ['2.1.1'] })
    expect(kept).toMatchObject({ status: 303, location: page })
    expect((await lead.get(page)).text).toContain('In the report 2.1.1, put there by Lead inspector')
  })

  it('are printed where the report writes of diversity, and nothing contradicts them', async () => {
    const { body, text } = await lead.get(`${report}/preview`)
    expect(text).toContain('Court disposals: cases answered yes, by gender')
    expect(tableRows(body, 'table-groups-gender-court')).toEqual([
      ['Girls', '2.1.1', '5', '10', '50%'],
      ['Boys', '2.1.1', '5', '10', '50%'],
    ])
    const beside = await lead.get(`${report}/sections/diversity`)
    expect(beside.text).toContain('Printed after this text: Gender, court disposals: 2.1.1')
    expect(beside.body).toContain(`href="${page}"`)
    expect((await editor.get(`${report}/sections/diversity`)).body).not.toContain(`href="${page}"`)
    expect((await lead.get(`${report}/claims`)).text).toContain(
      'Nothing in the report contradicts its figures',
    )
  })

  it('leave a record of the table, its rule and who put it there', async () => {
    const events = await world.db
      .selectFrom('audit_event')
      .where('kind', '=', 'group-table-released')
      .select(['actor', 'payload'])
      .execute()
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      actor: lead.id,
      payload: {
        by: 'gender',
        caseKind: 'court',
        version: 1,
        result: 1,
        questions: ['2.1.1'],
        rule: { framework: 'hmip-youth-2021', version: at.framework.version, hideUpTo: 4, breakDownFrom: 10 },
      },
    })
  })

  it('are given out as data with the rest of the report', async () => {
    const answer = await lead.get(`${report}/files/json`)
    expect(answer.status).toBe(200)
    const { tables } = answer.json() as { tables: { name: string; rows: unknown[] }[] }
    expect(tables.find(({ name }) => name === 'groups_gender_court')!.rows).toEqual([
      ['Girls', '2.1.1', 5, 10, 50],
      ['Boys', '2.1.1', 5, 10, 50],
    ])
  })

  it('are refused where somebody else chose meanwhile, and can be taken out again', async () => {
    const late = await lead.post(gender(), { base: '0', 'questions-gender-court': '2.1.1' })
    expect(late.status).toBe(409)
    const out = await fillForm(lead, page, gender(), { 'questions-gender-court': [] })
    expect(out.status).toBe(303)
    expect((await lead.get(`${report}/preview`)).text).not.toContain('cases answered yes, by gender')
    expect((await fillForm(lead, page, gender(), { 'questions-gender-court': ['2.1.1'] })).status).toBe(303)
  })

  it('are not printed with another result, and the report says so before it is approved', async () => {
    await concludedAsCounted(world, at, 2)
    const { text } = await lead.get(`${report}/preview`)
    expect(text).not.toContain('cases answered yes, by gender')
    expect(text).toContain(
      'The table by groups (Gender, Court disposals) counts the cases of an earlier result',
    )
    expect((await lead.get(page)).text).toContain('Of an earlier result')
    expect((await fillForm(lead, page, gender(), { 'questions-gender-court': ['2.1.1'] })).status).toBe(303)
    expect((await lead.get(`${report}/preview`)).text).toContain('cases answered yes, by gender')
  })
})
