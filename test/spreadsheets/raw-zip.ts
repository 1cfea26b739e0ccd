/** ZIP containers written byte by byte, so that they can say of themselves what is not true. */
import { constants, crc32, deflateRawSync } from 'node:zlib'

export interface RawEntry {
  name: string
  packed: Buffer
  size: number
  sum: number
  flags?: number
}

/** A part of a few bytes. */
export const part = (name: string, content: string | Uint8Array): RawEntry => {
  const bytes = Buffer.from(content)
  return { name, packed: deflateRawSync(bytes), size: bytes.length, sum: crc32(bytes) }
}

/** A part whose middle is repeated, packed once: gigabytes of it take no time to make. */
export function repeatedPart(
  name: string,
  before: string,
  block: string,
  times: number,
  after: string,
): RawEntry {
  const [first, middle, last] = [before, block, after].map((text) => Buffer.from(text))
  // Ended at a full byte without looking back, pieces can stand in any order.
  const piece = (bytes: Buffer, more: boolean) =>
    deflateRawSync(bytes, { level: 9, finishFlush: more ? constants.Z_FULL_FLUSH : constants.Z_FINISH })
  const packedMiddle = piece(middle!, true)
  let sum = crc32(first!)
  for (let at = 0; at < times; at++) sum = crc32(middle!, sum)
  return {
    name,
    packed: Buffer.concat([
      piece(first!, true),
      ...Array<Buffer>(times).fill(packedMiddle),
      piece(last!, false),
    ]),
    size: first!.length + middle!.length * times + last!.length,
    sum: crc32(last!, sum),
  }
}

export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const files: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, packed, size, sum, flags = 0x800 } of entries) {
    const named = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(flags, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(sum, 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(named.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, named, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, place, named]))
    files.push(local)
    at += local.length
  }
  const contents = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(contents.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...files, contents, end]))
}
