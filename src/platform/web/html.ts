/**
 * Templates that escape by default: `html` escapes every value that is not itself made by `html` or `raw`.
 * Arrays are joined, `null`, `undefined` and booleans print nothing.
 */
import { escapeToBuffer } from 'hono/utils/html'

/**
 * Long markup stays in pieces until it is sent. As one text, a page of sixty questions is so large that the language
 * keeps it apart from everything else, and finding that room takes longer than making the page.
 */
const longPiece = 4096

/** Markup that is safe to send: text in it is already escaped. */
export class Html {
  readonly pieces: readonly string[]

  constructor(pieces: readonly string[]) {
    this.pieces = pieces
  }

  toString(): string {
    return this.pieces.length === 1 ? this.pieces[0]! : this.pieces.join('')
  }
}

export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  const pieces: string[] = []
  let last = strings[0]!
  const escaped: [string] = ['']
  const print = (value: unknown): void => {
    if (typeof value === 'string') {
      escaped[0] = last
      escapeToBuffer(value, escaped)
      last = escaped[0]
    } else if (value instanceof Html) {
      for (const piece of value.pieces) {
        if (last.length > longPiece) {
          pieces.push(last)
          last = piece
        } else last += piece
      }
    } else if (Array.isArray(value)) for (const one of value) print(one)
    else if (typeof value === 'number') last += value
    else if (value !== null && value !== undefined && typeof value !== 'boolean') print(String(value))
  }
  for (let at = 0; at < values.length; at += 1) {
    print(values[at])
    last += strings[at + 1]
  }
  pieces.push(last)
  return new Html(pieces)
}

/** Marks a string as markup. Only for text that this program made itself. */
export const raw = (markup: string): Html => new Html([markup])

/** What a component accepts as content: plain text (escaped) or markup. */
export type Content = string | Html
