/** The reading of a caseload file, in a process of its own: what services send is read nowhere else. */
import { FileFault } from '#platform/files/file-fault.ts'
import { answerInProcess } from '#platform/in-process.ts'
import { type Taken, type ToTake, take } from './take.ts'

export type TakeAnswer = { taken: Taken } | { fault: { code: FileFault['code']; message: string } }

answerInProcess<ToTake, TakeAnswer>(async (file) => {
  try {
    return { taken: await take(file) }
  } catch (error) {
    if (error instanceof FileFault) return { fault: { code: error.code, message: error.message } }
    throw error
  }
})
