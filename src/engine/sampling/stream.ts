/**
 * Seeded random whole numbers that anyone can recompute: block t is SHA-256 of the text "seed,t" (t = 1, 2, …) read
 * as a 256-bit number. It is the counter sampler known from election audits, with rejection so that no remainder
 * is favoured.
 */
import { hash } from 'node:crypto'

export type Stream = {
  /** A whole number from 0 to m − 1, every one as likely as the others. */
  below: (m: number) => number
}

const blockSize = 1n << 256n

/** Largest m for which m·2³² still is an exact number, so that the quick remainder below is exact. */
const quickLimit = 2 ** 21

function remainder(block: Buffer, m: number): number {
  let rest = 0
  for (let at = 0; at < 32; at += 4) rest = (rest * 2 ** 32 + block.readUInt32BE(at)) % m
  return rest
}

/** A fresh stream. The seed is text and is used exactly as given ("007" is not "7"). */
export function createStream(seed: string): Stream {
  let counter = 0
  const next = (): Buffer => {
    counter += 1
    return hash('sha256', `${seed},${counter}`, 'buffer')
  }

  function below(m: number): number {
    if (!Number.isSafeInteger(m) || m < 1) throw new RangeError(`below(${m}) needs a whole number of at least 1.`)
    for (;;) {
      const block = next()
      // Only a block beginning with 32 one-bits can reach the rejected end when m is small.
      if (m <= quickLimit && block.readUInt32BE(0) !== 0xffffffff) return remainder(block, m)
      const value = BigInt(`0x${block.toString('hex')}`)
      if (value < (blockSize / BigInt(m)) * BigInt(m)) return Number(value % BigInt(m))
    }
  }
  return { below }
}

/** SHA-256 of UTF-8 text, in lower-case hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex')
