/**
 * Marks the first cell of each row as the heading of that row. Typst tags the headings of columns and has no way yet
 * to tell it of rows, so it is done in the finished file.
 */
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'

const name = PDFName.of

export async function withRowHeaders(bytes: Uint8Array): Promise<Uint8Array> {
  // The file says of itself what the report says; the package would put itself and the time of day in that place.
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context } = pdf
  for (const [, row] of context.enumerateIndirectObjects()) {
    if (!(row instanceof PDFDict) || row.get(name('S')) !== name('TR')) continue
    const kids = context.lookup(row.get(name('K')))
    const first = kids instanceof PDFArray ? context.lookup(kids.get(0)) : kids
    if (!(first instanceof PDFDict) || first.get(name('S')) !== name('TD')) continue
    first.set(name('S'), name('TH'))
    first.set(name('A'), context.obj([{ O: 'Table', Scope: 'Row' }]))
  }
  return pdf.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false })
}
