/** Footnotes as readers meet them: numbered through the whole document, each at its place in the text. */
import type { Block, Footnote } from '#engine/report/document.ts'

/** A stretch of text, or the mark of a footnote with what it says. */
export type Piece = { text: string } | { number: number; note: string }

/** A text cut where its footnotes stand. `first` is the number of the first of them. */
export function pieces(text: string, footnotes: readonly Footnote[] = [], first = 1): Piece[] {
  const cut: Piece[] = []
  let from = 0
  for (const [count, { at, text: note }] of footnotes.toSorted((a, b) => a.at - b.at).entries()) {
    if (at > from) cut.push({ text: text.slice(from, at) })
    cut.push({ number: first + count, note })
    from = Math.max(from, at)
  }
  if (from < text.length) cut.push({ text: text.slice(from) })
  return cut
}

/** The number of the first footnote of each block that has any. */
export function footnoteNumbers(blocks: readonly Block[]): Map<Block, number> {
  const first = new Map<Block, number>()
  let next = 1
  for (const block of blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'list') continue
    first.set(block, next)
    next += block.footnotes?.length ?? 0
  }
  return first
}

/** The items of a list, each cut where its footnotes stand. */
export function itemPieces(block: Extract<Block, { kind: 'list' }>, first: number): Piece[][] {
  let next = first
  return block.items.map((text, item) => {
    const own = (block.footnotes ?? []).filter((one) => one.item === item)
    const cut = pieces(text, own, next)
    next += own.length
    return cut
  })
}
