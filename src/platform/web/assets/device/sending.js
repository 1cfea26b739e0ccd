// Sends what waits, one after the other and from one tab at a time, and says of each what became of it.
import { oneAtATime } from '/assets/device/store.js'

/** In milliseconds: a line that is up and brings nothing is as good as none. */
const longestWait = 20_000

/** @returns the reply with its JSON, or `lost` where nothing came back */
export async function ask(url, { method = 'GET', token, body } = {}) {
  try {
    const reply = await fetch(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(longestWait),
      headers: {
        accept: 'application/json',
        ...(token ? { 'x-form-token': token } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { ok: reply.ok, status: reply.status, body: await reply.json() }
  } catch {
    return { ok: false, status: 0, body: { message: 'there is no connection' } }
  }
}

/** Nothing that could be changed about it would help: the case is with somebody else, or out of sight. */
export const forGood = ({ status }) => status === 403 || status === 404

const lost = ({ status }) => status === 0 || status >= 500 || status === 429

/**
 * Sends in the name of one person, with the token that their forms carry now: a page may be older than the session.
 * Where somebody else is signed in by now, nothing goes up in their name.
 */
export function senderFor(person, firstToken) {
  let token = firstToken
  return async (url, body) => {
    const first = await ask(url, { method: 'POST', token, body })
    if (first.status !== 403 && first.status !== 404) return first
    const now = await ask('/account/form-token')
    if (now.status === 0) return now
    if (now.body?.person !== person)
      return { ok: false, status: 401, body: { message: 'you are signed out' } }
    if (token === now.body.token) return first
    token = now.body.token
    return ask(url, { method: 'POST', token, body })
  }
}

/** An answer says which version it was given on, its own name, and the names of those it follows. */
const bodyOf = ({ body, version, rev, follows }) =>
  version === undefined ? body : { ...body, version, sentAs: rev, follows }

/**
 * @param told is called for each entry with `saved`, `late` (kept by the server beside what stands), `refused` or
 * `waiting`, and the server's reply
 * @param refused what the server would not take as it is, by name, with its reply: not sent again before it is
 * changed, or the page opened anew
 * @returns whether everything that can be sent is sent
 */
export const sendAll = (outbox, send, told, refused) =>
  oneAtATime('sending', async () => {
    let stopped
    for (const entry of await outbox.all()) {
      if (refused.has(entry.rev)) continue
      const reply = stopped ?? (await send(entry.url, bodyOf(entry)))
      if (reply.ok || reply.body?.setAside) {
        const version = reply.ok ? reply.body.version : reply.body.kept?.version
        await told(entry, reply.ok ? 'saved' : 'late', reply)
        await outbox.acknowledge(entry, version ?? entry.version)
      } else if (lost(reply) || reply.status === 401) {
        // The next one would fare no better; each is told all the same.
        stopped = reply
        await told(entry, 'waiting', reply)
      } else {
        refused.set(entry.rev, reply)
        await told(entry, 'refused', reply)
      }
    }
    return stopped === undefined
  })
