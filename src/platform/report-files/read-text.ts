import type { RawLine } from '#engine/report/claims/reading/lines.ts'
import { decodeText } from '../files/encoding.ts'
import { Lines } from './collect.ts'

/** A form feed begins a new page; files without one have lines alone. */
export function readText(bytes: Uint8Array): RawLine[] {
  const lines = new Lines()
  const text = decodeText(bytes).replace(/^\ufeff/, '')
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries())
    lines.add(line.replaceAll('\f', ' '), { line: at + 1 })
  return lines.lines
}
