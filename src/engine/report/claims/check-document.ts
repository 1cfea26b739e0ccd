/** Checks a report of our own: its words against the result it carries, and everything it prints against that too. */
import type { Framework } from '../../framework/shape.ts'
import type { ReportDocument } from '../document.ts'
import { type CheckedReport, checkReport } from './check-report.ts'
import { linesOfDocument } from './document-lines.ts'
import { figuresOfResult } from './figures.ts'

/** `block` of a finding is the place of the block in the document. Null when the document names no standard. */
export function checkDocument(framework: Framework, document: ReportDocument): CheckedReport | null {
  const { results, rated } = document.figures
  return checkReport([framework], linesOfDocument(document), figuresOfResult(framework, results, rated))
}
