// Where this browser keeps what must outlive a lost connection, a reload or a crash. Everything in it is locked (see
// locked-store.js) but for the names of keys and the order in which answers were given.
import { openDB } from '/assets/idb.js'

let opened

/** The database of this device: `keys`, `waiting` (to be sent), `pages`, `known` (what was saved), `marks`. */
export function openStore() {
  opened ??= openDB('plumbline', 1, {
    upgrade(db) {
      for (const name of ['keys', 'waiting', 'pages', 'known', 'marks']) {
        db.createObjectStore(name, { keyPath: 'id' })
      }
    },
    // Another tab brings a newer program: let go, and open again when next asked.
    blocking(_from, _to, event) {
      event.target.close()
      opened = undefined
    },
    terminated() {
      opened = undefined
    },
  })
  return opened
}

/** Writes and waits until the disk has it: a flat battery must not cost an answer. */
export async function keep(name, record) {
  const db = await openStore()
  const transaction = db.transaction(name, 'readwrite', { durability: 'strict' })
  await Promise.all([transaction.store.put(record), transaction.done])
}

/** One at a time, across all tabs of this browser. */
export const oneAtATime = (what, work) => navigator.locks.request(`plumbline-${what}`, work)

/** Whether this browser can keep anything safely. Without https (or this very machine) it cannot. */
export const canKeep = () => Boolean(globalThis.indexedDB && globalThis.crypto?.subtle && navigator.locks)
