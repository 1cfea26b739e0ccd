/** Does the slow work so that nobody else waits for it, however large a caseload is. */
import { inThread } from '#platform/in-thread.ts'
import { type ResultOf, type Task, type Tell, Unreadable, work } from './work.ts'
import type { WorkerAnswer } from './worker.ts'

/** In bytes. A service's real caseload is smaller, and read before a thread would have begun. */
const smallFiles = 32 * 1024

/**
 * @param size bytes of the tables it is about
 * @throws Unreadable when it was sealed in another session
 */
export async function apart<T extends Task>(
  task: T,
  size: number,
  tell: Tell = () => {},
): Promise<ResultOf[T['do']]> {
  if (size <= smallFiles) return work(task, tell)
  const answer = await inThread<WorkerAnswer>({
    module: new URL('./worker.ts', import.meta.url),
    data: task,
    longestMilliseconds: 2 * 60_000,
    name: 'The check of the caseload file',
    heard: (part) => tell(part as Parameters<Tell>[0]),
  })
  if ('unreadable' in answer) throw new Unreadable('The files were sealed in another session.')
  return answer.done as ResultOf[T['do']]
}
