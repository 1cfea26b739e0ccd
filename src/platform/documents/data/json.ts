import { canonicalJson } from '#engine/framework/digest.ts'
import { documentDigest } from '#engine/report/digest.ts'
import { leftOutOf, openDocument, singleCaseQuestions } from '#engine/report/open-data.ts'
import type { Source } from '../issued.ts'
import { dataTables } from './tables.ts'

/** One JSON of everything: the document as it was composed, how it was issued, its tables as data, and what was left out. Names in order. */
export function renderJson({ document, issued }: Source): Uint8Array {
  const everything = {
    kind: 'inspection-report',
    digest: documentDigest(document),
    issued,
    leftOut: leftOutOf(singleCaseQuestions(document.figures.rated)),
    document: openDocument(document),
    tables: dataTables(document),
  }
  return Buffer.from(`${JSON.stringify(JSON.parse(canonicalJson(everything)), null, 2)}\n`)
}
