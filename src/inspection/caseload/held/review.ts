/** What the check of held files found: all that the sender is shown before anything is accepted. */
import type { ExcludedRow, Fault } from '#engine/caseload/case.ts'
import type { ChangedCase } from '#engine/caseload/changes.ts'
import type { HeadingMatch } from '#engine/caseload/headings.ts'
import type { SameChild } from '#engine/caseload/same-child.ts'
import type { UnknownValue } from '#engine/caseload/unknown-values.ts'
import type { Window } from '#engine/caseload/window.ts'

/** A table as it was read from a file, and whose it is. */
export interface HeldTable {
  name: string
  /** SHA-256 of the file's bytes. The file itself is not kept. */
  digest: string
  headings: string[]
  rows: string[][]
  /** The row of the file that holds the headings, counted from 1. */
  headingRow: number
  /** How the file was read, where that is not plain: which sheet, which row of headings. */
  notes: string[]
}

export interface ReviewedColumn extends HeadingMatch {
  /** What it most likely is, where nobody has said. */
  guess: string | null
  /** A few of its values, for the sender to recognise it by. */
  examples: string[]
}

export interface ReviewedFile {
  name: string
  digest: string
  rowCount: number
  /** As the file has them, blank ones included. */
  headings: string[]
  notes: string[]
  columns: ReviewedColumn[]
  ask: boolean
}

/** A list that may be long: its first entries, and how many there are. */
export interface Listed<T> {
  count: number
  first: T[]
}

export interface Review {
  /** The version of the service's reading that was used, 0 for none. */
  reading: number
  files: ReviewedFile[]
  /** The days that counted. */
  window: Window | null
  rows: number
  cases: number
  faults: Listed<Fault>
  faultyRows: number
  notEligible: Listed<ExcludedRow>
  unknown: UnknownValue[]
  sameChild: Listed<SameChild>
  /** Against the newest accepted version; null where there is none. */
  changes: {
    version: number
    added: Listed<string>
    gone: Listed<string>
    changed: Listed<ChangedCase>
  } | null
  /** Whether the faults lie in single rows, so that the other rows can be used without them. */
  canSetAside: boolean
  /** What was made ready to be stored: the digest of each sealed part. */
  ready: string[]
}

export const firstOf = <T>(all: readonly T[], most: number): Listed<T> => ({
  count: all.length,
  first: all.slice(0, most),
})
