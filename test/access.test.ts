/**
 * Every route is tried by every role, on an inspection of their own and on a foreign one. What each was answered is
 * compared with access-matrix.txt, which people read and change on purpose.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addExample } from '#inspection/casework/examples/actions.ts'
import { openInspection, registerService, setTeam } from '#inspection/programme/actions.ts'
import { perform } from '#platform/audit/perform.ts'
import { type StandingRole, standingRoles, type TeamRole, teamRoles } from '#platform/permissions/roles.ts'
import { allEndpoints } from '../src/endpoints.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { insertedMeeting } from './panel-meeting.ts'
import { allocatedAssessment, completedOnce } from './sampled-case.ts'

/** Values for the parts of a path that do not name a thing. */
const params: Record<string, string> = {
  key: '00000000-0000-4000-8000-000000000000',
  held: '00000000-0000-4000-8000-000000000000',
  setAside: '00000000-0000-4000-8000-000000000000',
  framework: 'hmip-youth-2018',
  standard: 'court-assessment',
  section: 'executive-summary',
  edition: '1',
  draft: '1',
  finding: '0'.repeat(64),
  paragraph: '1',
  comment: '00000000-0000-4000-8000-000000000000',
  case: '00000000-0000-4000-8000-000000000000',
  format: 'json',
  number: '1',
  kind: 'court',
  by: 'gender',
  version: '1',
  question: 'court-assessment-desistance',
  meeting: '1',
}

interface Place {
  inspection: string
  assessment: string
  example: string
  alert: string
}

const refused = new Set([
  'sign-in-needed',
  'not-allowed',
  'not-found',
  'case-given-away',
  'conflict-of-interest',
])

describe('access', () => {
  let world: TestApp
  const people = new Map<string, Visitor>()
  let own: Place
  let foreign: Place

  /** An inspection whose whole team is new people, with one case allocated to its assessor. */
  async function inspection(name: string, team: Map<TeamRole | 'assessor', Visitor>): Promise<Place> {
    const service = await world.perform(registerService, { name, area: name })
    const { id, slug } = await world.perform(openInspection, {
      service: { id: service, slug: name.toLowerCase() },
      framework: { id: 'hmip-youth-2018', version: '1.3.0' },
      announcedOn: '2027-01-04',
      fieldworkFrom: '2027-02-01',
      fieldworkTo: '2027-02-05',
      publicationPlannedOn: null,
    })
    const members = [...team].map(([role, person]) => ({
      person: person.id,
      role: role === 'assessor' ? ('inspector' as const) : role,
    }))
    await world.perform(setTeam, { inspection: id, members })
    await world.db
      .insertInto('recommendation')
      .values({
        inspection_id: id,
        number: 1,
        version: 1,
        addressee: 'The board',
        body: 'Act.',
        written_by: team.get('lead-inspector')!.id,
      })
      .execute()
    const assessor = team.get('assessor')!.id
    const assessment = await allocatedAssessment(world.db, id, assessor)
    await completedOnce(world.db, assessment, assessor)
    const example = randomUUID()
    await perform(
      world.db,
      addExample,
      {
        example,
        assessment,
        question: 'court-assessment-desistance',
        quality: 'good',
        body: 'The child was heard.',
        notPersonal: null,
      },
      { id: assessor },
    )
    // About the assessor's case, and raised by somebody else where there is somebody.
    const { id: alert } = await world.db
      .insertInto('alert')
      .values({
        id: randomUUID(),
        inspection_id: id,
        assessment_id: assessment,
        severity: 'danger-now',
        at_risk: 'child',
        known: 'The child is not safe at home.',
        noticed_at: new Date(),
        raised_by: (team.get('local-assessor') ?? team.get('assessor'))!.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const framework = await world.frameworks.get('hmip-youth-2018', '1.3.0')
    await insertedMeeting(world, framework, id, (team.get('panel-chair') ?? team.get('lead-inspector'))!.id)
    return { inspection: slug, assessment, example, alert }
  }

  beforeAll(async () => {
    world = await testApp()
    people.set('anyone', world.anyone)
    people.set('someone with an account', await world.person('Somebody'))
    for (const role of Object.keys(standingRoles) as StandingRole[]) {
      people.set(role, await world.person(standingRoles[role], [role]))
    }
    const team = new Map<TeamRole | 'assessor', Visitor>()
    for (const role of Object.keys(teamRoles) as TeamRole[])
      team.set(role, await world.person(teamRoles[role]))
    team.set('assessor', await world.person('Inspector with the case'))
    for (const [role, person] of team) people.set(role, person)
    own = await inspection('Ownshire', team)
    const close = await world.person('Panel member who is too close')
    people.set('member too close', close)
    const { id, service } = await world.db
      .selectFrom('inspection')
      .where('slug', '=', own.inspection)
      .select(['id', 'service_id as service'])
      .executeTakeFirstOrThrow()
    await world.db
      .insertInto('team_member')
      .values({ inspection_id: id, person_id: close.id, role: 'panel-member' })
      .execute()
    const interest = { service, kind: 'personal', words: 'My sister works there.' }
    expect((await close.post('/account/interests', interest)).status).toBe(303)
    const others = new Map<TeamRole | 'assessor', Visitor>()
    others.set('lead-inspector', await world.person('Lead inspector elsewhere'))
    others.set('assessor', await world.person('Inspector elsewhere'))
    foreign = await inspection('Foreignshire', others)
  })
  afterAll(() => world.close())

  const routes = allEndpoints({ db: undefined as never, demonstration: false })

  /** Whether the door opens. A form without its token is stopped only after access was granted, and changes nothing. */
  async function opens(route: (typeof routes)[number], visitor: Visitor, place: Place): Promise<boolean> {
    const path = route.path.replaceAll(/:(\w+)/g, (_, name) => {
      const value = { ...params, ...place, slug: place.inspection }[name as string]
      if (value === undefined) throw new Error(`${route.path}: give the part “:${name}” a value in this test`)
      return value
    })
    const answer = await visitor.knock(route.method, path)
    if (answer.problem === 'not-found' && ['public', 'account'].includes(route.thing)) return true
    return !refused.has(answer.problem ?? '')
  }

  it('is what the matrix says, route by route and role by role', async () => {
    const lines: string[] = []
    for (const route of routes) {
      const [mine, theirs]: [string[], string[]] = [[], []]
      for (const [name, person] of people) {
        if (await opens(route, person, own)) mine.push(name)
        if (await opens(route, person, foreign)) theirs.push(name)
      }
      const named = (list: string[]) =>
        list.length === people.size ? 'everyone' : list.length === 0 ? 'nobody' : list.join(', ')
      const inspection = route.path.includes(':inspection')
      lines.push(`${route.method} ${route.path}`, `    ${inspection ? 'own:     ' : ''}${named(mine)}`)
      if (inspection) lines.push(`    foreign: ${named(theirs)}`)
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'access-matrix.txt'))
  })

  it('to results, ratings and report is closed to whoever is too close to the service', async () => {
    const [member, close] = [people.get('panel-member')!, people.get('member too close')!]
    const shut: string[] = []
    for (const route of routes.filter(({ thing }) => thing === 'inspection'))
      if ((await opens(route, member, own)) && !(await opens(route, close, own))) shut.push(route.verb)
    expect([...new Set(shut)].toSorted()).toEqual([
      // Papers and decisions of a meeting; the meeting itself is open, so that they can declare there.
      'see panel',
      'see report',
      'see results',
      'work out certainty',
    ])
    const judgement = routes.filter(
      ({ path, verb }) => path.includes('/judgement') && !['see panel', 'sit on panel'].includes(verb),
    )
    expect(judgement.length).toBeGreaterThan(15)
    for (const route of judgement)
      expect(await opens(route, close, own), `${route.method} ${route.path}`).toBe(false)
    const refused = await close.get(`/inspections/${own.inspection}/judgement`)
    expect([refused.status, refused.text]).toEqual([
      403,
      expect.stringContaining('You are too close to this service'),
    ])
  })

  it('to a foreign inspection is closed to every team, whatever the role there', async () => {
    for (const route of routes.filter((one) => one.path.includes(':inspection'))) {
      for (const role of [
        ...Object.keys(teamRoles),
        'assessor',
        'someone with an account',
        'anyone',
        'analyst',
      ]) {
        expect(
          await opens(route, people.get(role)!, foreign),
          `${role} at ${route.method} ${route.path}`,
        ).toBe(false)
      }
    }
  })

  it('is closed to whoever left the team, even with a case still in their name', async () => {
    const assessor = people.get('assessor')!
    const place = own
    await world.db.deleteFrom('team_member').where('person_id', '=', assessor.id).execute()
    for (const route of routes.filter((one) => ['assessment', 'alert'].includes(one.thing))) {
      expect(await opens(route, assessor, place), `${route.method} ${route.path}`).toBe(false)
    }
  })
})
