/** Requests that a server answers, asked by autocannon from this process. */
import autocannon from 'autocannon'
import type { Apart } from '../own-process.ts'

const connections = 8

export interface Answered {
  aSecond: number
  /** Milliseconds of the server's own processor time for one request: nearly free of what else the machine does. */
  processorTime: number
}

/** @throws Error when an answer was not a 200: then the figures would say nothing */
export async function askOften(
  server: Apart,
  options: {
    seconds: number
    path?: string
    headers?: Record<string, string>
    requests?: readonly { headers: Record<string, string> }[]
  },
): Promise<Answered> {
  const { seconds, path = '/', ...rest } = options
  const before = await server.processorTime()
  const result = await autocannon({ url: server.address + path, connections, duration: seconds, ...rest })
  const used = (await server.processorTime()) - before
  const answers = result['2xx']
  if (result.non2xx > 0 || result.errors > 0 || answers === 0)
    throw new Error(`${path}: ${answers} answers, ${result.non2xx} refused, ${result.errors} failed.`)
  return { aSecond: answers / result.duration, processorTime: used / answers }
}
