/** The fingerprint of the figures a panel left, by which a report can show that it was written from them. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '#engine/framework/digest.ts'
import type { Rated } from '#engine/rating/rated.ts'
import type { Results } from '#engine/rating/results.ts'

/** SHA-256 of the canonical JSON of the figures and the ratings, in lower-case hexadecimal. */
export const resultDigest = (results: Results, rated: Rated): string =>
  createHash('sha256').update(canonicalJson({ results, rated }), 'utf8').digest('hex')
