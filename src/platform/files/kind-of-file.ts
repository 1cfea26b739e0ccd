/** What a file is, from its bytes: its name says what somebody called it. */
import { FileFault } from './file-fault.ts'

/** Each byte as the letter of its number, so that marks can be written as text. */
const letters = (bytes: Uint8Array, count: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(count, bytes.length)).toString('latin1')
const begins = (bytes: Uint8Array, mark: string) => letters(bytes, mark.length) === mark

const howToSend = 'Send the list as a spreadsheet (XLSX or ODS) or as CSV.'

/** What begins with these bytes, by the words people know. */
const foreign: [mark: string, name: string][] = [
  ['%PDF', 'a PDF'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['BM', 'a picture'],
  ['II*\0', 'a picture'],
  ['MM\0*', 'a picture'],
  ['RIFF', 'a picture or a recording'],
  ['{\\rtf', 'a text document (RTF)'],
  ['\x1f\x8b', 'a packed file (GZIP)'],
  ['7z\xbc\xaf', 'a packed file (7Z)'],
  ['Rar!', 'a packed file (RAR)'],
  ['MZ', 'a program'],
  ['\x7fELF', 'a program'],
  ['SQLite format 3', 'a database'],
  ['\0\x01\0\0Standard', 'a database (Access)'],
]

/** Compound files: what older Office programs wrote, and what newer ones write when a password is set. */
const compound = '\xd0\xcf\x11\xe0'

/** Names inside such a file are written with two bytes a letter. */
const holdsName = (bytes: Uint8Array, name: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))

function compoundFault(bytes: Uint8Array): FileFault {
  if (holdsName(bytes, 'EncryptedPackage')) {
    return new FileFault(
      'password-protected',
      'This spreadsheet is protected by a password, so it cannot be read. Save it without a password and send that.',
    )
  }
  if (holdsName(bytes, 'WordDocument')) return wrongType('a Word document')
  if (holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book')) {
    return new FileFault(
      'wrong-type',
      'This is a spreadsheet in the old Excel format (XLS). Open it, save it as “Excel Workbook (XLSX)”, and send that.',
    )
  }
  return wrongType('a file of an older Office program')
}

export const wrongType = (name: string, what = howToSend): FileFault =>
  new FileFault('wrong-type', `This is ${name}, not a table that can be read here. ${what}`)

/** What looks like text and is no list: web pages under a spreadsheet's name, and spreadsheets written as XML. */
function markupFault(bytes: Uint8Array): FileFault | null {
  const start = letters(bytes, 2048)
    .replace(/^\xef\xbb\xbf|^\xff\xfe/, '')
    .replaceAll('\0', '')
    .trimStart()
  const save = 'Open it in your spreadsheet program, save it as XLSX, ODS or CSV, and send that.'
  if (/^(<!doctype html|<html|<head|<body|<table|<meta|<style|<div)/i.test(start))
    return wrongType('a web page, whatever its name says', save)
  if (/^<\?xml|^<\w/.test(start)) {
    return /office:document/.test(start)
      ? wrongType('a spreadsheet as flat XML', save)
      : /Excel\.Sheet|office:spreadsheet/.test(start)
        ? wrongType('an XML spreadsheet of 2003', save)
        : wrongType('an XML file', save)
  }
  if (/^MIME-Version:/i.test(start)) return wrongType('a web page saved as one file', save)
  return /^[{[]\s*["{[]/.test(start) ? wrongType('a JSON file') : null
}

/**
 * A container of the newer spreadsheet formats, or text.
 * @throws FileFault saying what the file is, when it is neither
 */
export function kindOfFile(bytes: Uint8Array): 'zip' | 'text' {
  if (begins(bytes, 'PK\x03\x04') || begins(bytes, 'PK\x05\x06')) return 'zip'
  if (begins(bytes, compound)) throw compoundFault(bytes)
  const known = foreign.find(([mark]) => begins(bytes, mark))
  // Two letters may begin a heading too; what they mark as another file holds bytes that no text has.
  if (known && (!/^[A-Z]{2}$/.test(known[0]) || bytes.subarray(0, 2048).includes(0)))
    throw wrongType(known[1])
  const markup = markupFault(bytes)
  if (markup) throw markup
  return 'text'
}

/** Text, so that it holds no more than its bytes show. */
export function isPlainText(bytes: Uint8Array): boolean {
  try {
    return kindOfFile(bytes) === 'text'
  } catch {
    return false
  }
}
