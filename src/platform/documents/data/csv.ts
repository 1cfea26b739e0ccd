/** The data of a report as CSV: a file a table, and their description as the web's standard for CSV asks (CSVW), in one ZIP. */
import { stringify } from 'csv-stringify/sync'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { coverLines } from '../cover-facts.ts'
import { dayOf, type Source } from '../issued.ts'
import { meanings } from './shorthand.ts'
import { type DataColumn, type DataTable, dataTables } from './tables.ts'

export const csvOf = ({ columns, rows }: DataTable): string =>
  stringify([columns.map(({ name }) => name), ...rows], {
    escape_formulas: true,
    record_delimiter: 'windows',
  })

/** A figure may be missing: programs that read it are told which words stand for that. */
const columnOf = ({ name, title, holds, about }: DataColumn) => ({
  name,
  titles: title,
  datatype: holds === 'number' ? 'integer' : 'string',
  ...(holds === 'number' ? { null: ['', ...meanings.map(([shorthand]) => shorthand)] } : {}),
  ...(about ? { 'dc:description': about } : {}),
})

const descriptionOf = (source: Source, tables: readonly DataTable[]) => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
  'dc:title': `${source.document.title}: data`,
  'dc:description': coverLines(source).join('\n'),
  'dc:date': dayOf(source),
  'dc:source': `Result version ${source.document.figures.version}, digest ${source.document.figures.digest}`,
  dialect: { header: true, delimiter: ',', encoding: 'utf-8' },
  notes: meanings.map(([shorthand, meaning]) => `${shorthand} ${meaning}`),
  tables: tables.map((table) => ({
    url: `${table.name}.csv`,
    'dc:title': table.title,
    ...(table.notes.length > 0 ? { 'dc:description': table.notes.join(' ') } : {}),
    tableSchema: { columns: table.columns.map(columnOf) },
  })),
})

export function renderCsv(source: Source): Uint8Array {
  const tables = dataTables(source.document)
  const parts: Zippable = {
    'csv-metadata.json': strToU8(`${JSON.stringify(descriptionOf(source, tables), null, 2)}\n`),
  }
  for (const table of tables) parts[`${table.name}.csv`] = strToU8(csvOf(table))
  return zipSync(parts, { mtime: new Date(2000, 0, 1) })
}
