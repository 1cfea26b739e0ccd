/** The slow work on caseload files, with no database: check what is held, hand over its rows, list its faults. */
import { inHeadings } from '#engine/caseload/case.ts'
import { caseloadChanges } from '#engine/caseload/changes.ts'
import { type CheckedFiles, checkFiles } from '#engine/caseload/check.ts'
import { examplesIn, guessColumns } from '#engine/caseload/guess-columns.ts'
import type { FileReading } from '#engine/caseload/reading.ts'
import { sameChild } from '#engine/caseload/same-child.ts'
import { unknownValues } from '#engine/caseload/unknown-values.ts'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { faultsCsv } from './faults-csv.ts'
import { firstOf, type HeldTable, type Review, type ReviewedFile } from './review.ts'
import { unseal } from './seal.ts'
import { setAsideRows } from './set-aside-rows.ts'

/** Cases of the accepted version, each as its reference and its values in JSON. */
export interface Earlier {
  version: number
  cases: [string, string][]
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
  | ({ do: 'rows' } & HeldFiles)
  | ({ do: 'faults'; file: number } & HeldFiles)

/** Rows on their way to the database, as texts that it reads itself: nothing is taken apart on the way. */
export interface RowsPart {
  /** Arrays in the database's own writing, one for each column. */
  cases: { refs: string; rows: string; files: string; values: string } | null
  /** JSON. */
  setAside: string | null
}

export interface KeptRows {
  files: Pick<ReviewedFile, 'name' | 'digest' | 'rowCount'>[]
  rows: number
  cases: number
  notEligible: number
  faultyRows: number
}

export interface ResultOf {
  review: Review
  rows: KeptRows
  faults: string
}

/** Told on the way: rows read so far, or a part of the rows. */
export type Tell = (part: { read: number } | RowsPart) => Promise<void> | void

/** The files cannot be read with this key. */
export class Unreadable extends Error {}

/** On a page; a download has every one. */
const most = { faults: 1_000, notEligible: 500, sameChild: 100, changes: 500 }
/** Rows sent to the database in one statement: large enough to be quick, small enough to keep memory flat. */
const chunk = 5_000

export async function work<T extends Task>(task: T, tell: Tell = () => {}): Promise<ResultOf[T['do']]> {
  return (await carryOut(task, tell)) as ResultOf[T['do']]
}

function carryOut(task: Task, tell: Tell): ResultOf[Task['do']] | Promise<ResultOf[Task['do']]> {
  switch (task.do) {
    case 'review':
      return review(task, task.earlier, tell)
    case 'rows':
      return rows(task, tell)
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
    onRows: (read) => void tell({ read }),
  })
  // Headings without rows are how a service says that it has no case of this kind.
  return { ...checked, faults: checked.faults.filter((fault) => fault.code !== 'no-rows') }
}

const rowKey = ({ file, row }: { file?: number; row: number }) => `${file ?? 1} ${row}`

function review(held: HeldFiles, earlier: Earlier | null, tell: Tell): Review {
  const { framework, kind } = held
  const tables = tablesOf(held)
  const { cases, excluded, faults, files, window } = check(held, tell)
  const inRows = !faults.some(inHeadings)
  return {
    reading: held.readingVersion,
    files: files.map(({ matched, rowCount }, at) => reviewedFile(held, tables[at]!, matched, rowCount)),
    window,
    rows: files.reduce((sum, { rowCount }) => sum + rowCount, 0),
    cases: cases.length,
    faults: firstOf(faults, most.faults),
    faultyRows: new Set(faults.filter((fault) => !inHeadings(fault)).map(rowKey)).size,
    notEligible: firstOf(excluded, most.notEligible),
    unknown: unknownValues(framework, kind, faults),
    sameChild: firstOf(sameChild(cases, kind.window.column), most.sameChild),
    changes: earlier && differences(earlier, cases),
    canSetAside: faults.length > 0 && inRows && cases.length > 0,
  }
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

function differences({ version, cases }: Earlier, after: CheckedFiles['cases']): Review['changes'] {
  const before = cases.map(([caseRef, values]) => ({
    caseRef,
    values: JSON.parse(values) as Record<string, string>,
  }))
  const { added, gone, changed } = caseloadChanges(before, after)
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

async function rows(held: HeldFiles, tell: Tell): Promise<KeptRows> {
  const { cases, excluded, faults, files } = check(held, () => {})
  const tables = tablesOf(held)
  const setAside = setAsideRows(excluded, faults)
  for (let from = 0; from < Math.max(cases.length, setAside.length); from += chunk) {
    const [some, aside] = [cases.slice(from, from + chunk), setAside.slice(from, from + chunk)]
    await tell({
      cases: some.length > 0 ? casesPart(some) : null,
      setAside: aside.length > 0 ? JSON.stringify(aside) : null,
    })
  }
  return {
    files: files.map(({ rowCount }, at) => ({
      name: tables[at]!.name,
      digest: tables[at]!.digest,
      rowCount,
    })),
    rows: files.reduce((sum, { rowCount }) => sum + rowCount, 0),
    cases: cases.length,
    notEligible: excluded.length,
    faultyRows: setAside.filter(({ why }) => why === 'fault').length,
  }
}

const casesPart = (cases: CheckedFiles['cases']): RowsPart['cases'] => ({
  refs: arrayText(cases.map(({ caseRef }) => caseRef)),
  rows: `{${cases.map(({ row }) => row).join()}}`,
  files: `{${cases.map(({ file }) => file).join()}}`,
  values: arrayText(cases.map(({ values }) => JSON.stringify(values))),
})

/** An array of texts as PostgreSQL writes it. */
const arrayText = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`).join()}}`
