/** Reads XML piece by piece. It must be well formed; entities of its own, which can grow without end, are refused. */
import { SaxesParser } from 'saxes'
import { damaged } from './damaged.ts'
import { FileFault } from './file-fault.ts'
import { tooManyCells } from './table.ts'

export interface XmlWatcher {
  open(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
  /** Nothing more needs to be read. */
  readonly done?: boolean
}

const limits = {
  /** Spreadsheets nest a dozen deep. */
  depth: 100,
  /** Characters between one tag and the next: many times the longest cell. */
  piece: 1024 * 1024,
  /** Three to a cell, in the largest table that is allowed. */
  elements: 13_000_000,
}

/** @throws FileFault when it is not well formed, or declares entities of its own */
export async function readXml(bytes: AsyncIterable<Uint8Array>, watcher: XmlWatcher): Promise<void> {
  const parser = new SaxesParser({ position: false })
  let depth = 0
  let elements = 0
  let sincePiece = 0
  const begun = () => {
    sincePiece = 0
    elements += 1
    if (elements > limits.elements) throw tooManyCells()
  }
  parser.on('error', () => {
    throw damaged('its XML is not well formed')
  })
  parser.on('doctype', () => {
    throw damaged('its XML declares entities of its own, which no spreadsheet program does')
  })
  parser.on('opentag', (tag) => {
    begun()
    depth += 1
    if (depth > limits.depth) throw damaged('its XML is nested without end')
    if (!watcher.done) watcher.open(tag.name, tag.attributes as Record<string, string>)
  })
  parser.on('text', (text) => {
    if (!watcher.done) watcher.text?.(text)
  })
  parser.on('cdata', (text) => {
    if (!watcher.done) watcher.text?.(text)
  })
  parser.on('comment', begun)
  parser.on('closetag', (tag) => {
    sincePiece = 0
    depth -= 1
    if (!watcher.done) watcher.close?.(tag.name)
  })
  let decoder: InstanceType<typeof TextDecoder> | undefined
  try {
    for await (const chunk of bytes) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
      const text = decoder.decode(chunk, { stream: true })
      sincePiece += text.length
      parser.write(text)
      if (sincePiece > limits.piece) throw longPiece()
      if (watcher.done) return
    }
    parser.write(decoder?.decode() ?? '')
    parser.close()
  } catch (error) {
    // The decoder's own, for bytes that are no text.
    if (!(error instanceof FileFault) && error instanceof TypeError)
      throw damaged('its XML holds bytes that are no text')
    throw error
  }
}

const longPiece = (): FileFault =>
  new FileFault(
    'cell-too-long',
    'A piece of the file, such as a cell, is more than a million characters long. Check that it is the right file.',
  )

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** Without the prefix, which a program may choose. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
