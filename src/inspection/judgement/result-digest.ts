/** The fingerprint of the figures a panel left, by which a report can show that it was written from them. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '#engine/framework/digest.ts'
import type { Rated } from '#engine/rating/rated.ts'
import type { Results } from '#engine/rating/results.ts'
import type { PromptCount } from '#engine/rating/tally.ts'

/**
 * SHA-256 of the canonical JSON of the figures and the ratings, in lower-case hexadecimal.
 * @param prompts left out for results from before they were kept with them
 */
export const resultDigest = (results: Results, rated: Rated, prompts?: readonly PromptCount[]): string =>
  createHash('sha256')
    .update(canonicalJson({ results, rated, ...(prompts ? { prompts } : {}) }), 'utf8')
    .digest('hex')
