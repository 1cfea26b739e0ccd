/** The slow work on caseload files, with no database: check what is held, make its rows ready, list its faults. */
import { inHeadings } from '#engine/caseload/case.ts'
import { caseloadChanges } from '#engine/caseload/changes.ts'
import { type CheckedFiles, checkFiles } from '#engine/caseload/check.ts'
import { examplesIn, guessColumns } from '#engine/caseload/guess-columns.ts'
import type { FileReading } from '#engine/caseload/reading.ts'
import { sameChild } from '#engine/caseload/same-child.ts'
import { unknownValues } from '#engine/caseload/unknown-values.ts'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { faultsCsv } from './faults-csv.ts'
import { digestOfPart, type ReadyCase, readyCases, sealRows } from './ready-rows.ts'
import { firstOf, type HeldTable, type Review, type ReviewedFile } from './review.ts'
import { unseal } from './seal.ts'
import { setAsideRows } from './set-aside-rows.ts'

/** Cases of the accepted version, each as its reference and its values in JSON. */
export type EarlierCases = [string, string][]

export interface Earlier {
  version: number
  /** They come from the database while the files are being checked, part by part. */
  parts: AsyncIterable<EarlierCases>
}

export interface HeldFiles {
  framework: Framework
  kind: CaseKind
  announced: string | null
  reading: FileReading
  readingVersion: number
  key: Uint8Array
  /** Sealed tables, in the order of the files. */
  sealed: Uint8Array[]
}

export type Task =
  | ({ do: 'review'; earlier: Earlier | null } & HeldFiles)
  | ({ do: 'faults'; file: number } & HeldFiles)

export interface ResultOf {
  review: Checked
  faults: string
}

export interface Checked {
  review: Review
  /** What is stored when it is accepted, sealed; nothing where it cannot be. */
  rows: Uint8Array[]
}

/** Told on the way: rows read so far. */
export type Tell = (read: number) => void

/** The files cannot be read with this key. */
export class Unreadable extends Error {}

/** On a page; a download has every one. */
const most = { faults: 1_000, notEligible: 500, sameChild: 100, changes: 500 }

export async function work<T extends Task>(task: T, tell: Tell = () => {}): Promise<ResultOf[T['do']]> {
  return (await carryOut(task, tell)) as ResultOf[T['do']]
}

function carryOut(task: Task, tell: Tell): ResultOf[Task['do']] | Promise<ResultOf[Task['do']]> {
  switch (task.do) {
    case 'review':
      return review(task, task.earlier, tell)
    case 'faults':
      return faultsOf(task, tell)
  }
}

const opened = new WeakMap<HeldFiles, HeldTable[]>()

function tablesOf(files: HeldFiles): HeldTable[] {
  const known = opened.get(files)
  if (known) return known
  const tables = files.sealed.map((sealed) => {
    const table = unseal<HeldTable>(files.key, sealed)
    if (!table) throw new Unreadable('The files were sealed in another session.')
    return table
  })
  opened.set(files, tables)
  return tables
}

function check(files: HeldFiles, tell: Tell): CheckedFiles {
  const { framework, kind, announced, reading } = files
  const checked = checkFiles(framework, kind.id, tablesOf(files), {
    announced,
    reading,
    onRows: tell,
  })
  // Headings without rows are how a service says that it has no case of this kind.
  return { ...checked, faults: checked.faults.filter((fault) => fault.code !== 'no-rows') }
}

const rowKey = ({ file, row }: { file?: number; row: number }) => `${file ?? 1} ${row}`

async function review(held: HeldFiles, earlier: Earlier | null, tell: Tell): Promise<Checked> {
  const { framework, kind, key } = held
  const tables = tablesOf(held)
  const { cases, excluded, faults, files, window } = check(held, tell)
  const faulty = faults.filter((fault) => !inHeadings(fault))
  const canSetAside = faults.length > 0 && faulty.length === faults.length && cases.length > 0
  const acceptable = faults.length === 0 || canSetAside
  const ready = readyCases(framework, cases)
  const rows = acceptable ? sealRows(key, ready, setAsideRows(excluded, faults)) : []
  const review: Review = {
    reading: held.readingVersion,
    files: files.map(({ matched, rowCount }, at) => reviewedFile(held, tables[at]!, matched, rowCount)),
    window,
    rows: files.reduce((sum, { rowCount }) => sum + rowCount, 0),
    cases: cases.length,
    faults: firstOf(faults, most.faults),
    faultyRows: new Set(faulty.map(rowKey)).size,
    notEligible: firstOf(excluded, most.notEligible),
    unknown: unknownValues(framework, kind, faults),
    sameChild: firstOf(sameChild(cases, kind.window.column), most.sameChild),
    changes: earlier && (await differences(earlier, ready)),
    canSetAside,
    ready: rows.map(digestOfPart),
  }
  return { review, rows }
}

function reviewedFile(
  { framework, kind }: HeldFiles,
  table: HeldTable,
  matched: CheckedFiles['files'][number]['matched'],
  rowCount: number,
): ReviewedFile {
  const guess = guessColumns(framework, kind, table, matched.matches)
  return {
    name: table.name,
    digest: table.digest,
    rowCount,
    headings: table.headings,
    notes: table.notes,
    ask: matched.ask,
    columns: matched.matches
      .filter(({ how }) => how !== 'personal')
      .map((match) => ({
        ...match,
        guess: guess.get(match.position) ?? null,
        examples: examplesIn(table, match.position, 3),
      })),
  }
}

async function differences(
  { version, parts }: Earlier,
  ready: readonly ReadyCase[],
): Promise<Review['changes']> {
  const after = new Map(ready.map((one) => [one.one.caseRef, one]))
  const before: { caseRef: string; values: Record<string, string> }[] = []
  for await (const part of parts)
    for (const [caseRef, text] of part) {
      const now = after.get(caseRef)
      // Most cases are as they were, to the letter, and are not taken apart.
      before.push({ caseRef, values: now?.text === text ? now.one.values : JSON.parse(text) })
    }
  const { added, gone, changed } = caseloadChanges(
    before,
    ready.map(({ one }) => one),
  )
  return {
    version,
    added: firstOf(added, most.changes),
    gone: firstOf(gone, most.changes),
    changed: firstOf(changed, most.changes),
  }
}

function faultsOf(task: Extract<Task, { do: 'faults' }>, tell: Tell): string {
  const table = tablesOf(task)[task.file - 1]
  if (!table) throw new RangeError(`There is no file ${task.file} among ${task.sealed.length}.`)
  const { faults, files } = check(task, tell)
  const own = faults.filter(({ file }) => (file ?? 1) === task.file)
  return faultsCsv(task.framework, table, files[task.file - 1]!.matched.at, own)
}
