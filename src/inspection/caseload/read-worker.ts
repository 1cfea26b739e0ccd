/** A thread of its own for a large caseload file: checking one can take seconds. */
import { parentPort, workerData } from 'node:worker_threads'
import { FileFault } from '#platform/files/file-fault.ts'
import type { GivenFile, WorkerAnswer } from './read-apart.ts'
import { readCaseload } from './read-file.ts'

const { framework, kind, file, announced } = workerData as GivenFile

async function answer(): Promise<WorkerAnswer> {
  try {
    return { read: await readCaseload(framework, kind, file, announced) }
  } catch (error) {
    if (error instanceof FileFault) return { fault: { code: error.code, message: error.message } }
    throw error
  }
}

parentPort!.postMessage(await answer())
