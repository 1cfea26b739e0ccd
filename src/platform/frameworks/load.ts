/** Reads every framework on disk and checks it whole, before anything else starts. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { checkFramework } from '#engine/framework/check.ts'
import type { Framework } from '#engine/framework/shape.ts'

/**
 * @returns the frameworks by id, one for each folder with a framework.yaml
 * @throws Error naming every fault of every file, each with its path in the framework
 */
export async function loadFrameworks(directory: string): Promise<Map<string, Framework>> {
  const frameworks = new Map<string, Framework>()
  const faults: string[] = []
  for (const folder of (await readdir(directory, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )) {
    const file = join(directory, folder.name, 'framework.yaml')
    const document = parseDocument(await readFile(file, 'utf8'), { prettyErrors: true })
    if (document.errors.length > 0) {
      faults.push(...document.errors.map((error) => `${folder.name} › framework.yaml: ${error.message}`))
      continue
    }
    const checked = checkFramework(document.toJS())
    if ('faults' in checked) faults.push(...checked.faults.map((fault) => `${fault.path}: ${fault.message}`))
    else frameworks.set(checked.framework.id, checked.framework)
  }
  if (faults.length > 0) throw new Error(`The frameworks have ${faults.length} faults:\n${faults.join('\n')}`)
  return frameworks
}
