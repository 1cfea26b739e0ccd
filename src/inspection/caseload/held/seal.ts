/**
 * Locks what a service sent until it is accepted. The key is made from the sender's session, of which we keep only a
 * hash: neither we nor a copy of the database can read a file again once its sender has signed out.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { constants, gunzipSync, gzipSync } from 'node:zlib'

const algorithm = 'aes-256-gcm'
const [ivBytes, tagBytes] = [12, 16]

/** Unpacked, a held table is no larger than this: what we sealed ourselves never is. */
const mostUnpacked = 256 * 1024 * 1024

export const sealKey = (sessionToken: string, held: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', sessionToken, held, 'a caseload file that is held', 32))

export function seal(key: Uint8Array, content: unknown): Buffer {
  const packed = gzipSync(JSON.stringify(content), { level: constants.Z_BEST_SPEED })
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, key, iv)
  const locked = Buffer.concat([cipher.update(packed), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), locked])
}

/** What was sealed, or nothing with another session's key. */
export function unseal<T>(key: Uint8Array, sealed: Uint8Array): T | null {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivBytes))
  decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  try {
    const packed = Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
    return JSON.parse(gunzipSync(packed, { maxOutputLength: mostUnpacked }).toString('utf8')) as T
  } catch {
    return null
  }
}
