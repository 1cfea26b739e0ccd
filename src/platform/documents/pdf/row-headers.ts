/**
 * Marks the first cell of each row as the heading of that row. Typst tags the headings of columns and has no way yet
 * to be told of rows in the build that we use, so it is done in the finished file.
 */
import { readObjects, writeObjects } from './objects.ts'

const isRow = (body: string) => /^<<\s*\/Type \/StructElem\s*\/S \/TR\b/.test(body)
const isCell = /^(<<\s*\/Type \/StructElem\s*\/S \/)TD\b/
/** All that Typst says of a cell's place in its table. */
const place = /<<\s*\/O \/Table\s*(?:\/Headers \[[^\]]*\]\s*)?>>/

/**
 * Cells name the heading of their column by its number, which would hide that of their row from programs that go by
 * these names. Without them both are found by what they are headings of.
 */
export function withRowHeaders(bytes: Uint8Array): Uint8Array {
  const objects = readObjects(bytes)
  const { bodies } = objects
  for (const row of bodies.values()) {
    if (!isRow(row)) continue
    const [first, ...rest] = [...(/\/K \[([^\]]*)\]/.exec(row)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(
      (found) => Number(found[1]),
    )
    const heading = bodies.get(first!) ?? ''
    // Those of the row of headings are headings already.
    if (!isCell.test(heading)) continue
    if (!place.test(heading)) throw new Error('The PDF does not say of a cell that it belongs to a table.')
    bodies.set(first!, heading.replace(isCell, '$1TH').replace(place, '<< /O /Table /Scope /Row >>'))
    for (const number of rest) {
      const cell = bodies.get(number)!
      bodies.set(number, cell.replace(place, '').replace(/\/A \[\s*\]/, ''))
    }
  }
  return writeObjects(objects)
}
