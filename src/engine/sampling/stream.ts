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

/** Up to here m·2¹⁶ stays a small integer, so that the quick remainder below is exact. */
const quickLimit = 2 ** 15

/** The block modulo m, sixteen bits at a time. `block` holds one byte in each character. */
function remainder(block: string, m: number): number {
  let rest = 0
  for (let at = 0; at < 32; at += 2) {
    rest = (rest * 0x10000 + ((block.charCodeAt(at) << 8) | block.charCodeAt(at + 1))) % m
  }
  return rest
}

const startsWithOnes = (block: string) => block.startsWith('\xff\xff\xff\xff')

/** A fresh stream. The seed is text and is used exactly as given ("007" is not "7"). */
export function createStream(seed: string): Stream {
  // A lottery reads a million blocks: the message is kept as bytes and only its last digits are rewritten.
  let counter = 0
  let message = Buffer.from(`${seed},0`)
  const next = (): string => {
    counter += 1
    if (!countUp(message)) message = Buffer.from(`${seed},${counter}`)
    return hash('sha256', message, 'binary')
  }

  function below(m: number): number {
    if (!Number.isSafeInteger(m) || m < 1)
      throw new RangeError(`below(${m}) needs a whole number of at least 1.`)
    for (;;) {
      const block = next()
      // Only a block beginning with 32 one-bits can reach the rejected end when m is small.
      if (m <= quickLimit && !startsWithOnes(block)) return remainder(block, m)
      const value = BigInt(`0x${Buffer.from(block, 'latin1').toString('hex')}`)
      if (value < (blockSize / BigInt(m)) * BigInt(m)) return Number(value % BigInt(m))
    }
  }
  return { below }
}

/** Adds one to the decimal digits at the end of the bytes. Returns false when another digit is needed. */
function countUp(bytes: Buffer): boolean {
  const nine = 0x39
  const zero = 0x30
  let at = bytes.length - 1
  while (bytes[at] === nine) {
    bytes[at] = zero
    at -= 1
  }
  const digit = bytes[at]!
  if (digit < zero || digit > nine) return false
  bytes[at] = digit + 1
  return true
}

/** SHA-256 of UTF-8 text, in lower-case hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex')
