/**
 * What fieldwork leaves when it closes, as one text with one digest: every case with the completion that counts and
 * that completion's own digest, and what was settled between two views of a case. Whoever has the text can check it again without the program that wrote it.
 */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../framework/digest.ts'

/** One version of a completed case. */
export type CompletedCase = {
  assessment: string
  /** The completion's version. */
  version: number
  /** SHA-256 of the questions and answers as they were stored then. */
  digest: string
}

export type Freeze = {
  inspection: string
  framework: { id: string; version: string }
  /** In the order of their ids, so that one state of the work has one text. */
  cases: CompletedCase[]
  /** Which view stands where two people assessed a case and differ, in the order of case and question. */
  settled?: SettledDifference[]
}

export type SettledDifference = {
  /** The inspection's own assessment of the case. */
  assessment: string
  question: string
  version: number
  stands: string
}

export type FreezeFinding =
  | { kind: 'digest'; message: string }
  | { kind: 'content'; message: string }
  | { kind: 'completion'; assessment: string; message: string }

/** The text that is kept and digested. */
export const freezeText = (freeze: Freeze): string =>
  canonicalJson({
    ...freeze,
    cases: freeze.cases.toSorted((a, b) => (a.assessment < b.assessment ? -1 : 1)),
  })

export const freezeDigest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Reads a kept text; nothing when it is not one of ours. */
export function readFreeze(text: string): Freeze | null {
  try {
    const read = JSON.parse(text) as Freeze
    return Array.isArray(read.cases) && freezeText(read) === text ? read : null
  } catch {
    return null
  }
}

/**
 * Checks a freeze against the completions there are. Nothing found: it is as it was made.
 * @param completions every version of every completed case of the inspection, digests computed anew where possible
 * @param holds nobody went back to fieldwork since: then the frozen completions must also be the newest ones
 */
export function verifyFreeze(
  kept: { content: string; digest: string },
  completions: readonly CompletedCase[],
  holds: boolean,
): FreezeFinding[] {
  const findings: FreezeFinding[] = []
  const digest = freezeDigest(kept.content)
  if (digest !== kept.digest)
    findings.push({
      kind: 'digest',
      message: `The list of frozen cases has the digest ${digest}, not the one recorded.`,
    })
  const freeze = readFreeze(kept.content)
  if (!freeze)
    return [
      ...findings,
      { kind: 'content', message: 'The list of frozen cases cannot be read as it was written.' },
    ]
  const versions = Map.groupBy(completions, (one) => one.assessment)
  const about = (assessment: string, message: string) =>
    findings.push({ kind: 'completion', assessment, message })
  for (const { assessment, version, digest } of freeze.cases) {
    const own = versions.get(assessment) ?? []
    const found = own.find((one) => one.version === version)
    if (!found) about(assessment, `Completion ${version} was frozen and is no longer there.`)
    else if (found.digest !== digest) about(assessment, `Completion ${version} is not what was frozen.`)
    const newest = Math.max(0, ...own.map((one) => one.version))
    if (holds && found && newest > version)
      about(assessment, `Completion ${newest} was added after completion ${version} was frozen.`)
  }
  if (!holds) return findings
  const frozen = new Set(freeze.cases.map((one) => one.assessment))
  for (const assessment of versions.keys())
    if (!frozen.has(assessment)) about(assessment, 'The case was completed after the freeze.')
  return findings
}
