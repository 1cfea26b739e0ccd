/** The history of a case: every version of every answer, and the case's own steps, as a story that can be read. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Moment } from '#inspection/casework/history.queries.ts'
import { storyOf } from '#inspection/casework/history-story.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { answerWholeCase } from './complete-case.ts'
import { overdueAlert } from './raised-alert.ts'
import { headings } from './read-page.ts'
import { type SampledInspection, sampledCase, teamInFieldwork } from './sampled-case.ts'

let world: TestApp
let lead: Visitor
let sam: Visitor
let robin: Visitor
let quality: Visitor
let place: SampledInspection

beforeAll(async () => {
  world = await testApp()
  ;({
    lead,
    sam,
    robin,
    quality,
    inspection: place,
  } = await teamInFieldwork(world, {
    lead: ['Lead inspector', 'lead-inspector'],
    sam: ['Sam Inspector', 'inspector'],
    robin: ['Robin Assessor', 'local-assessor'],
    quality: ['Quality lead', 'quality-lead'],
  }))
})
afterAll(() => world.close())

async function caseOf(person: Visitor, ref: string) {
  const id = await sampledCase(world.db, place.id, { ref })
  await lead.post(`${place.path}/allocation`, { [`assessor-${id}`]: person.id })
  return { id, path: `${place.path}/${id}` }
}

describe('the story of a case', () => {
  let mine: { id: string; path: string }
  const question = 'court-planning-child-safety'
  const save = (who: Visitor, question: string, value: string | null, version: number, note?: string) =>
    who.postJson(`${mine.path}/answers`, { question, value, version, note: note ?? null })

  beforeAll(async () => {
    mine = await caseOf(sam, 'A-1')
    await save(sam, 'fact:child-safety-factors', 'yes', 0)
    await save(sam, question, 'yes', 0, 'The plan names who keeps watch.')
    await save(sam, question, 'no', 1, 'The plan names nobody.')
    await lead.post(`${place.path}/allocation`, { [`assessor-${mine.id}`]: robin.id })
    await save(robin, question, null, 2, 'The plan names nobody.')
    await save(robin, question, 'no', 3)
  })

  it('tells who answered what, from what to what, with both notes', async () => {
    const { text } = await lead.get(`${mine.path}/history`)
    expect(text).toContain('5 versions of answers, newest first')
    expect(text).toContain('From Yes → to No')
    expect(text).toContain(
      'Note changed: The plan names nobody. Earlier note The plan names who keeps watch.',
    )
    expect(text).toContain('From No → to Not answered')
    expect(text).toContain('Note taken back Earlier note The plan names nobody.')
    expect(text).toContain('Gave the case to Sam Inspector')
    expect(text).toContain('Gave the case to Robin Assessor')
    expect(text).toMatch(/2\.2\.2 .*All versions of 2\.2\.2/)
  })

  it('by day and by sitting', async () => {
    const titles = headings((await lead.get(`${mine.path}/history?order=oldest`)).body)
    expect(titles.filter((one) => one.level === 2)).toHaveLength(1)
    const sittings = titles.filter((one) => one.level === 3).map((one) => one.text.replace(/,.*/, ''))
    expect(sittings).toEqual(['Lead inspector', 'Sam Inspector', 'Lead inspector', 'Robin Assessor'])
    const newest = headings((await lead.get(`${mine.path}/history`)).body)
      .filter((one) => one.level === 3)
      .map((one) => one.text.replace(/,.*/, ''))
    expect(newest).toEqual(sittings.toReversed())
  })

  it('of one answer alone, which the reading page leads to', async () => {
    const reading = await lead.get(`${mine.path}/standards/court-planning`)
    expect(reading.body).toContain(`${mine.path}/history?question=${question}"`)
    const { text } = await lead.get(`${mine.path}/history?question=${question}`)
    expect(text).toContain('History of 2.2.2')
    expect(text).toContain('4 versions of this answer')
    expect(text).not.toContain('Gave the case to')
  })

  it('and says of an answer that it no longer counts, and why', async () => {
    await save(robin, 'fact:child-safety-factors', 'no', 1)
    const whole = await robin.get(`${mine.path}/history`)
    expect(whole.text).toContain('No longer counts in this case')
    const one = await robin.get(`${mine.path}/history?question=${question}`)
    expect(one.text).toContain('Does not count: ')
    expect(one.text).toContain('kept here and not counted')
  })

  it('completing and reopening are part of it, with the reason', async () => {
    const whole = await caseOf(sam, 'A-2')
    await answerWholeCase(sam, whole.path)
    await sam.post(`${whole.path}/complete`)
    await lead.post(`${whole.path}/reopen`, { version: '1', reason: 'A report came in late.' })
    const { text } = await sam.get(`${whole.path}/history?order=oldest&page=99`)
    expect(text).toMatch(
      /Completed the case \(completion 1\).*Reopened the case after completion 1 A report came in late\./,
    )
  })

  it('every look is recorded, and others do not look', async () => {
    await quality.get(`${mine.path}/history`)
    const seen = await world.db
      .selectFrom('audit_event')
      .where('stream', '=', `assessment:${mine.id}`)
      .where('kind', '=', 'assessment-seen')
      .select('actor')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(seen.actor).toBe(quality.id)
    // Whoever had the case once is told that they no longer do; to anybody else it does not exist.
    expect((await sam.get(`${mine.path}/history`)).status).toBe(403)
    expect((await (await world.person('Stranger')).get(`${mine.path}/history`)).status).toBe(404)
  })

  it('and whatever stands in the address, a page that can be read comes back', async () => {
    const odd = [
      '?question=nothing',
      '?question=',
      '?page=0',
      '?page=-1',
      '?page=1e9',
      '?order=sideways',
      '?question=a&question=b',
      '?question=%3Cscript%3E',
    ]
    for (const query of odd) {
      const answer = await robin.get(`${mine.path}/history${query}`)
      expect(answer.status, query).toBe(200)
      expect(answer.body).not.toContain('<script>')
    }
    expect((await robin.get(`${mine.path}/history?question=nothing`)).text).toContain(
      'never answered in this case',
    )
    expect((await robin.get(`${mine.path}/history?question=%00`)).status).toBe(422)
  })
})

describe('a long history', () => {
  it('comes page by page: nothing is left out and nothing told twice, in either order', async () => {
    const long = await caseOf(sam, 'B-1')
    const versions = 2345
    await world.db
      .insertInto('answer')
      .values(
        Array.from({ length: versions }, (_, at) => ({
          assessment_id: long.id,
          question: `court-assessment-${['desistance', 'child-safety', 'others-safety'][at % 3]}`,
          version: Math.floor(at / 3) + 1,
          value: at % 2 ? 'yes' : 'no',
          note: `number-${at}-`,
          answered_by: at < 1000 ? sam.id : robin.id,
          // Several in one moment, as when a screen is saved.
          answered_at: new Date(Date.UTC(2027, 1, 1, 9) + Math.floor(at / 7) * 600_000),
        })),
      )
      .execute()
    for (const order of ['newest', 'oldest']) {
      const told: number[] = []
      let steps = 0
      for (let page = 1; page <= 24; page++) {
        const { body } = await lead.get(`${long.path}/history?order=${order}&page=${page}`)
        // The note that an answer came with; the earlier one stands behind a line of its own.
        told.push(
          ...[...body.matchAll(/: <span class="pl-written">number-(\d+)-/g)].map((one) => Number(one[1])),
        )
        steps += body.match(/Gave the case to/g)?.length ?? 0
      }
      expect(told).toHaveLength(versions)
      expect(new Set(told).size).toBe(versions)
      expect(steps).toBe(1)
      const moments = told.map((at) => Math.floor(at / 7))
      expect(moments).toEqual(moments.toSorted((a, b) => (order === 'oldest' ? a - b : b - a)))
    }
  })
})

describe('days and sittings', () => {
  const moment = fc.record({
    kind: fc.constant('step' as const),
    byId: fc.constantFrom('sam', 'robin'),
    by: fc.constant('Somebody'),
    at: fc
      .integer({ min: 0, max: 5000 })
      .map((minutes) => new Date(Date.UTC(2027, 2, 27) + minutes * 60_000)),
    sentence: fc.constant('Did something'),
  })

  it('hold every moment once, in the order given; a sitting is one person’s, without a long pause', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 60 }), fc.boolean(), (given: Moment[], newestFirst) => {
        const sorted = given.toSorted((a, b) => a.at.getTime() - b.at.getTime())
        const moments = newestFirst ? sorted.toReversed() : sorted
        const days = storyOf(moments)
        const sittings = days.flatMap((day) => day.sittings)
        expect(sittings.flatMap((one) => one.moments)).toEqual(moments)
        expect(new Set(days.map((one) => one.day)).size).toBe(days.length)
        for (const { moments } of sittings) {
          expect(new Set(moments.map((one) => one.byId)).size).toBe(1)
          for (const [at, one] of moments.entries()) {
            const before = moments[at - 1]
            if (before)
              expect(Math.abs(one.at.getTime() - before.at.getTime())).toBeLessThanOrEqual(1_800_000)
          }
        }
      }),
    )
  })
})

// Last, as a banner about what is overdue stands on every page from here on.
describe('what came late, and alerts', () => {
  const question = 'court-planning-desistance'
  let mine: { id: string; path: string }
  let alert: string

  beforeAll(async () => {
    mine = await caseOf(sam, 'A-9')
    const save = (value: string, version: number, note: string | null = null) =>
      sam.postJson(`${mine.path}/answers`, { question, value, version, note })
    await save('yes', 0)
    await save('no', 1)
    /** Answers from a page that knew only the first version; what is set aside is then decided about. */
    const late = async (note: string, decision: 'taken' | 'left') => {
      const value = decision === 'taken' ? 'yes' : 'no'
      // Somebody else's answer, so that it is no change of the same person's mind.
      const colleague = await robin.postJson(`${mine.path}/answers`, { question, value, version: 1, note })
      const { setAside } = colleague.json() as { setAside: string }
      expect(setAside, colleague.body).toBeTruthy()
      const { version } = await world.db
        .selectFrom('answer')
        .where('assessment_id', '=', mine.id)
        .where('question', '=', question)
        .select('version')
        .orderBy('version', 'desc')
        .executeTakeFirstOrThrow()
      const decided = await sam.postJson(`${mine.path}/set-aside/${setAside}`, { decision, version })
      expect(decided.status, decided.body).toBe(200)
    }
    await lead.post(`${mine.path}/colleague`, { colleague: robin.id })
    await late('The plan is thin.', 'left')
    alert = await overdueAlert(quality, place.slug, mine.id, 'The child fears for his life.')
    await late('The plan is thick.', 'taken')
  })

  it('answers set aside stand in the story with why, and with what was decided about them', async () => {
    const { text } = await lead.get(`${mine.path}/history?order=oldest`)
    const told = [
      'Set aside, as it had been answered anew meanwhile: No Note: The plan is thin.',
      'Decided about the late answer of Robin Assessor: the answer stayed as it was, and not No',
      'Set aside, as it had been answered anew meanwhile: Yes Note: The plan is thick.',
      'Decided about the late answer of Robin Assessor: it became the answer: Yes',
    ]
    const places = told.map((line) => text.indexOf(line))
    expect(places, text).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('and in the history of that answer alone, not of another', async () => {
    expect((await lead.get(`${mine.path}/history?question=${question}`)).text).toContain('The plan is thin.')
    const other = await lead.get(`${mine.path}/history?question=court-planning-child-safety`)
    expect(other.text).not.toContain('Set aside')
  })

  it('an alert is told of without its words, and leads to its page', async () => {
    for (const who of [lead, quality, sam]) {
      const page = await who.get(`${mine.path}/history`)
      expect(page.text, who.name).toContain('Raised an alert about this case: danger now')
      expect(page.body).toContain(`href="${alert}"`)
      expect(page.text).not.toContain('fears for his life')
    }
    const other = await caseOf(sam, 'A-10')
    expect((await lead.get(`${other.path}/history`)).text).not.toContain('Raised an alert')
  })
})
