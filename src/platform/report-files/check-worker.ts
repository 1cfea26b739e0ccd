/** A report is read and checked in a process of its own: anybody may have made it. */

import type { Framework } from '#engine/framework/shape.ts'
import { type FiguresAsPrinted, figuresAsPrinted } from '#engine/published/figures-as-printed.ts'
import { type Checked, checkReport } from '#engine/report/claims/check-report.ts'
import type { Finding } from '#engine/report/claims/finding.ts'
import { type RebuiltResults, resultsOfReport } from '#engine/report/claims/results-of-report.ts'
import { answerInProcess } from '#platform/in-process.ts'
import { ReportFileFault } from './fault.ts'
import { readReportFile } from './read-report-file.ts'

export type ToCheck = { bytes: Uint8Array; frameworks: Framework[] }
export type CheckAnswer =
  | { findings: Finding[]; checked: Checked; results: RebuiltResults; printed: FiguresAsPrinted }
  | { refused: string }

answerInProcess<ToCheck, CheckAnswer>(async ({ bytes, frameworks }) => {
  try {
    const report = checkReport(frameworks, await readReportFile(bytes))
    if (!report)
      return {
        refused: `The file rates too few standards of ${frameworks.map(({ id }) => id).join(' or ')} to be a report under one of them.`,
      }
    return {
      findings: report.findings,
      checked: report.checked,
      results: resultsOfReport(report),
      printed: figuresAsPrinted(report),
    }
  } catch (error) {
    if (error instanceof ReportFileFault) return { refused: error.message }
    throw error
  }
})
