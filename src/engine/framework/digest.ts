/** A framework's fingerprint, stored with every inspection so that nobody can change its rules unseen. */
import { createHash } from 'node:crypto'
import type { Framework } from './shape.ts'

/** JSON with the keys of every object in code-unit order, so that the order in the file does not matter. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** SHA-256 of the framework's canonical JSON, in lower-case hexadecimal. */
export const frameworkDigest = (framework: Framework): string =>
  createHash('sha256').update(canonicalJson(framework), 'utf8').digest('hex')
