/**
 * The package puts the time of day, drawn names, and numbers that it counts on through the life of its process into its
 * files. Here they become the report's day, counted names, and numbers from 1: the same report gives the same bytes.
 */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/** A name that the package drew to tie one part to another. Words of the report never stand in these files. */
const drawn = /Id="(?:rId)?([a-z0-9_-]{21})"/g

/** Tags, and the instructions of fields: words of the report never stand there as they were written. */
const tag = /<w:instrText\b[^>]*>[^<]*|<[^>]+>/g

/** Where a heading is found: by its bookmark, by links to it, and by the field that prints its page. */
const ofHeading = /^<w:(?:bookmarkStart|hyperlink|instrText)\b/

/** Which pieces carry a number that is counted on: where each is found, and with what it shares its numbers. */
const counted: [pattern: RegExp, kind: string][] = [
  [/^(<w:bookmark(?:Start|End)\b[^>]* w:id=")([^"]+)/, 'bookmark'],
  [/^(<wp:docPr\b[^>]* id=")([^"]+)/, 'drawing'],
  [/^(<pic:cNvPr\b[^>]* id=")([^"]+)/, 'picture'],
]

function countedAnew(text: string): string {
  const numbers = new Map<string, Map<string, number>>()
  const numberOf = (kind: string, old: string): number => {
    const known = numbers.get(kind) ?? new Map<string, number>()
    numbers.set(kind, known)
    if (!known.has(old)) known.set(old, known.size + 1)
    return known.get(old)!
  }
  return text.replaceAll(tag, (whole) => {
    let now = whole
    for (const [pattern, kind] of counted)
      now = now.replace(pattern, (_, before: string, old: string) => `${before}${numberOf(kind, old)}`)
    return ofHeading.test(now)
      ? now.replaceAll(/_Toc(\d+)/g, (_, old: string) => `_Toc${numberOf('heading', old)}`)
      : now
  })
}

export function sameBytes(bytes: Uint8Array, day: string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes))
  const names = parts
    .filter(([path]) => path.endsWith('.rels'))
    .flatMap(([, part]) => [...strFromU8(part).matchAll(drawn)].map((found) => found[1]!))
  const named = new Map([...new Set(names)].map((name, at) => [name, `part${at + 1}`]))
  const anyName = new RegExp([...named.keys()].join('|') || '(?!)', 'g')
  const same: Zippable = {}
  for (const [path, part] of parts) {
    const isText = path.endsWith('.xml') || path.endsWith('.rels')
    let text = isText ? strFromU8(part).replaceAll(anyName, (name) => named.get(name)!) : ''
    if (path === 'word/document.xml') text = countedAnew(text)
    if (path === 'docProps/core.xml')
      text = text.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
    same[path] = isText ? strToU8(text) : part
  }
  return zipSync(same, { mtime: new Date(2000, 0, 1) })
}
