/** Checks the file of a report apart, with limits of time and memory. */
import type { Framework } from '#engine/framework/shape.ts'
import { Exhausted, inProcess } from '#platform/in-process.ts'
import type { CheckAnswer, ToCheck } from './check-worker.ts'
import { ReportFileFault, reportLimits } from './fault.ts'

export type CheckedFile = Exclude<CheckAnswer, { refused: string }>

/** @throws ReportFileFault when the file is no report that can be read within the limits */
export async function checkReportFile(
  bytes: Uint8Array,
  frameworks: readonly Framework[],
): Promise<CheckedFile> {
  const data: ToCheck = { bytes, frameworks: [...frameworks] }
  const answer = await inProcess<CheckAnswer>({
    module: new URL('./check-worker.ts', import.meta.url),
    data,
    longestMilliseconds: reportLimits.longestMilliseconds,
    mostMegabytes: reportLimits.mostMegabytes,
    name: 'The check of the report',
  }).catch((error: unknown) => {
    if (!(error instanceof Exhausted)) throw error
    throw new ReportFileFault(
      `Reading the file took too much ${error.what}, so it was stopped. Check that it is the right file.`,
    )
  })
  if ('refused' in answer) throw new ReportFileFault(answer.refused)
  return answer
}
