/** The frameworks that ship with Plumbline, for tests of the rules. */
import { join } from 'node:path'
import { loadFrameworks } from '#platform/frameworks/load.ts'

const shipped = await loadFrameworks(join(import.meta.dirname, '../frameworks'))

export function shippedFramework(id: string) {
  const framework = shipped.get(id)
  if (!framework) throw new Error(`There is no framework ${id}`)
  return framework
}
