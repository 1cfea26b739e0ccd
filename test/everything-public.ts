/** Everything that anybody may read about an inspection, as page and as data. */
import { allEndpoints } from '../src/endpoints.ts'
import type { Visitor } from './app.ts'

/** Addresses of everything that can be read without signing in, filled in for this inspection. */
export function publicAddresses(slug: string): string[] {
  const parts: Record<string, string> = {
    slug,
    edition: '1',
    framework: 'hmip-youth-2018',
    version: '1.1.0',
  }
  return allEndpoints({ db: undefined as never, demonstration: false })
    .filter((route) => route.thing === 'public' && route.method === 'GET')
    .map((route) => route.path.replaceAll(/:(\w+)/g, (_, name: string) => parts[name] ?? name))
}

/** What must be among the public addresses of a published inspection, or a test has read nothing. */
export const publishedEnds = [
  '',
  '/figures.json',
  '/editions/1',
  '/editions/1/figures.json',
  '/editions/1/report.html',
]

/** Each address as a page and as data, by its address; what cannot be read is left out. */
export async function readAll(who: Visitor, addresses: readonly string[]): Promise<Map<string, string>> {
  const read = new Map<string, string>()
  for (const address of addresses)
    for (const accept of ['text/html', 'application/json']) {
      const answer = await who.get(address, { accept })
      // Made anew for each reader.
      const body = answer.body.replaceAll(/nonce="\w+"/g, '')
      if (answer.status === 200) read.set(`${address} (${accept})`, body)
    }
  return read
}
