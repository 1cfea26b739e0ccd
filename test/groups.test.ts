import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { assessedInspection } from './assessed-inspection.ts'

describe('groups of children in one inspection', () => {
  let world: TestApp
  let lead: Visitor
  let assessor: Visitor
  let chair: Visitor
  let at: Awaited<ReturnType<typeof assessedInspection>>
  let page: string

  beforeAll(async () => {
    world = await testApp()
    lead = await world.person('Lead inspector')
    assessor = await world.person('Local assessor')
    chair = await world.person('Panel chair')
    at = await assessedInspection(world, {
      framework: 'hmip-youth-2021',
      service: 'Luton',
      samples: { court: 20, 'out-of-court': 4 },
      caseload: { court: 24, 'out-of-court': 8 },
      // The first so many cases are answered yes, so the boys at the front of the list are served better.
      counts: [{ ref: '2.1.3', yes: 13, relevant: 20 }],
      columns: (kind, place) =>
        kind === 'court'
          ? {
              gender: place < 12 ? 'male' : 'female',
              ethnicity: place < 3 || place > 18 ? 'white' : 'black',
            }
          : { gender: 'male', ethnicity: 'not-known' },
      team: [
        { person: lead, role: 'lead-inspector' },
        { person: assessor, role: 'local-assessor' },
        { person: chair, role: 'panel-chair' },
      ],
    })
    page = `${at.address}/groups`
  })
  afterAll(() => world.close())

  it('shows counts, a range and exact tests where there are enough cases', async () => {
    const { text } = await lead.get(page)
    // 1 of 8 girls and 12 of 12 boys.
    expect(text).toContain('Girls (8 cases) and Boys (12 cases)')
    expect(text).toContain('2.1.3 1 of 8 12 of 12 −88 (−98 to −45) under 0.001 under 0.001 >99%')
    expect(text).toMatch(/Too few cases, or answers too much alike, to compare: 2\.1\.1, 2\.1\.2, /)
    expect(text).toContain('For exploring only, and for the team alone')
    expect(text).toMatch(/\d+ of \d+ comparisons can be made\. \d+ of them ha(s|ve) a p under 5%/)
  })

  it('says only that there are too few where that is so', async () => {
    const { text } = await lead.get(page)
    expect(text).toContain('Too few cases to compare: Girls (0 cases) and Boys (4 cases).')
    expect(text).toContain(
      'The sample was drawn to be like the caseload in gender, disposal, risk of serious harm, safety and wellbeing; not in ethnicity.',
    )
  })

  it('sets the whole caseload against the children who live in the area', async () => {
    const { text } = await lead.get(page)
    // Black: 16 of the court caseload; white: 3 at the front and 5 at the end; not known: the eight out of court.
    expect(text).toContain(
      'Black and minority ethnic: 16 cases, and 8 of the group White. Set against the children who live in Luton, they are in the caseload 1.77 times as often as the group White.',
    )
    expect(text).toContain('12,076 White 8 10,700 1.77')
    expect(text).toContain('Left out: 8 cases of children whose group is not known')
  })

  it('gives no rate where nobody has printed the population', async () => {
    const elsewhere = await assessedInspection(world, {
      framework: 'hmip-youth-2021',
      service: 'Northmere',
      samples: { court: 1 },
      counts: [],
      team: [{ person: lead, role: 'lead-inspector' }],
    })
    const { text } = await lead.get(`${elsewhere.address}/groups`)
    expect(text).toContain('No figures of the children who live in Northmere are at hand')
    expect(text).toContain('comparisons can be made: there are too few cases')
  })

  it('is for the team alone', async () => {
    expect((await assessor.get(page)).status).toBe(200)
    expect((await assessor.get(at.address)).body).toContain(`href="${page}"`)
    expect((await chair.get(page)).status).toBe(403)
    expect((await chair.get(at.address)).body).not.toContain(`href="${page}"`)
  })
})
