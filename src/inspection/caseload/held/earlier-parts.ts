/** The cases of the earlier version on their way to the thread that compares: they arrive while it still checks. */
import { on, once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import type { EarlierCases } from './work.ts'

/** Sends the parts once the thread has begun: what waits for its turn holds nothing. */
export async function sendParts(port: MessagePort, parts: AsyncIterable<EarlierCases>): Promise<void> {
  await once(port, 'message')
  for await (const part of parts) port.postMessage(part)
  port.postMessage(null)
}

/** Asks for the parts at once; they wait here until they are wanted. */
export function receivedParts(port: MessagePort): AsyncIterable<EarlierCases> {
  port.postMessage('begin')
  return read(port)
}

async function* read(port: MessagePort): AsyncGenerator<EarlierCases> {
  for await (const [part] of on(port, 'message', { close: ['close'] })) {
    if (part === null) return port.close()
    yield part as EarlierCases
  }
}
