/** Which letters a typeface has: the PDF is refused if it is to show one that its typeface lacks. */

/** Reads the table “cmap” of a TrueType file: the characters that have a glyph. */
export function lettersOf(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const table = tableAt(view, 'cmap')
  const letters = new Set<number>()
  for (let at = 0; at < view.getUint16(table + 2); at++) {
    const start = table + view.getUint32(table + 4 + at * 8 + 4)
    const format = view.getUint16(start)
    if (format === 4) readSegments(view, start, letters)
    else if (format === 12) readGroups(view, start, letters)
  }
  return letters
}

function tableAt(view: DataView, tag: string): number {
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)))
    if (name === tag) return view.getUint32(at + 8)
  }
  throw new Error(`The typeface has no table “${tag}”.`)
}

function readSegments(view: DataView, start: number, letters: Set<number>): void {
  const twice = view.getUint16(start + 6)
  const at = (column: number, segment: number) => start + 14 + column * twice + (column > 0 ? 2 : 0) + segment
  for (let segment = 0; segment < twice; segment += 2) {
    const last = view.getUint16(at(0, segment))
    const first = view.getUint16(at(1, segment))
    const delta = view.getUint16(at(2, segment))
    const offset = view.getUint16(at(3, segment))
    for (let letter = first; letter <= last && letter !== 0xffff; letter++) {
      const place = at(3, segment) + offset + (letter - first) * 2
      const found = offset === 0 ? (letter + delta) & 0xffff : view.getUint16(place)
      if (found !== 0) letters.add(letter)
    }
  }
}

function readGroups(view: DataView, start: number, letters: Set<number>): void {
  for (let group = 0; group < view.getUint32(start + 12); group++) {
    const at = start + 16 + group * 12
    for (let letter = view.getUint32(at); letter <= view.getUint32(at + 4); letter++) letters.add(letter)
  }
}

const space = /[\t\n\r\u2028\u2029]+/g
/** Marks that only change how the letter before them looks, and what has no look at all. */
const unseen = /[\p{Cc}\p{Cf}]|\p{Variation_Selector}/gu

/** A text with each letter that the typeface lacks named by its number, so that nothing is lost without a word. */
export function showable(text: string, letters: ReadonlySet<number>): string {
  const plain = text.toWellFormed().normalize('NFC').replaceAll(space, ' ').replaceAll(unseen, '')
  let shown = ''
  for (const letter of plain) {
    const number = letter.codePointAt(0)!
    shown += letters.has(number) ? letter : `[U+${number.toString(16).toUpperCase().padStart(4, '0')}]`
  }
  return shown
}
