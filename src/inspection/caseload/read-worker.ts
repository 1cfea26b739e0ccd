/** The check of a caseload file, in a process of its own: what services send is read nowhere else. */
import { FileFault } from '#platform/files/file-fault.ts'
import { answerInProcess } from '#platform/in-process.ts'
import type { GivenFile, WorkerAnswer } from './read-apart.ts'
import { readCaseload } from './read-file.ts'

answerInProcess<GivenFile, WorkerAnswer>(async ({ framework, kind, file, announced }) => {
  try {
    return { read: await readCaseload(framework, kind, file, announced) }
  } catch (error) {
    if (error instanceof FileFault) return { fault: { code: error.code, message: error.message } }
    throw error
  }
})
