/** Reads what the tags of a PDF say of the cells of its tables, with a package that had no part in writing them. */
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'

export interface HeadingCell {
  scope: 'Row' | 'Column' | null
  firstOfRow: boolean
}

export interface TableTags {
  headings: HeadingCell[]
  /** Those that are no headings. `names`: they name their headings by number. */
  cells: { names: boolean }[]
}

const name = PDFName.of

export async function headingCells(bytes: Uint8Array): Promise<TableTags> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context } = pdf
  const found: TableTags = { headings: [], cells: [] }
  for (const [, row] of context.enumerateIndirectObjects()) {
    if (!(row instanceof PDFDict) || row.get(name('S')) !== name('TR')) continue
    const kids = context.lookup(row.get(name('K')), PDFArray)
    for (let at = 0; at < kids.size(); at++) {
      const cell = kids.lookup(at, PDFDict)
      const said = ofTable(cell)
      const names = said?.get(name('Headers'))
      if (cell.get(name('S')) === name('TH')) {
        const scope = said?.lookup(name('Scope'))
        found.headings.push({
          scope: scope === name('Row') ? 'Row' : scope === name('Column') ? 'Column' : null,
          firstOfRow: at === 0,
        })
      } else found.cells.push({ names: names instanceof PDFArray && names.size() > 0 })
    }
  }
  return found
}

/** What is said of the cell's place in its table. */
function ofTable(cell: PDFDict): PDFDict | undefined {
  const attributes = cell.lookup(name('A'))
  if (!(attributes instanceof PDFArray)) return undefined
  return Array.from({ length: attributes.size() }, (_, at) => attributes.lookup(at))
    .filter((one): one is PDFDict => one instanceof PDFDict)
    .find((one) => one.get(name('O')) === name('Table'))
}
