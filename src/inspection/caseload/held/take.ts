/** Reads a file that was sent, and seals its table at once. */
import { createHash } from 'node:crypto'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { readTable } from '#platform/files/read-table.ts'
import { scoreHeadings } from '../score-headings.ts'
import type { HeldTable } from './review.ts'
import { seal } from './seal.ts'

export interface ToTake {
  framework: Framework
  kind: CaseKind
  name: string
  bytes: Uint8Array
  key: Uint8Array
}

export interface Taken {
  headings: string[]
  sealed: Uint8Array
  /** Bytes of the table, roughly: a small spreadsheet may hold a large one. */
  size: number
}

const longestName = 120

/** In bytes. */
const usualCell = 8

/** @throws FileFault when it is not a table that can be read */
export async function take({ framework, kind, name, bytes, key }: ToTake): Promise<Taken> {
  const { headings, rows, headingRow, notes } = await readTable(bytes, scoreHeadings(framework, kind))
  const held: HeldTable = {
    name: name.slice(-longestName),
    digest: createHash('sha256').update(bytes).digest('hex'),
    headings,
    rows,
    headingRow,
    notes,
  }
  const cells = rows.reduce((sum, row) => sum + row.length, headings.length)
  return { headings, sealed: seal(key, held), size: Math.max(bytes.length, cells * usualCell) }
}
