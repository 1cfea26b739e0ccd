/** Reads generated files one after the other, in a process of its own: a crash or a hang is seen from outside. */
import fc from 'fast-check'
import { FileFault, fileFaultCodes } from '#platform/files/file-fault.ts'
import { readTable } from '#platform/files/read-table.ts'
import type { ReadTable, ScoreHeadings } from '#platform/files/table.ts'
import { answerInProcess } from '#platform/in-process.ts'
import { generatedFile, type Kind } from './fuzzed.ts'

export interface Batch {
  seed: number
  count: number
}

export interface BatchResult {
  tables: Partial<Record<Kind, number>>
  faults: Record<string, number>
  slowest: number
  /** What was neither a table nor a fault with a known code: the file, and what came of it. */
  wrong: { kind: Kind; bytes: string; outcome: string }[]
}

const known: ScoreHeadings = (cells) => cells.filter((cell) => ['case_ref', 'age'].includes(cell)).length

/** What is wrong with a table that was read, if anything. */
function wrongIn({ headings, rows, headingRow }: ReadTable): string | null {
  if (headings.every((heading) => heading.trim() === '')) return 'no headings'
  if (!Number.isInteger(headingRow) || headingRow < 1) return `headings in row ${headingRow}`
  for (const cell of [headings, ...rows].flat()) {
    if (typeof cell !== 'string' || cell.includes('\0') || !cell.isWellFormed())
      return 'a cell that cannot be kept'
  }
  return rows.at(-1)?.every((cell) => cell.trim() === '') ? 'a blank row at the end' : null
}

answerInProcess<Batch, BatchResult>(async ({ seed, count }) => {
  const result: BatchResult = { tables: {}, faults: {}, slowest: 0, wrong: [] }
  for (const { kind, bytes } of fc.sample(generatedFile, { seed, numRuns: count })) {
    const from = performance.now()
    const outcome = await readTable(bytes, known).catch((error: unknown) => error)
    result.slowest = Math.max(result.slowest, performance.now() - from)
    const wrong = (what: string) =>
      result.wrong.push({ kind, bytes: Buffer.from(bytes).toString('base64'), outcome: what })
    if (outcome instanceof FileFault) {
      result.faults[outcome.code] = (result.faults[outcome.code] ?? 0) + 1
      if (!fileFaultCodes.includes(outcome.code) || !/^[A-Z].*\.$/s.test(outcome.message))
        wrong(outcome.message)
    } else if (outcome instanceof Error) {
      wrong(outcome.stack ?? outcome.message)
    } else {
      result.tables[kind] = (result.tables[kind] ?? 0) + 1
      const fault = wrongIn(outcome as ReadTable)
      if (fault) wrong(fault)
    }
  }
  return result
})
