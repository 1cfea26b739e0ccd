/** Reads a caseload file so that nobody else waits for it and nothing breaks, however large it is or badly made. */
import { apartLimits, exhaustedFile } from '#platform/files/apart.ts'
import { FileFault } from '#platform/files/file-fault.ts'
import { isPlainText } from '#platform/files/kind-of-file.ts'
import { inProcess } from '#platform/in-process.ts'
import { type Taken, type ToTake, take } from './take.ts'
import type { TakeAnswer } from './take-worker.ts'

/** In bytes. Text of this size cannot hold more than it shows, and is read before a process would have begun. */
const smallText = 32 * 1024

/** @throws FileFault when it is not a table that can be read */
export async function takeApart(file: ToTake): Promise<Taken> {
  if (file.bytes.length <= smallText && isPlainText(file.bytes)) return take(file)
  const answer = await inProcess<TakeAnswer>({
    module: new URL('./take-worker.ts', import.meta.url),
    data: file,
    ...apartLimits,
    name: 'The reading of the caseload file',
  }).catch((error: unknown) => {
    throw exhaustedFile(error)
  })
  if ('fault' in answer) throw new FileFault(answer.fault.code, answer.fault.message)
  return answer.taken
}
