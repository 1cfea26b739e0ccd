/** “What if the rules were others?”: the lead asks about their inspection, the standards lead about all that are settled. */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chanceText } from '#engine/certainty/chance-words.ts'
import type { Change, ChangeOverCaseload } from '#engine/simulation/change.ts'
import type { HowMany } from '#engine/simulation/how-many-move.ts'
import type { Simulation } from '#engine/simulation/simulate.ts'
import { carryPublishedFigures, publishedFigures } from '#inspection/programme/carry-published.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { assessedInspection } from './assessed-inspection.ts'
import { concludedInspection, resultsLike } from './concluded-inspection.ts'
import { tableRows } from './read-page.ts'

const published = (name: string) =>
  publishedFigures.parse(
    JSON.parse(readFileSync(new URL(`../demonstration/published/${name}.json`, import.meta.url), 'utf8')),
  )
const json = { accept: 'application/json' }

describe('other rules', () => {
  let world: TestApp
  let lead: Visitor
  let inspector: Visitor
  let quality: Visitor
  let chair: Visitor
  let contact: Visitor
  let standards: Visitor
  let at: Awaited<ReturnType<typeof assessedInspection>>
  const own = () => `${at.address}/what-if`

  const safetyCounts = (assessment: string): boolean =>
    [0, 1, 2, 3, 7].includes(
      at.cases
        .filter(({ kind }) => kind === 'out-of-court')
        .findIndex((one) => one.assessment === assessment),
    )

  /** The answer over all inspections, however busy the machine is. */
  const answered = async (ask: string) => {
    let page = await standards.get(ask)
    while (page.body.includes('data-progress=')) page = await standards.get(ask)
    return page
  }

  /** Everything the database holds but sessions, which every visit may touch. */
  const everything = async (): Promise<string> => {
    const tables = await world.db.introspection.getTables()
    const counts: string[] = []
    for (const { name } of tables.filter((one) => !one.isView && one.name !== 'session')) {
      const rows = await world.db
        .selectFrom(name as 'answer')
        .selectAll()
        .execute()
      counts.push(`${name} ${JSON.stringify(rows)}`)
    }
    return counts.join('\n')
  }

  beforeAll(async () => {
    world = await testApp()
    lead = await world.person('Lead inspector')
    inspector = await world.person('Inspector')
    quality = await world.person('Quality lead')
    chair = await world.person('Panel chair')
    contact = await world.person('Service contact')
    standards = await world.person('Standards lead', ['standards-lead'])
    at = await assessedInspection(world, {
      framework: 'hmip-youth-2021',
      service: 'Southfen Youth Justice Service',
      samples: { court: 10, 'out-of-court': 10, resettlement: 0 },
      counts: [
        { ref: '2.1.3', yes: 8, relevant: 10 },
        { ref: '3.2.2', yes: 7, relevant: 10 },
      ],
      team: [
        { person: lead, role: 'lead-inspector' },
        { person: inspector, role: 'inspector' },
        { person: quality, role: 'quality-lead' },
        { person: chair, role: 'panel-chair' },
        { person: contact, role: 'service-contact' },
      ],
    })
    for (const name of ['luton-2020', 'kirklees-2021', 'wolverhampton-2022', 'hartlepool-2020']) {
      const figures = published(name)
      const newest = (await world.frameworks.newest()).find((one) => one.id === figures.framework)!
      await world.perform(carryPublishedFigures, { figures, frameworkVersion: newest.version })
    }
    await concludedInspection(world, 'Westmoor Youth Justice Service', await resultsLike('kirklees-2021'))
  })
  afterAll(() => world.close())

  it('are asked by the lead about their inspection, and by nobody else of its people', async () => {
    const page = await lead.get(own())
    expect(page.status).toBe(200)
    expect(page.text).toContain('nothing is written')
    expect(page.text).toContain('Every boundary five points higher')
    expect((await lead.get(at.address)).body).toContain(`href="${own()}"`)
    for (const visitor of [inspector, quality, chair, contact]) {
      expect((await visitor.get(own())).status, visitor.name).toBe(403)
      expect((await visitor.get('/what-if')).status, visitor.name).toBe(403)
    }
    expect((await standards.get(own())).status).toBe(404)
    expect((await lead.get('/what-if')).status).toBe(403)
    expect((await world.anyone.get('/what-if')).status).toBe(303)
  })

  it('set both sides beside each other, standard by standard', async () => {
    const { body, text } = await lead.get(`${own()}?rules=boundaries-five-higher`)
    expect(text).toContain(
      'Requires improvement begins at 55% instead of 50%; Good begins at 70% instead of 65%; Outstanding begins at 85% instead of 80%.',
    )
    const row = (ref: string) => tableRows(body, 'standards').find(([name]) => name!.startsWith(ref))
    expect(row('2.1')).toEqual(['2.1 Assessment', 'Outstanding', 'Good', 'Down'])
    expect(row('3.2')).toEqual(['3.2 Planning', 'Good', 'Good', 'Same'])
    expect(row('1.1')!.slice(1)).toEqual(['Not rated', 'Not rated', 'Same'])
    expect(text).toContain('This says what the same answers would have given.')
    // The caseload is no larger than the sample.
    expect(text).toContain('Every case of the caseload was assessed, so nothing is left to chance.')
    const moves = tableRows(body, 'moves')
    expect(moves.find(([name]) => name === '2.1 Assessment')).toEqual(['2.1 Assessment', '100%', '0%', '0%'])
    expect(text).toContain('There is no total yet')
  })

  it('count an inspection’s own cases exactly as an older framework would have picked them', async () => {
    const asked = async () =>
      ((await lead.get(`${own()}?rules=sub-samples-of-2018`, json)).json() as Simulation).inspections[0]!
        .after
    const planning = async () => (await asked()).standards.find(({ ref }) => ref === '3.2')!
    // Nobody has recorded yet what the older framework goes by.
    expect(await planning()).toMatchObject({ lowest: 'Inadequate', highest: 'Outstanding', why: 'unsure' })
    const { body } = await lead.get(`${own()}?rules=sub-samples-of-2018&unasked=50`)
    // Of the ten cases all, some or none might have counted.
    expect(tableRows(body, 'question-bounds-table').find(([ref]) => ref === '3.2.2')).toEqual([
      '3.2.2',
      '0%',
      '100%',
      expect.stringMatching(/^\d+%$/),
      '10 cases of which it is not known whether they count',
    ])
    expect(body).toContain('data-share')
    const facts = {
      'child-safety-factors': 'yes',
      'rosh-inspector': 'medium',
      'delivery-begun': 'yes',
      'changed-desistance': 'yes',
      'changed-safety': 'yes',
      'changed-others': 'yes',
    }
    for (const { assessment, kind } of at.cases)
      await world.db
        .insertInto('answer')
        .values(
          Object.entries(facts).map(([fact, value]) => ({
            assessment_id: assessment,
            question: `fact:${fact}`,
            version: 1,
            // Of the seven cases that answer yes to 3.2.2 four, and one of the three that answer no, would count.
            value:
              fact === 'child-safety-factors' && kind === 'out-of-court' && !safetyCounts(assessment)
                ? 'no'
                : value,
            answered_by: lead.id,
          })),
        )
        .execute()
    // 4 of 5 is 80 per cent, where 7 of 10 was 70; the questions beside it are answered yes throughout.
    expect(await planning()).toMatchObject({ lowest: 'Outstanding', highest: 'Outstanding', why: null })
    for (const { lowest, highest } of (await asked()).standards) expect(lowest).toBe(highest)
    expect((await lead.get(`${own()}?rules=sub-samples-of-2018`)).text).toContain(
      'By these rules other cases count',
    )
  })

  it('may be written by oneself, and every fault of them is told at once', async () => {
    const mine = (text: string) => `${own()}?rules=own&own=${encodeURIComponent(text)}`
    const page = await lead.get(mine('title: My own\nboundaries: { outstanding: 81 }\n'))
    expect(page.status).toBe(200)
    expect(page.text).toContain('Outstanding begins at 81% instead of 80%.')
    const faulty = await lead.get(mine('title: Mine\nbanding: rounded\n<b>extra</b>: 1\n'))
    expect(faulty.status).toBe(422)
    expect(faulty.text).toContain('must be round-then-band or exact, not "rounded"')
    expect(faulty.text).toContain('has an entry "<b>extra</b>" that does not belong here')
    expect(faulty.body).not.toContain('<b>extra</b>')
    expect((await lead.get(`${own()}?rules=own`)).text).toContain('Write the rules, or choose some')
    expect((await lead.get(`${own()}?rules=nothing`)).text).toContain('Choose rules from the list')
    expect((await lead.get(`${own()}?rules=exact-banding&unasked=many`)).status).toBe(422)
    expect((await lead.get(mine(`title: ${'a: &a [x]\n'.repeat(1000)}`))).status).toBe(422)
    expect(
      (
        await lead.get(
          mine('a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ne: &e [*d,*d]\ntitle: [*e,*e,*e]'),
        )
      ).status,
    ).toBe(422)
  })

  it('are asked by the standards lead about all that are settled, and none that is not', async () => {
    const { body, text } = await answered('/what-if?rules=boundaries-five-higher')
    expect(tableRows(body, 'overall').map((row) => row.map((cell) => cell.replace(/ of 36/, '')))).toEqual([
      ['Hartlepool Youth Justice Service', 'Good 26', 'Good 26', 'Good 24'],
      ['Kirklees Youth Justice Service', 'Requires improvement 8', 'Requires improvement 8', 'Inadequate 6'],
      [
        'Luton Youth Offending Service',
        'Requires improvement 16',
        'Requires improvement 14',
        'Requires improvement 12',
      ],
      ['Westmoor Youth Justice Service', 'Requires improvement 8', 'Requires improvement 8', 'Inadequate 6'],
      ['Wolverhampton Youth Offending Team', 'Good 28', 'Good 26', 'Good 24'],
    ])
    expect(text).not.toContain('Southfen')
    expect(tableRows(body, 'overall-moves')[1]).toEqual(['Requires improvement', '2', '1', '0', '0', '0'])
    expect((await standards.get('/inspections')).body).toContain('href="/what-if"')
    expect((await lead.get('/inspections')).body).not.toContain('href="/what-if"')
  })

  it('leave what was never asked within bounds, and show an assumption as what it is', async () => {
    const { body, text } = await answered('/what-if?rules=whole-sample-out-of-court&unasked=50')
    const kirklees = tableRows(body, 'overall').find(([name]) => name!.startsWith('Kirklees'))!
    expect(kirklees.slice(3)).toEqual(['Requires improvement 8 to 11 of 36', 'Requires improvement 8 of 36'])
    expect(text).toContain('3.2.3 lies between 7% and 53%: 7 cases were not asked.')
    expect(text).toContain('Kirklees Youth Justice Service: 8–11 (8)')
    expect(text).toContain('If 50% of the missing answers were sufficient')
    expect(tableRows(body, 'standards-move').map((row) => row.at(-1))).toEqual(['5', '1', '0', '1'])
  })

  it('write nothing at all, neither a row nor an event', async () => {
    const before = await everything()
    for (const rules of ['standards-of-2021', 'desistance-only', 'no-resettlement-limit']) {
      expect((await lead.get(`${own()}?rules=${rules}`)).status).toBe(200)
      expect((await answered(`/what-if?rules=${rules}`)).status).toBe(200)
    }
    expect(await everything()).toBe(before)
  })

  it('are held against completed caseloads for every inspection whose cases are at hand, and kept', async () => {
    const { results, rated } = (await lead.get(at.address, json)).json() as {
      results: object
      rated: object
    }
    const judgements = ['1.1', '1.2', '1.3', '1.4', '3.4'].map((ref) => ({ ref, rating: 'Good' }))
    const caseload = { court: 24, outOfCourt: 30 }
    await world.db
      .insertInto('result')
      .values({
        inspection_id: at.id,
        version: 1,
        results: JSON.stringify({ ...results, judgements, caseload }),
        rated: JSON.stringify(rated),
        digest: 'as the panel left it',
      })
      .execute()
    await world.db.updateTable('inspection').set({ stage: 'drafting' }).where('id', '=', at.id).execute()
    const ask = '/what-if?rules=boundaries-five-higher'

    const first = (await standards.get(ask, json)).json() as Simulation & {
      changes: Record<string, Change>
      moving: HowMany
    }
    const change = first.changes[at.slug] as ChangeOverCaseload
    expect(change.draws).toBe(10_000)
    expect(change.overall).toMatchObject({ up: 0 })
    // All others were carried over from print, or their panel left figures without cases.
    const others = Object.entries(first.changes).filter(([id]) => id !== at.slug)
    expect(others.map(([, one]) => one)).toEqual(others.map(() => ({ why: 'no-cases' })))
    expect(first.moving).toMatchObject({
      services: 1,
      any: [change.overall!.same / 10_000, expect.anything()],
    })

    const { body, text } = await answered(ask)
    const [sure] = tableRows(body, 'sure')
    expect(sure!.slice(0, 4)).toEqual([
      'Southfen Youth Justice Service',
      chanceText(change.overall!.down, 10_000),
      chanceText(change.overall!.same, 10_000),
      '0%',
    ])
    expect(sure!.at(-1)).toMatch(/^−\d\.\d$/)
    expect(tableRows(body, 'how-many').map(([many]) => many)).toContain('0')
    expect(text).toContain(`Left out: ${others.length} services. Only counts are known of this inspection`)
    // The same page for the one inspection says the same.
    const own = (await lead.get(`${at.address}/what-if?rules=boundaries-five-higher`, json)).json() as {
      change: ChangeOverCaseload
    }
    expect(own.change).toEqual(change)
  })

  it('say how far they are while inspections are still being read, and go on without anybody waiting', async () => {
    const ask = '/what-if?rules=boundaries-five-lower'
    // What was read before counts no more once an answer comes to it.
    const { assessment } = at.cases.find(({ kind }) => kind === 'court')!
    const again = { assessment_id: assessment, question: 'fact:changed-others', answered_by: lead.id }
    await world.db
      .insertInto('answer')
      .values({ ...again, version: 2, value: 'yes' })
      .execute()
    const waiting = await world.db.transaction().execute(async (held) => {
      await sql`lock table caseload_case in access exclusive mode`.execute(held)
      const page = await standards.get(ask)
      const progress = page.body.match(/data-progress="([^"]+)"/)![1]!.replaceAll('&amp;', '&')
      const said = (await standards.get(progress, json)).json() as { done: boolean; said: string }
      expect(said.done).toBe(false)
      expect(said.said).toMatch(/^\d of 6 inspections are done\.$/)
      expect((await lead.get(progress, json)).status).toBe(403)
      return { page, progress }
    })
    expect(waiting.page.text).toContain('inspections are done.')
    expect(waiting.page.body).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>')
    expect(waiting.page.body).toContain(`href="${ask}"`)
    const done = await answered(ask)
    expect((await standards.get(waiting.progress, json)).json()).toEqual({ done: true, said: '' })
    expect(done.body).not.toContain('http-equiv')
    expect(tableRows(done.body, 'sure')).toHaveLength(1)
  })

  it('look at the cases of a settled inspection only while they count to what its panel left', async () => {
    const planning = async () =>
      ((await standards.get('/what-if?rules=sub-samples-of-2018', json)).json() as Simulation).inspections
        .find(({ name }) => name === 'Southfen Youth Justice Service')!
        .after.standards.find(({ ref }) => ref === '3.2')
    expect(await planning()).toMatchObject({ lowest: 'Outstanding', highest: 'Outstanding' })
    const boundaries = await answered('/what-if?rules=boundaries-five-higher')
    expect(tableRows(boundaries.body, 'overall').map(([name]) => name)).toContain(
      'Southfen Youth Justice Service',
    )
    const late = at.cases.find(({ kind }) => kind === 'out-of-court')!
    await world.db
      .insertInto('answer')
      .values({
        assessment_id: late.assessment,
        question: 'out-of-court-planning-child-safety',
        version: 2,
        value: 'no',
        answered_by: lead.id,
      })
      .execute()
    expect(await planning()).toMatchObject({ lowest: 'Inadequate', highest: 'Outstanding', why: 'unsure' })
  })
})
