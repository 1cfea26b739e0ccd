import { createHash } from 'node:crypto'
import { canonicalJson } from '../framework/digest.ts'
import type { ReportDocument } from './document.ts'

/** SHA-256 of the document's canonical JSON, in lower-case hexadecimal. */
export const documentDigest = (document: ReportDocument): string =>
  createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex')
