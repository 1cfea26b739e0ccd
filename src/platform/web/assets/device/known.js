// What the server has confirmed, question by question: a page that was kept on the device may be older than that.
import { lock, nameOf, unlock } from '/assets/device/locked-store.js'
import { keep, oneAtATime, openStore } from '/assets/device/store.js'

const about = (casePath) => `known ${casePath}`

export async function knownOf(key, casePath) {
  const record = await (await openStore()).get('known', await nameOf(key, about(casePath)))
  return record ? unlock(key, record) : {}
}

/** Remembers an answer (value, note, version, savedAt) as saved, unless a newer version is known. */
export const rememberSaved = (key, casePath, question, answer) =>
  oneAtATime('known', async () => {
    const known = await knownOf(key, casePath)
    if ((known[question]?.version ?? 0) > answer.version) return
    const id = await nameOf(key, about(casePath))
    await keep('known', await lock(key, id, { ...known, [question]: answer }))
  })
