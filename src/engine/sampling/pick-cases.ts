/**
 * Picks some cases out of many by lot: each with the same chance, replayable by anyone from the seed. The cases are
 * put in order of their reference first, so the order of rows in a file can never matter; each then gets the key
 * SHA-256("digest|second|seed|reference") and the lowest keys are picked. A larger share with the same seed only adds.
 */
import { sha256 } from './stream.ts'

export interface Picked {
  /** References of all cases in play, in order of their UTF-8 bytes. */
  among: string[]
  /** SHA-256 of the JSON list `among`. */
  digest: string
  /** References of the picked cases, in the order in which the lot brought them. */
  picked: string[]
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** How many cases a share comes to: rounded up, so that a share of a few cases is never none. */
export const casesInShare = (perCent: number, of: number): number => Math.ceil((perCent * of) / 100)

/** @throws RangeError when a reference stands twice or there are fewer cases than are asked for */
export function pickCases(references: readonly string[], count: number, seed: string): Picked {
  const among = references.toSorted(byBytes)
  if (new Set(among).size !== among.length) throw new RangeError('A case stands on the list twice.')
  if (!Number.isSafeInteger(count) || count < 1 || count > among.length)
    throw new RangeError(`${count} cannot be picked from ${among.length} cases.`)
  const digest = sha256(JSON.stringify(among))
  const keys = new Map(among.map((reference) => [reference, sha256(`${digest}|second|${seed}|${reference}`)]))
  const picked = among.toSorted((a, b) => (keys.get(a)! < keys.get(b)! ? -1 : 1)).slice(0, count)
  return { among, digest, picked }
}
