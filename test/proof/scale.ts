/**
 * How much a proof does. In every test run it does a little, so that it cannot rot; `npm run proof` sets PROOF_SCALE
 * and it does the whole, or that share of it.
 */
import { appendFileSync } from 'node:fs'

const scale = process.env.PROOF_SCALE === undefined ? undefined : Number(process.env.PROOF_SCALE)

export const inFull: boolean = scale !== undefined

export const howMany = (amount: { brief: number; full: number }): number =>
  scale === undefined ? amount.brief : Math.max(1, Math.round(amount.full * scale))

/** For a test's limit of time: a proof that hangs is stopped, one that is slow is not. */
export const patience: number = inFull ? 60 * 60_000 : 4 * 60_000

export interface Figure {
  what: string
  figure: string
}

/** What one proof did, as the runner reads it. */
export interface Reported {
  proof: string
  seed: number | null
  figures: Figure[]
}

/** Said while a long proof goes on. */
export function progress(text: string): void {
  if (inFull) process.stderr.write(`  ${text}\n`)
}

/** Counts of what a proof did, for the page that is written from them. */
export function report(proof: string, seed: number | null, figures: Figure[]): void {
  const record = process.env.PROOF_RECORD
  const reported: Reported = { proof, seed, figures }
  if (record) appendFileSync(record, `${JSON.stringify(reported)}\n`)
}
