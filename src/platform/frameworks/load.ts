/** Reads the frameworks of a folder: one sub-folder a version, each with its framework.yaml. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { checkFramework } from '#engine/framework/check.ts'
import { faultLine } from '#engine/framework/fault.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { StartFault } from '../start-fault.ts'

/** Every fault of every framework file, so that all can be mended at once. */
export class FrameworkFaults extends StartFault {
  readonly faults: readonly string[]

  constructor(directory: string, faults: readonly string[]) {
    super(`The frameworks in ${directory} cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'FrameworkFaults'
    this.faults = faults
  }
}

/** The framework in the text of a YAML file, or its faults as lines; `name` is the file's name for people. */
export function readFramework(text: string, name: string): { framework: Framework } | { faults: string[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    return {
      faults: document.errors.map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0])
        return `${name}, line ${line}, column ${col}: ${message}`
      }),
    }
  const checked = checkFramework(document.toJS())
  return 'faults' in checked
    ? { faults: checked.faults.map((fault) => `${name}: ${faultLine(fault)}`) }
    : checked
}

/** The frameworks in `directory` by id. Throws one FrameworkFaults with everything that is wrong in any of them. */
export async function loadFrameworks(directory: string): Promise<Map<string, Framework>> {
  const frameworks = new Map<string, Framework>()
  const faults: string[] = []
  const folders = (await readdir(directory, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
  for (const folder of folders) {
    const name = `${folder}/framework.yaml`
    const text = await readFile(join(directory, folder, 'framework.yaml'), 'utf8').catch((error: unknown) => {
      faults.push(`${name}: cannot be read (${(error as Error).message})`)
      return undefined
    })
    if (text === undefined) continue
    const read = readFramework(text, name)
    if ('faults' in read) faults.push(...read.faults)
    else if (read.framework.id !== folder)
      faults.push(`${name}: has the id "${read.framework.id}"; the folder must have the same name`)
    else frameworks.set(folder, read.framework)
  }
  if (folders.length === 0) faults.push('there is no framework folder here')
  if (faults.length > 0) throw new FrameworkFaults(directory, faults)
  return frameworks
}
