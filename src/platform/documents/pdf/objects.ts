/**
 * A PDF as its numbered objects, as Typst writes them: each in plain view, found by the table at the end. Enough to
 * change a few words in some and to write all of them again, packed; not a reader for any other program's files.
 */
import { deflateSync } from 'node:zlib'

export interface PdfObjects {
  /** The first line of the file. */
  version: string
  /** What stands between “obj” and “endobj”, a letter a byte. */
  bodies: Map<number, string>
  /** What the file says at its end: where its tree begins, who made it, its name. */
  trailer: string
}

/** @throws Error when the file is not laid out as Typst lays it out */
export function readObjects(bytes: Uint8Array): PdfObjects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.slice(-64))?.[1] ?? Number.NaN)
  const head = /^xref\s+0 (\d+)\s+/.exec(file.slice(table, table + 64))
  const trailer = /trailer\s*<<([\s\S]*)>>\s*startxref/.exec(file.slice(table))?.[1]
  if (!head || trailer === undefined) throw new Error('The PDF has no table of objects at its end.')
  const entries = table + head[0].length
  const places = Array.from({ length: Number(head[1]) }, (_, number) => {
    const entry = file.slice(entries + number * 20, entries + number * 20 + 18)
    return { number, at: Number(entry.slice(0, 10)), used: entry.endsWith('n') }
  })
    .filter(({ used }) => used)
    .sort((a, b) => a.at - b.at)
  const bodies = new Map<number, string>()
  for (const [place, { number, at }] of places.entries()) {
    const whole = file.slice(at, places[place + 1]?.at ?? table).trimEnd()
    const opening = `${number} 0 obj`
    if (!whole.startsWith(opening) || !whole.endsWith('endobj'))
      throw new Error(`Object ${number} of the PDF does not stand where its table says.`)
    bodies.set(number, whole.slice(opening.length, -'endobj'.length).trim())
  }
  return { version: file.slice(0, file.indexOf('\n')), bodies, trailer: trailer.replace(/\/Size \d+/, '') }
}

/** So many of the small objects are packed together: a reader unpacks all of them for one. */
const together = 200

/** The same objects under the same numbers; what is not a stream of its own is packed (ISO 32000-1, 7.5.7 and 7.5.8). */
export function writeObjects({ version, bodies, trailer }: PdfObjects): Uint8Array {
  const numbers = [...bodies.keys()].sort((a, b) => a - b)
  let next = numbers.at(-1)! + 1
  // Four bytes that are no letters tell programs that the file is not text.
  const parts: Buffer[] = [Buffer.from(`${version}\n%\x80\x80\x80\x80\n`, 'latin1')]
  let length = parts[0]!.length
  const places = new Map<number, [kind: number, where: number, index: number]>([[0, [0, 0, 65_535]]])
  const write = (number: number, body: Buffer) => {
    const whole = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    places.set(number, [1, length, 0])
    parts.push(whole)
    length += whole.length
  }
  const isStream = (number: number) => bodies.get(number)!.endsWith('endstream')
  for (const number of numbers.filter(isStream)) write(number, Buffer.from(bodies.get(number)!, 'latin1'))
  const small = numbers.filter((number) => !isStream(number))
  for (let from = 0; from < small.length; from += together) {
    const group = small.slice(from, from + together)
    const index: number[] = []
    let inside = ''
    for (const [at, number] of group.entries()) {
      index.push(number, inside.length)
      inside += `${bodies.get(number)!}\n`
      places.set(number, [2, next, at])
    }
    const first = `${index.join(' ')}\n`
    write(next++, packed(`/Type /ObjStm /N ${group.length} /First ${first.length}`, first + inside))
  }
  const own = next
  places.set(own, [1, length, 0])
  const table = Buffer.alloc((own + 1) * 7)
  for (const [number, [kind, where, index]] of places) {
    table.writeUInt8(kind, number * 7)
    table.writeUInt32BE(where, number * 7 + 1)
    table.writeUInt16BE(index, number * 7 + 5)
  }
  const about = `/Type /XRef /Size ${own + 1} /W [1 4 2]${trailer.trimEnd()}`
  const start = length
  write(own, packed(about, table))
  return Buffer.concat([...parts, Buffer.from(`startxref\n${start}\n%%EOF\n`)])
}

function packed(about: string, content: string | Buffer): Buffer {
  const stream = deflateSync(typeof content === 'string' ? Buffer.from(content, 'latin1') : content, {
    level: 9,
  })
  return Buffer.concat([
    Buffer.from(`<< ${about} /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`, 'latin1'),
    stream,
    Buffer.from('\nendstream'),
  ])
}
