// Keeps the open case and the report being written usable without a connection: its pages are kept locked, like everything on this device, and
// shown when the server cannot be reached. It never sends or changes answers: pages do that.
import { dropKeys, keyInUse } from '/assets/device/keys.js'
import { lock, nameOf, unlock } from '/assets/device/locked-store.js'
import { keep, openStore } from '/assets/device/store.js'

const publicFiles = 'plumbline-public-1'
/** In milliseconds: how long a page may take before the kept one is shown, and how long the line then counts as down. */
const patience = 6000
const downFor = 30_000
let downUntil = 0

const toKeep = /^\/inspections\/[^/]+\/(casework(\/|$)|alerts\/new$|report$|report\/sections\/[^/]+$)/
/** A section is kept for whoever writes it, not for whoever reads along. */
const ofSection = /\/report\/sections\/[^/]+$/
const addressOf = ({ pathname, search }) => `${pathname.replace(/\/$/, '')}${search}`
const isPublicFile = ({ pathname }) => pathname.startsWith('/assets/') || pathname.startsWith('/frameworks/')

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  if (event.data.keep) event.waitUntil(keepAll(event.data.keep))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== location.origin) return
  if (request.mode === 'navigate' && request.method === 'POST' && url.pathname === '/sign-out') {
    event.respondWith(signOut(request))
  } else if (request.mode === 'navigate' && request.method === 'GET') {
    event.respondWith(openPage(event, request, url))
  } else if (request.method === 'GET' && isPublicFile(url)) {
    event.respondWith(openPublicFile(event, request))
  }
})

async function openPage(event, request, url) {
  if (await unfinishedSignOut())
    return page(
      503,
      'You are signed out on this device',
      `<p class="govuk-body">The server could not be told yet. Connect to the network and open this page again.</p>`,
    )
  try {
    const reply = await within(fetch(request), patience)
    downUntil = 0
    if (toKeep.test(url.pathname) && reply.ok && !reply.redirected)
      event.waitUntil(keepPage(addressOf(url), reply.clone()))
    return reply
  } catch {
    downUntil = Date.now() + downFor
    return (await keptPage(addressOf(url))) ?? noConnection(url)
  }
}

const within = (promise, time) =>
  Promise.race([
    promise,
    new Promise((_resolve, reject) => setTimeout(() => reject(new Error('too slow')), time)),
  ])

/** Each page once a session; opening one keeps it anew. */
async function keepAll(addresses) {
  for (const address of addresses) {
    if (await keptPage(address)) continue
    const reply = await fetch(address, { redirect: 'error' }).catch(() => undefined)
    if (!reply?.ok) return
    await keepPage(address, reply)
  }
}

async function keepPage(path, reply) {
  const key = await keyInUse()
  if (!key) return
  const body = await reply.text()
  // A page of somebody else is not for this key.
  if (!body.includes(`data-person="${key.person}"`)) return
  if (ofSection.test(path) && !body.includes(' data-writing="')) return
  const id = await nameOf(key, `page ${path}`)
  const title = /<title>([^<]*)/.exec(body)?.[1] ?? path
  const policy = reply.headers.get('content-security-policy')
  await keep('pages', await lock(key, id, { path, title, body, policy, at: Date.now() }))
}

async function keptPage(path) {
  const key = await keyInUse()
  if (!key) return undefined
  const record = await (await openStore()).get('pages', await nameOf(key, `page ${path}`))
  if (!record) return undefined
  const kept = await unlock(key, record).catch(() => undefined)
  if (!kept) return undefined
  return new Response(kept.body.replace('<body ', `<body data-kept-at="${kept.at}" `), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...(kept.policy ? { 'content-security-policy': kept.policy } : {}),
    },
  })
}

/** Without a connection: which pages can be opened all the same. */
async function noConnection(url) {
  const key = await keyInUse()
  const records = key ? (await (await openStore()).getAll('pages')).filter((one) => one.key === key.id) : []
  const kept = []
  for (const record of records) kept.push(await unlock(key, record).catch(() => undefined))
  const links = kept
    .filter(Boolean)
    .toSorted((a, b) => (a.title < b.title ? -1 : 1))
    .map(({ path, title }) => `<li><a class="govuk-link" href="${escaped(path)}">${title}</a></li>`)
  const list =
    links.length > 0
      ? `<p class="govuk-body">These pages are kept on this device. What you answer or write there is kept too, and sent when the connection is back.</p><ul class="govuk-list govuk-list--bullet">${links.join('')}</ul>`
      : ''
  return page(
    503,
    'There is no connection',
    `<p class="govuk-body">This page cannot be opened without one.</p>${list}<p class="govuk-body"><a class="govuk-link" href="${escaped(url.pathname)}">Try again</a></p>`,
  )
}

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

const page = (status, title, content) =>
  new Response(
    `<!DOCTYPE html><html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>${title} – Plumbline</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/assets/govuk-frontend.css"><link rel="stylesheet" href="/assets/plumbline.css"></head><body class="govuk-template__body"><header class="pl-header"><div class="govuk-width-container"><p class="govuk-body-l pl-offline-name">Plumbline</p></div></header><div class="govuk-width-container"><main class="govuk-main-wrapper"><h1 class="govuk-heading-l">${title}</h1>${content}</main></div></body></html>`,
    {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'",
      },
    },
  )

/** Styles, scripts, rules and frameworks: the newest there is, or the last one seen. */
async function openPublicFile(event, request) {
  const cache = await caches.open(publicFiles)
  // A page that came from here shall not wait for each of its files in turn.
  if (Date.now() < downUntil) {
    const kept = await cache.match(request, { ignoreVary: true })
    if (kept) return kept
  }
  try {
    const reply = await within(fetch(request), patience)
    if (reply.ok) event.waitUntil(cache.put(request, reply.clone()))
    return reply
  } catch (error) {
    const kept = await cache.match(request, { ignoreVary: true })
    if (kept) return kept
    throw error
  }
}

/** The device forgets first; whether the server could be told is another matter. */
async function signOut(request) {
  const token = new URLSearchParams(await request.clone().text()).get('_token')
  await dropKeys()
  try {
    return await fetch(request)
  } catch {
    await keep('marks', { id: 'sign-out', token })
    return page(
      503,
      'You are signed out on this device',
      '<p class="govuk-body">There is no connection, so the server will be told as soon as there is one. Nothing that was kept on this device can be read.</p>',
    )
  }
}

/** @returns whether a sign-out has still to reach the server: until then nobody is let in as that person */
async function unfinishedSignOut() {
  const db = await openStore()
  const mark = await db.get('marks', 'sign-out')
  if (!mark) return false
  const reply = await fetch('/sign-out', {
    method: 'POST',
    headers: { 'x-form-token': mark.token, accept: 'application/json' },
    redirect: 'manual',
  }).catch(() => undefined)
  // Answered in any way: signed out now, or the session was over before.
  if (!reply || reply.status >= 500) return true
  await db.delete('marks', 'sign-out')
  return false
}
