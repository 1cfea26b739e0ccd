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
    if (url.startsWith('/published')) expect(status, 'nothing can be there').toBe(404)
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
