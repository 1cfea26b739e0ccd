/** The package puts the time of day and drawn names into its files. Here they become the report's day and counted names. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/** A name that the package drew to tie one part to another. Words of the report never stand in these files. */
const drawn = /Id="(?:rId)?([a-z0-9_-]{21})"/g

export function sameBytes(bytes: Uint8Array, day: string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes))
  const names = parts
    .filter(([path]) => path.endsWith('.rels'))
    .flatMap(([, part]) => [...strFromU8(part).matchAll(drawn)].map((found) => found[1]!))
  const counted = new Map([...new Set(names)].map((name, at) => [name, `part${at + 1}`]))
  const anyName = new RegExp([...counted.keys()].join('|') || '(?!)', 'g')
  const same: Zippable = {}
  for (const [path, part] of parts) {
    const isText = path.endsWith('.xml') || path.endsWith('.rels')
    let text = isText ? strFromU8(part).replaceAll(anyName, (name) => counted.get(name)!) : ''
    if (path === 'docProps/core.xml')
      text = text.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
    same[path] = isText ? strToU8(text) : part
  }
  return zipSync(same, { mtime: new Date(2000, 0, 1) })
}
