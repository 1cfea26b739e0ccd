/** Reads a caseload file so that nobody else waits for it, however large it is or badly made. */
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { FileFault } from '#platform/files/file-fault.ts'
import { inThread } from '#platform/in-thread.ts'
import { type ReadCaseload, readCaseload } from './read-file.ts'

export interface GivenFile {
  framework: Framework
  kind: CaseKind
  file: { name: string; bytes: Uint8Array }
  announced: string | null
}

export type WorkerAnswer = { read: ReadCaseload } | { fault: { code: FileFault['code']; message: string } }

/** In bytes. A service's real caseload is smaller, and read before a thread would have begun. */
const smallFile = 32 * 1024

/** @throws FileFault when it is not a table that can be read */
export async function readApart(given: GivenFile): Promise<ReadCaseload> {
  const { framework, kind, file, announced } = given
  if (file.bytes.length <= smallFile) return readCaseload(framework, kind, file, announced)
  const answer = await inThread<WorkerAnswer>({
    module: new URL('./read-worker.ts', import.meta.url),
    data: given,
    longestMilliseconds: 2 * 60_000,
    name: 'The check of the caseload file',
  })
  if ('fault' in answer) throw new FileFault(answer.fault.code, answer.fault.message)
  return answer.read
}
