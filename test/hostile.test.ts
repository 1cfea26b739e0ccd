/** People who mean harm, or whose browsers send what no browser should: what they try, and what must come of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '#platform/people/passwords.ts'
import { createAccount } from '#platform/people/sign-in.actions.ts'
import { type TestApp, testApp, Visitor } from './app.ts'

describe('somebody without an account', () => {
  let world: TestApp
  const stranger = () => new Visitor(world.app, { id: '', name: 'A stranger' })
  const email = 'lead@example.org'
  const password = 'plumb level square'

  beforeAll(async () => {
    world = await testApp()
    await world.perform(createAccount, {
      email,
      name: 'Lead inspector',
      passwordHash: await hashPassword(password),
      roles: [],
    })
  })
  afterAll(() => world.close())

  it.each([
    '/published/%00',
    '/inspections/%00',
    '/inspections/x%00y/casework/00000000-0000-4000-8000-000000000000',
    '/published/x/editions/99999999999999',
    '/published/x/editions/-1',
    '/published/x/editions/1.5',
    '/published/x/editions/9e99',
    '/published/x/editions/twelve',
    '/published/%ED%A0%80',
    '/published/%25',
    '/sign-in?next=%00',
    '/sign-in?next=a&next=b',
    '/sign-in?__proto__=x&next[__proto__]=y',
    '/__proto__',
    '/inspections/__proto__',
    '/inspections/constructor/casework',
  ])('never finds a fault of ours at %s', async (url) => {
    const { status } = await world.anyone.get(url)
    expect(status).toBeLessThan(500)
    if (url.startsWith('/published')) expect([400, 404], 'nothing can be there').toContain(status)
  })

  it('is told so when an address is longer than any can be', async () => {
    expect((await world.anyone.get(`/published/${'x'.repeat(5000)}`)).status).toBe(414)
  })

  it.each([
    ['a character that cannot be stored', { email: 'a\0b@example.org', password: 'x' }],
    [
      'an address no one could have',
      { email: `${Array.from({ length: 9000 }, (_, at) => (at * 7919) % 99991).join('')}@x`, password: 'x' },
    ],
    ['a field given twice', { email: ['a@example.org', 'b@example.org'], password: 'x' }],
  ])('is told what is wrong with %s when signing in', async (_what, fields) => {
    const answer = await stranger().post('/sign-in', fields)
    expect(answer.status).toBe(422)
  })

  it.each([
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '/\r\n/elsewhere.example',
    '/..//elsewhere.example',
    '/./\\elsewhere.example',
    ' //elsewhere.example',
    'http:elsewhere.example',
    '/\u2028/x\u0130',
  ])('cannot make sign-in lead off the site or fail: %j', async (next) => {
    const visitor = stranger()
    const answer = await visitor.post('/sign-in', { email, password, next })
    expect(answer.status).toBe(303)
    const target = new URL(answer.location!, 'https://plumbline.example/')
    expect(target.origin).toBe('https://plumbline.example')
    expect(answer.location).toMatch(/^\/(?!\/)[\x21-\x7e]*$/)
  })

  it('cannot put markup into our pages with a cookie', async () => {
    const token = '"><form action=//elsewhere.example>'
    const page = await world.app.inject({
      url: '/sign-in',
      headers: { cookie: `plumbline_form=${encodeURIComponent(token)}` },
    })
    expect(page.body).not.toContain(token)
    expect(page.body).not.toContain('elsewhere.example')
  })

  it('cannot bring everyone else to a stop by signing in ten times at once', async () => {
    const tries = Array.from({ length: 12 }, (_, at) =>
      stranger().post('/sign-in', { email: `person${at}@example.org`, password: 'wrong password' }),
    )
    const statuses = (await Promise.all(tries)).map((answer) => answer.status)
    expect(statuses).toEqual(Array(12).fill(422))
  })

  it('gets no more than five guesses at a password, also when all are sent at once', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        stranger().post('/sign-in', { email: 'target@example.org', password: `guess ${at}` }),
      ),
    )
    expect(guesses.filter((answer) => answer.status === 422).length).toBeLessThanOrEqual(5)
    expect(guesses.filter((answer) => answer.status === 429).length).toBeGreaterThanOrEqual(15)
  })
})

describe('somebody who claims to be somewhere else', () => {
  let world: TestApp
  beforeAll(async () => {
    world = await testApp({ demonstration: true, proxies: 1 })
    await world.perform(createAccount, {
      email: 'lead@demonstration.example',
      name: 'Lead inspector',
      passwordHash: null,
      roles: [],
      demonstration: true,
    })
  })
  afterAll(() => world.close())

  it('is not taken for a person at this machine, whatever the headers say', async () => {
    for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']) {
      const page = await world.anyone.get('/sign-in', { [name]: '127.0.0.1' })
      expect(page.text, name).not.toContain('Demonstration')
    }
  })

  it('is counted by the address that the proxy saw', async () => {
    const token = 'a'.repeat(32)
    const guess = (claimed: string) =>
      world.app.inject({
        method: 'POST',
        url: '/sign-in',
        headers: {
          cookie: `plumbline_form=${token}`,
          'content-type': 'application/x-www-form-urlencoded',
          'x-forwarded-for': `${claimed}, 203.0.113.7`,
        },
        payload: `_token=${token}&email=target@example.org&password=guess`,
      })
    const statuses: number[] = []
    for (let at = 0; at < 6; at++) statuses.push((await guess(`198.51.100.${at}`)).statusCode)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
    const rows = await world.db.selectFrom('sign_in_attempt').select('address').distinct().execute()
    expect(rows).toEqual([{ address: '203.0.113.7' }])
  })

  it('who guesses from elsewhere does not lock the account’s owner out', async () => {
    const password = 'plumb level square'
    const email = 'target@example.org'
    const account = { email, name: 'Target', passwordHash: await hashPassword(password), roles: [] }
    await world.perform(createAccount, account)
    const owner = new Visitor(world.app, { id: '', name: 'The owner' })
    expect((await owner.post('/sign-in', { email, password })).status).toBe(303)
  })
})

describe('sessions and form tokens', () => {
  let world: TestApp
  const email = 'lead@example.org'
  const password = 'plumb level square'
  beforeAll(async () => {
    world = await testApp({ https: true })
    const account = { email, name: 'Lead inspector', passwordHash: await hashPassword(password), roles: [] }
    await world.perform(createAccount, account)
  })
  afterAll(() => world.close())

  const page = (cookie: string) => world.app.inject({ url: '/account', headers: { cookie } })
  const send = (url: string, cookie: string, fields: Record<string, string>) =>
    world.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
      payload: new URLSearchParams(fields).toString(),
    })
  const tokenOn = (body: string) => /name="_token" value="([^"]+)"/.exec(body)![1]!
  const pair = (cookie: { name: string; value: string }) => `${cookie.name}=${cookie.value}`

  async function signedIn(before = '') {
    const first = await world.app.inject({ url: '/sign-in', headers: before ? { cookie: before } : {} })
    const _token = tokenOn(first.body)
    const given = first.cookies.find(({ name }) => name.endsWith('plumbline_form'))
    const sent = [before, given ? pair(given as never) : ''].filter(Boolean).join('; ')
    const answer = await send('/sign-in', sent, { _token, email, password })
    const session = answer.cookies.find(({ name }) => name.endsWith('plumbline_session'))
    return { answer, tokenBefore: _token, session: session! }
  }

  it('over https, stay with this host, out of scripts’ reach, and end with the browser', async () => {
    const { session } = await signedIn()
    expect(session).toMatchObject({
      name: '__Host-plumbline_session',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
    })
    expect(session).not.toHaveProperty('domain')
    expect(session).not.toHaveProperty('expires')
    const plain = `plumbline_session=${session.value}`
    expect((await page(plain)).statusCode, 'a cookie that a neighbour could have set').toBe(303)
  })

  it('are new at each sign-in: one that was planted is worth nothing', async () => {
    const { session } = await signedIn(`__Host-plumbline_session=${'planted'.repeat(6)}`)
    expect(session.value).not.toContain('planted')
    expect((await page(`__Host-plumbline_session=${'planted'.repeat(6)}`)).statusCode).toBe(303)
  })

  it('end when the same browser signs in again', async () => {
    const { session } = await signedIn()
    const again = await signedIn(pair(session as never))
    expect(again.answer.statusCode).toBe(303)
    expect((await page(pair(session as never))).statusCode).toBe(303)
    expect((await page(pair(again.session as never))).statusCode).toBe(200)
  })

  it('do not lend each other their form tokens', async () => {
    const [one, other] = [await signedIn(), await signedIn()]
    const mine = pair(one.session as never)
    const theirs = tokenOn((await page(pair(other.session as never))).body)
    const tokens = { theirs, 'from before sign-in': one.tokenBefore, none: '', 'too long': theirs.repeat(99) }
    for (const [what, _token] of Object.entries(tokens)) {
      const forms = `; __Host-plumbline_form=${_token}`
      expect((await send('/sign-out', mine + forms, { _token })).statusCode, what).toBe(403)
    }
    expect((await page(mine)).statusCode).toBe(200)
  })

  it('that are over are cleared away', async () => {
    await world.db
      .updateTable('session')
      .set({ expires_at: new Date(0) })
      .execute()
    await signedIn()
    const { count } = await world.db
      .selectFrom('session')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(1)
  })
})
