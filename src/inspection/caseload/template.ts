/** The files that a service fills in: the framework's own column names, what each means, and the words it takes. */
import { isNeeded } from '#engine/caseload/headings.ts'
import { codesOfColumn } from '#engine/framework/find.ts'
import type { CaseKind, CaseloadColumn, Framework } from '#engine/framework/shape.ts'
import { writeOds } from '#platform/files/write-ods.ts'
import type { ColumnToWrite, SheetToWrite, WorkbookToWrite } from '#platform/files/write-workbook.ts'
import { writeXlsx } from '#platform/files/write-xlsx.ts'
import { columnKinds } from './column-kinds.ts'

/** Room for the caseload of a large service, with lists to choose from in every row. */
const blankRows = 2_000

const holds: Record<CaseloadColumn['kind'], ColumnToWrite['holds']> = {
  reference: 'text',
  code: 'text',
  date: 'date',
  age: 'number',
}

/** Columns that take words from a list, each with its words. */
const codeColumns = (framework: Framework, kind: CaseKind) =>
  framework.caseload.columns
    .filter((column) => column.kind === 'code')
    .map((column) => ({ column, words: codesOfColumn(framework, column, kind.id).map(({ label }) => label) }))

const listsName = 'Lists'

function casesSheet(framework: Framework, kind: CaseKind): SheetToWrite {
  const lists = codeColumns(framework, kind)
  const columns = framework.caseload.columns.map((column): ColumnToWrite => {
    const at = lists.findIndex((one) => one.column === column)
    const widest = Math.max(12, column.id.length, ...(lists[at]?.words.map(({ length }) => length) ?? []))
    return {
      heading: column.id,
      width: Math.min(widest, 40),
      holds: holds[column.kind],
      ...(at === -1 ? {} : { choices: { sheet: listsName, column: at + 1, count: lists[at]!.words.length } }),
    }
  })
  return { name: 'Cases', columns, rows: [], blankRows }
}

const text = (heading: string, width: number): ColumnToWrite => ({ heading, width, holds: 'text' })

const columnsSheet = (framework: Framework, kind: CaseKind): SheetToWrite => ({
  name: 'Columns',
  columns: [text('Column', 24), text('What it means', 50), text('What to write', 50), text('Needed', 22)],
  rows: framework.caseload.columns.map((column) => [
    column.id,
    column.hint ? `${column.label}. ${column.hint}.` : `${column.label}.`,
    `${columnKinds[column.kind]}${column.kind === 'code' ? ' on the sheet “Lists”' : ''}.`,
    isNeeded(column, kind) ? 'Must be filled in' : 'May be left blank',
  ]),
})

function listsSheet(framework: Framework, kind: CaseKind): SheetToWrite {
  const lists = codeColumns(framework, kind)
  const longest = Math.max(0, ...lists.map(({ words }) => words.length))
  return {
    name: listsName,
    columns: lists.map(({ column, words }) =>
      text(`${column.label} (list)`, Math.min(40, Math.max(14, ...words.map(({ length }) => length)))),
    ),
    rows: Array.from({ length: longest }, (_, at) => lists.map(({ words }) => words[at] ?? '')),
  }
}

const book = (framework: Framework, kind: CaseKind): WorkbookToWrite => ({
  title: `Caseload: ${kind.label.toLowerCase()}`,
  sheets: [casesSheet(framework, kind), columnsSheet(framework, kind), listsSheet(framework, kind)],
})

export const templateXlsx = (framework: Framework, kind: CaseKind): Promise<Uint8Array> =>
  writeXlsx(book(framework, kind))

export const templateOds = (framework: Framework, kind: CaseKind): Uint8Array =>
  writeOds(book(framework, kind))
