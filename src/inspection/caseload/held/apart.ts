/** Does the slow work so that nobody else waits for it, however large a caseload is. */
import { MessageChannel } from 'node:worker_threads'
import { inThread } from '#platform/in-thread.ts'
import { sendParts } from './earlier-parts.ts'
import { type ResultOf, type Task, type Tell, Unreadable, work } from './work.ts'
import type { ThreadTask, WorkerAnswer } from './worker.ts'

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
  const answer = await withEarlier(task, (data, transfer) =>
    inThread<WorkerAnswer>({
      module: new URL('./worker.ts', import.meta.url),
      data,
      transfer,
      longestMilliseconds: 2 * 60_000,
      name: 'The check of the caseload file',
      heard: (read) => tell(read as number),
    }),
  )
  if ('unreadable' in answer) throw new Unreadable('The files were sealed in another session.')
  return answer.done as ResultOf[T['do']]
}

/** Cases of the earlier version go to the thread through a port, while it is at work. */
async function withEarlier<R>(
  task: Task,
  begin: (data: ThreadTask, transfer: MessageChannel['port2'][]) => Promise<R>,
): Promise<R> {
  if (task.do !== 'review' || !task.earlier) return begin(task as ThreadTask, [])
  const { version, parts } = task.earlier
  const { port1, port2 } = new MessageChannel()
  try {
    const answer = begin({ ...task, earlier: { version, port: port2 } }, [port2])
    const [done] = await Promise.all([answer, Promise.race([sendParts(port1, parts), answer])])
    return done
  } finally {
    port1.close()
  }
}
