// What is to be sent to the server, in the order it was given. It waits here, locked, until the server has confirmed
// it: through lost connections, reloads and crashes of the browser.

import { keyById } from '/assets/device/keys.js'
import { lock, nameOf, unlock } from '/assets/device/locked-store.js'
import { keep, oneAtATime, openStore } from '/assets/device/store.js'

/** A shelf keeps entries by name: on this device where the browser can, otherwise only as long as the page lives. */
export function lockedShelf(key) {
  return {
    lasting: true,
    nameOf: (text) => nameOf(key, text),
    async get(name) {
      const record = await (await openStore()).get('waiting', name)
      return record?.key === key.id ? unlock(key, record) : undefined
    },
    put: async (name, entry) => keep('waiting', { ...(await lock(key, name, entry)), seq: entry.seq }),
    delete: async (name) => (await openStore()).delete('waiting', name),
    async all() {
      const records = (await (await openStore()).getAll('waiting')).filter((one) => one.key === key.id)
      return Promise.all(records.map((record) => unlock(key, record)))
    },
  }
}

export function pageShelf() {
  const entries = new Map()
  return {
    lasting: false,
    nameOf: async (text) => text,
    get: async (name) => entries.get(name),
    put: async (name, entry) => void entries.set(name, entry),
    delete: async (name) => void entries.delete(name),
    all: async () => [...entries.values()],
  }
}

/** Takes over what waits from earlier sessions of the same person. Other people's entries stay locked. */
export async function adoptEarlier(key, person, ask) {
  const shelf = lockedShelf(key)
  const records = (await (await openStore()).getAll('waiting')).filter((one) => one.key !== key.id)
  for (const record of records.toSorted((a, b) => a.seq - b.seq)) {
    const earlier = await keyById(record.key, { recover: ask })
    if (earlier?.person !== person) continue
    await oneAtATime('outbox', async () => {
      const entry = await unlock(earlier, record)
      const name = await shelf.nameOf(entry.about)
      const newer = await shelf.get(name)
      // Given again since: that is what stands, on the version that the earlier one was given on.
      await shelf.put(
        name,
        newer
          ? {
              ...newer,
              seq: entry.seq,
              version: entry.version,
              follows: [...(entry.follows ?? []), entry.rev],
            }
          : { ...entry, name },
      )
      await shelf.delete(record.id)
    })
  }
}

const mostFollowed = 50

/** A name that nobody else gives. Browsers make one by themselves only where the connection is safe. */
export function newName() {
  if (crypto.randomUUID) return crypto.randomUUID()
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

/**
 * An entry: `about` names what it is about (a later one about the same takes its place), `url` and `body` are what
 * is sent, `version` is the version it was given on, `follows` the names of others that it goes on from.
 */
export function outboxOn(shelf) {
  let last = 0
  return {
    lasting: shelf.lasting,

    /** Keeps an entry. What waits already about the same is replaced, but not its place nor the version it began from. */
    async put(entry) {
      const name = await shelf.nameOf(entry.about)
      return oneAtATime('outbox', async () => {
        const waiting = await shelf.get(name)
        last = Math.max(Date.now(), last + 1)
        const kept = {
          ...entry,
          name,
          rev: newName(),
          // What waited may have been sent already and its reply lost: the server is told that this follows it.
          follows: (waiting ? [...(waiting.follows ?? []), waiting.rev] : (entry.follows ?? [])).slice(
            -mostFollowed,
          ),
          givenAt: last,
          seq: waiting?.seq ?? last,
          version: waiting?.version ?? entry.version,
        }
        await shelf.put(name, kept)
        return kept
      })
    },

    /** In the order in which they were given. */
    all: async () => (await shelf.all()).toSorted((a, b) => a.seq - b.seq),

    /** The server has it. Was it changed meanwhile, the change goes on from the version the server gave. */
    acknowledge: (entry, version) =>
      oneAtATime('outbox', async () => {
        const now = await shelf.get(entry.name)
        if (!now) return
        if (now.rev === entry.rev) await shelf.delete(entry.name)
        else await shelf.put(entry.name, { ...now, version })
      }),

    drop: (entry) => shelf.delete(entry.name),
  }
}
