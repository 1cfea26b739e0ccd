/** What all test files of a run share: see global-setup.ts. */
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'
import type { LaunchOptions } from './browser/browser.ts'
import type { TestServer } from './global-setup.ts'

interface Shared {
  database: TestServer
  browser: LaunchOptions
}

/** Made if no test has asked for it yet. */
export async function shared<What extends keyof Shared>(what: What): Promise<Shared[What]> {
  const asked = request({ socketPath: inject('door'), path: `/${what}` }).end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  const body = await text(response)
  if (response.statusCode !== 200) throw new Error(`The ${what} of the tests did not start.\n${body}`)
  return JSON.parse(body) as Shared[What]
}
