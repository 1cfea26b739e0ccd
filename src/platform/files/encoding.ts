/** Text of a file whose encoding nobody states. */
import { FileFault } from './file-fault.ts'

const startsWith = (bytes: Uint8Array, ...marks: number[]) => marks.every((mark, at) => bytes[at] === mark)

/** UTF-8 or UTF-16 by their marks, UTF-8 if it is valid, otherwise Windows-1252. Throws FileFault for other formats. */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new FileFault(
      'not-csv',
      'This is a spreadsheet file (XLSX, ODS or XLS), not CSV. Save it as CSV and send that.',
    )
  }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) {
    throw new FileFault('not-csv', 'This is a PDF, not CSV. Send the list as a CSV file.')
  }
  const wide = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null
  const wideText = wide && new TextDecoder(wide).decode(bytes)
  // No text holds the character NUL, and the database would not keep it.
  if (wideText === null ? bytes.includes(0) : wideText.includes('\0')) {
    throw new FileFault('not-csv', 'This is not a text file. Send the list as a CSV file.')
  }
  if (wideText !== null) return wideText
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
