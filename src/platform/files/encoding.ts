/** Text of a file whose encoding nobody states. */
import { FileFault } from './file-fault.ts'

const marked = (bytes: Uint8Array, ...marks: number[]) => marks.every((mark, at) => bytes[at] === mark)

/** How much of a file without a mark is looked at to tell two-byte text from other bytes. */
const looked = 4096

/** Two-byte letters without a mark: nearly every second byte of Western text is 0, and no other. */
function unmarkedWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, looked) & ~1
  if (length < 4 || bytes.length % 2 === 1) return null
  const zeros = [0, 0]
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2]! += 1
  const most = length / 2
  if (zeros[1]! > most * 0.7 && zeros[0] === 0) return 'utf-16le'
  return zeros[0]! > most * 0.7 && zeros[1] === 0 ? 'utf-16be' : null
}

/**
 * UTF-8 or UTF-16 by their marks or their look, UTF-8 if it is valid, otherwise Windows-1252.
 * @throws FileFault when it is no text
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = marked(bytes, 0xff, 0xfe)
    ? 'utf-16le'
    : marked(bytes, 0xfe, 0xff)
      ? 'utf-16be'
      : unmarkedWide(bytes)
  const wideText = wide && new TextDecoder(wide).decode(bytes)
  // No text holds the character NUL, and the database would not keep it.
  if (wideText === null ? bytes.includes(0) : wideText.includes('\0')) {
    throw new FileFault(
      'wrong-type',
      'This is not a table that can be read here. Send the list as a spreadsheet (XLSX or ODS) or as CSV.',
    )
  }
  if (wideText !== null) return wideText
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
