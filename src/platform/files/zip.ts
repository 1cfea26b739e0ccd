/** The parts of a spreadsheet file, which is a ZIP container: read one after the other, never unpacked whole. */
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { damaged } from './damaged.ts'
import { FileFault } from './file-fault.ts'

const limits = {
  parts: 2_000,
  /** Unpacked bytes of one part. A sheet of 100,000 rows and 30 columns stays below. */
  partBytes: 300 * 1024 * 1024,
}

export interface Parts {
  /** Names in lower case, since programs differ. */
  has(name: string): boolean
  names(): Iterable<string>
  /** The unpacked bytes of a part. Throws FileFault when they are not what the container says of them. */
  read(name: string): AsyncIterable<Uint8Array>
}

export async function openParts(bytes: Uint8Array): Promise<Parts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false }).catch(() => {
    throw damaged('its list of contents is missing')
  })
  if (zip.entryCount > limits.parts) {
    throw new FileFault(
      'too-many-sheets',
      `The file holds ${zip.entryCount.toLocaleString('en-GB')} parts, far more than a spreadsheet with one list. Copy the list into a new spreadsheet and send that.`,
    )
  }
  const entries = await entriesOf(zip)
  return {
    has: (name) => entries.has(name.toLowerCase()),
    names: () => entries.keys(),
    read(name) {
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw damaged(`the part ${shortName(name)} is missing`)
      return unpacked(zip, entry)
    },
  }
}

/** Names come from the file, and go into sentences. */
export const shortName = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name)

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase()
      // Two parts of one name would be read one way here and another way elsewhere.
      if (entries.has(name)) throw damaged('it holds two parts of the same name')
      entries.set(name, entry)
    }
  } catch (error) {
    if (error instanceof FileFault) throw error
    throw damaged('its list of contents cannot be read')
  }
  return entries
}

async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const name = shortName(entry.fileName)
  if (entry.isEncrypted()) {
    throw new FileFault(
      'password-protected',
      'This file is protected by a password, so it cannot be read. Save it without a password and send that.',
    )
  }
  if (entry.uncompressedSize > limits.partBytes) throw tooLarge()
  let size = 0
  let sum = 0
  let stream: Readable | undefined
  try {
    stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      // What the container says of itself is only what somebody wrote.
      if (size > limits.partBytes) throw tooLarge()
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    if (error instanceof FileFault) throw error
    throw damaged(`the part ${name} cannot be unpacked`)
  } finally {
    stream?.destroy()
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) throw damaged(`the part ${name} was changed`)
}

const tooLarge = (): FileFault =>
  new FileFault(
    'file-too-large',
    `Unpacked, the file is larger than ${limits.partBytes / 1024 / 1024} MB, far more than a list of cases. Copy the list into a new spreadsheet and send that.`,
  )
