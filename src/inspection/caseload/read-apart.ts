/** Reads a caseload file so that nobody else waits for it and nothing breaks, however large it is or badly made. */
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { apartLimits, exhaustedFile } from '#platform/files/apart.ts'
import { FileFault } from '#platform/files/file-fault.ts'
import { isPlainText } from '#platform/files/kind-of-file.ts'
import { inProcess } from '#platform/in-process.ts'
import { type ReadCaseload, readCaseload } from './read-file.ts'

export interface GivenFile {
  framework: Framework
  kind: CaseKind
  file: { name: string; bytes: Uint8Array }
  announced: string | null
}

export type WorkerAnswer = { read: ReadCaseload } | { fault: { code: FileFault['code']; message: string } }

/** In bytes. Text of this size cannot hold more than it shows, and is read before a process would have begun. */
const smallText = 32 * 1024

/** @throws FileFault when it is not a table that can be read */
export async function readApart(given: GivenFile): Promise<ReadCaseload> {
  const { framework, kind, file, announced } = given
  if (file.bytes.length <= smallText && isPlainText(file.bytes)) {
    return readCaseload(framework, kind, file, announced)
  }
  const answer = await inProcess<WorkerAnswer>({
    module: new URL('./read-worker.ts', import.meta.url),
    data: given,
    ...apartLimits,
    name: 'The check of the caseload file',
  }).catch((error: unknown) => {
    throw exhaustedFile(error)
  })
  if ('fault' in answer) throw new FileFault(answer.fault.code, answer.fault.message)
  return answer.read
}
