/** Which of the many files that are ZIP containers this one is. */
import { FileFault } from './file-fault.ts'
import { wrongType } from './kind-of-file.ts'
import type { Parts } from './zip.ts'

/** The kind of an OpenDocument file stands in a part of its own; more than this is no such word. */
const longestKind = 200

async function documentKind(parts: Parts): Promise<string | null> {
  if (!parts.has('mimetype')) return null
  let text = ''
  for await (const chunk of parts.read('mimetype')) {
    text += Buffer.from(chunk).toString('latin1')
    if (text.length > longestKind) break
  }
  return text.trim()
}

const document = 'application/vnd.oasis.opendocument.'

/** @throws FileFault saying what the file is, when it is no spreadsheet */
export async function kindOfContainer(parts: Parts): Promise<'xlsx' | 'ods'> {
  const kind = await documentKind(parts)
  if (kind?.startsWith(`${document}spreadsheet`)) return 'ods'
  if (kind?.startsWith(`${document}text`)) throw wrongType('a text document (ODT)')
  if (kind?.startsWith(document)) throw wrongType('an OpenDocument file of another kind')
  if (parts.has('[Content_Types].xml')) {
    const names = [...parts.names()]
    const inside = (folder: string) => names.some((name) => name.startsWith(folder))
    if (names.some((name) => /^xl\/workbook[^/]*\.bin$/.test(name))) {
      throw new FileFault(
        'wrong-type',
        'This is a spreadsheet in Excel’s binary format (XLSB). Open it, save it as “Excel Workbook (XLSX)”, and send that.',
      )
    }
    if (inside('word/')) throw wrongType('a Word document')
    if (inside('ppt/')) throw wrongType('a slide show')
    if (inside('xl/')) return 'xlsx'
  }
  if (parts.has('content.xml') && parts.has('meta-inf/manifest.xml')) return 'ods'
  if ([...parts.names()].some((name) => name.endsWith('.iwa') || name === 'index.zip')) {
    throw wrongType('an Apple document (Numbers or Pages)', 'Export it as Excel (XLSX) and send that.')
  }
  throw wrongType('a ZIP archive', 'Unpack it and send the spreadsheet that is inside.')
}
