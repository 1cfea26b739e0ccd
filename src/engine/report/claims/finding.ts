/** What a check of a report says: where, what is printed, what stands elsewhere, and what would be right if that is known. */
import { type FindingKind, kinds } from './kinds.ts'

/** In a file: its line or page. In a text that is being written: the block, and the letters of the claim in it. */
export type Place = { line?: number; page?: number; block?: number; from?: number; to?: number }

export type Severity = 'error' | 'warning'

export type Finding = Place & {
  kind: FindingKind
  severity: Severity
  /** The standard, key question or prompt it is about. */
  ref: string | null
  printed: string
  elsewhere: string
  expected: string | null
  message: string
}

export type FindingFacts = {
  ref?: string | null
  printed: string
  elsewhere: string
  expected?: string | null
  /** What a reader should know besides, as a sentence of its own. */
  more?: string
  severity?: Severity
}

export function finding(kind: FindingKind, place: Place, facts: FindingFacts): Finding {
  const { ref = null, printed, elsewhere, expected = null, more, severity } = facts
  const about = kinds[kind]
  const said = about.sentence({ ref, printed, elsewhere, expected })
  return {
    kind,
    severity: severity ?? about.severity,
    ...place,
    ref,
    printed,
    elsewhere,
    expected,
    message: more ? `${said} ${more}` : said,
  }
}

/** In the order of the document, and each said once. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const at = ({ page = 0, line = 0, block = 0, from = 0 }: Finding) =>
    page * 1e9 + line * 1e4 + block * 1e4 + from
  const once = new Map(findings.map((one) => [JSON.stringify(one), one]))
  return [...once.values()].toSorted((a, b) => at(a) - at(b) || (a.kind < b.kind ? -1 : 1))
}
