// The keys of what this device keeps. Each belongs to one session of one person; the browser holds them so that no
// script can read them out, and they go when the person signs out or somebody else signs in.
import { keep, openStore } from '/assets/device/store.js'

/** @param secret base64, as the server gives it */
async function makeKeys({ id, person, secret, endsAt }) {
  const bytes = Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0))
  const root = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  const derive = (purpose, algorithm, uses) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode(purpose) },
      root,
      algorithm,
      false,
      uses,
    )
  return {
    id,
    person,
    endsAt,
    cipher: await derive('plumbline content', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
    naming: await derive('plumbline names', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign']),
  }
}

/** Asks for this session's key once. @returns undefined while there is neither a kept key nor a connection */
export async function keyOf(person, { askFor }) {
  const db = await openStore()
  const kept = (await db.getAll('keys')).find((key) => key.person === person && Date.now() < key.endsAt)
  if (kept) return kept
  const reply = await askFor('/account/device-key')
  if (!reply.ok || reply.body.person !== person) return undefined
  const key = await makeKeys(reply.body)
  await keep('keys', key)
  return key
}

/** The key under which something waits, also from a session that is over; undefined when it is another person's. */
export async function keyById(id, { recover }) {
  const db = await openStore()
  const kept = await db.get('keys', id)
  if (kept) return kept
  const reply = await recover(`/account/device-keys/${id}`)
  if (!reply.ok) return undefined
  const key = await makeKeys(reply.body)
  // Not for pages: it is the key of a session that is over.
  await keep('keys', { ...key, endsAt: 0 })
  return key
}

/** The key that pages may be read with now, whoever is signed in; for when nobody can be asked. */
export async function keyInUse() {
  const db = await openStore()
  return (await db.getAll('keys')).find((key) => Date.now() < key.endsAt)
}

/**
 * Takes away every key (or those that are not `except`'s) with the pages and answers read with them. What waits to
 * be sent stays, locked: its sender gets the key back by signing in again.
 */
export async function dropKeys({ except } = {}) {
  const db = await openStore()
  const transaction = db.transaction(['keys', 'pages', 'known'], 'readwrite', { durability: 'strict' })
  const gone = (await transaction.objectStore('keys').getAll()).filter((key) => key.person !== except)
  const ids = new Set(gone.map((key) => key.id))
  for (const id of ids) transaction.objectStore('keys').delete(id)
  for (const name of ['pages', 'known']) {
    const left = transaction.objectStore(name)
    for (const { id, key } of await left.getAll()) if (ids.has(key)) left.delete(id)
  }
  await transaction.done
}

/** Once all of a person's answers are sent, keys of their earlier sessions have nothing left to open. */
export async function dropEndedKeys() {
  const db = await openStore()
  const needed = new Set((await db.getAll('waiting')).map((one) => one.key))
  for (const key of await db.getAll('keys')) {
    if (Date.now() >= key.endsAt && !needed.has(key.id)) await db.delete('keys', key.id)
  }
}
