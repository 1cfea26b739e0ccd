import type { Visitor } from './app.ts'

/** A file that may have to be made first, however often one has to come back for it. */
export async function hadFile(who: Visitor, at: string): Promise<Uint8Array> {
  for (let times = 0; times < 60; times++) {
    const { status, bytes, location } = await who.get(at)
    if (status === 200) return bytes
    if (status !== 303) throw new Error(`${at}: ${status}`)
    await who.get(location!)
  }
  throw new Error(`${at} was never ready`)
}
