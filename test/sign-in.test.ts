import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '#platform/people/passwords.ts'
import { createAccount } from '#platform/people/sign-in.actions.ts'
import { type TestApp, testApp, Visitor } from './app.ts'

const email = 'lead@example.org'
const password = 'plumb level square'

describe('signing in', () => {
  let world: TestApp
  const stranger = () => new Visitor(world.app, { id: '', name: 'Someone at a browser' })

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

  it('leads to the page that was asked for', async () => {
    const lead = stranger()
    expect((await lead.get('/inspections')).location).toBe('/sign-in?next=%2Finspections')
    const answer = await lead.post('/sign-in', { email: 'Lead@Example.org ', password, next: '/account' })
    expect(answer).toMatchObject({ status: 303, location: '/account' })
    expect((await lead.get('/account')).text).toContain('Signed in as Lead inspector')
  })

  it.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
  ])('never leads off the site: %s', async (next) => {
    expect((await stranger().post('/sign-in', { email, password, next })).location).toBe('/inspections')
  })

  it('says the same whether the account or the password is wrong', async () => {
    const wrongPassword = await stranger().post('/sign-in', { email, password: 'something else' })
    const noAccount = await stranger().post('/sign-in', { email: 'nobody@example.org', password })
    expect(wrongPassword.status).toBe(422)
    expect(noAccount.text.replace('nobody@example.org', '')).toBe(wrongPassword.text.replace(email, ''))
    expect(wrongPassword.body).not.toContain('something else')
  })

  it('refuses a form that another site sends', async () => {
    const lead = stranger()
    await lead.post('/sign-in', { email, password })
    const forged = await world.app.inject({
      method: 'POST',
      url: '/sign-out',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: lead.cookieHeader },
      payload: '_token=guessed',
    })
    expect(forged.statusCode).toBe(403)
    expect((await lead.get('/account')).status).toBe(200)
  })

  it('ends with sign-out: the old cookie is worth nothing', async () => {
    const lead = stranger()
    await lead.post('/sign-in', { email, password })
    const cookie = lead.cookieHeader
    expect((await lead.post('/sign-out')).status).toBe(303)
    const replayed = await world.app.inject({ url: '/account', headers: { cookie } })
    expect(replayed.statusCode).toBe(303)
  })

  it('is over when the session has run out or the account is disabled', async () => {
    const lead = stranger()
    await lead.post('/sign-in', { email, password })
    await world.db
      .updateTable('session')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute()
    expect((await lead.get('/account')).status).toBe(303)
  })

  it('changes a password, and signs other devices out', async () => {
    const laptop = stranger()
    const phone = stranger()
    await laptop.post('/sign-in', { email, password })
    await phone.post('/sign-in', { email, password })
    expect((await laptop.post('/account/password', { current: password, password: 'short' })).status).toBe(
      422,
    )
    const changed = await laptop.post('/account/password', {
      current: password,
      password: `${password} line`,
    })
    expect(changed.status).toBe(303)
    expect((await laptop.get('/account')).status).toBe(200)
    expect((await phone.get('/account')).status).toBe(303)
    await laptop.post('/account/password', { current: `${password} line`, password })
  })

  it('slows down guessing, also for the right password', async () => {
    for (let guess = 0; guess < 5; guess++) {
      expect((await stranger().post('/sign-in', { email, password: `guess ${guess}` })).status).toBe(422)
    }
    const answer = await stranger().post('/sign-in', { email, password })
    expect(answer.status).toBe(429)
    expect(answer.text).toContain('Try again in 15 minutes')
  })

  it('offers nobody to sign in as outside the demonstration', async () => {
    const { id } = await world.db.selectFrom('person').select('id').executeTakeFirstOrThrow()
    expect((await stranger().post('/sign-in/demonstration', { person: id })).status).toBe(404)
    expect((await stranger().get('/sign-in')).text).not.toContain('sign in as')
  })
})

describe('signing in to the demonstration', () => {
  let world: TestApp
  beforeAll(async () => {
    world = await testApp({ demonstration: true })
    await world.perform(createAccount, {
      email: 'lead.inspector@demonstration.example',
      name: 'Lead inspector',
      passwordHash: null,
      roles: [],
      demonstration: true,
    })
  })
  afterAll(() => world.close())

  it('takes one click on this machine', async () => {
    const { id } = await world.db.selectFrom('person').select('id').executeTakeFirstOrThrow()
    const someone = new Visitor(world.app, { id: '', name: 'A newcomer' })
    expect((await someone.get('/sign-in')).text).toContain('Demonstration: sign in as')
    expect((await someone.post('/sign-in/demonstration', { person: id })).location).toBe('/inspections')
  })

  it('is not offered to anyone who comes from elsewhere', async () => {
    const page = await world.app.inject({ url: '/sign-in', remoteAddress: '203.0.113.7' })
    expect(page.body).not.toContain('Demonstration: sign in as')
  })
})

describe('every page', () => {
  let world: TestApp
  beforeAll(async () => {
    world = await testApp()
  })
  afterAll(() => world.close())

  it('is sent with a strict policy and is not kept by caches', async () => {
    const { headers } = await world.app.inject('/sign-in')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/script-src 'self' 'nonce-[0-9a-f]{32}'/)
    expect(policy).not.toContain('unsafe')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/)
  })

  it('that does not exist says so in plain words, or in JSON to who asks for it', async () => {
    expect((await world.anyone.get('/nowhere')).text).toContain('Page not found')
    const answer = await world.anyone.get('/nowhere', { accept: 'application/json' })
    expect(answer.json()).toMatchObject({ problem: 'not-found' })
  })

  it('refuses a body that is too large or cannot be read', async () => {
    const large = await world.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `email=${'x'.repeat(300_000)}`,
    })
    expect(large.statusCode).toBe(413)
    const broken = await world.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/json' },
      payload: '{"email":',
    })
    expect(broken.statusCode).toBe(422)
  })
})
