import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { type RawFramework, smallFramework } from '#engine/framework/testing/small-framework.ts'
import { FrameworkFaults, loadFrameworks } from './load.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameworks-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function write(name: string, text: string): Promise<void> {
  await mkdir(join(folder, name))
  await writeFile(join(folder, name, 'framework.yaml'), text)
}
const yamlOf = (change: (raw: RawFramework) => void = () => {}): string => {
  const raw = smallFramework()
  change(raw)
  return stringify(raw)
}
const faultsOf = async (): Promise<readonly string[]> => {
  const error = await loadFrameworks(folder).then(
    () => undefined,
    (fault: unknown) => fault,
  )
  expect(error).toBeInstanceOf(FrameworkFaults)
  return (error as FrameworkFaults).faults
}

describe('loading frameworks', () => {
  it('gives them by id', async () => {
    await write('small-2030', yamlOf())
    const frameworks = await loadFrameworks(folder)
    expect([...frameworks.keys()]).toEqual(['small-2030'])
    expect(frameworks.get('small-2030')?.title).toBe('A small framework')
  })

  it('reports every fault of every file in one error', async () => {
    await write('a', 'id: [\ntitle: x')
    await write(
      'b',
      yamlOf((raw) => {
        raw.id = 'b'
        raw.title = ''
      }),
    )
    await write('c', yamlOf())
    await mkdir(join(folder, 'd'))
    const faults = await faultsOf()
    expect(faults.some((fault) => /^a\/framework\.yaml, line 2, column \d+: /.test(fault))).toBe(true)
    expect(faults).toContain('b/framework.yaml: b › title: must not be empty')
    expect(faults).toContain('c/framework.yaml: has the id "small-2030"; the folder must have the same name')
    expect(faults.some((fault) => fault.startsWith('d/framework.yaml: cannot be read'))).toBe(true)
  })

  it('does not take an empty folder for a working installation', async () => {
    expect(await faultsOf()).toEqual(['there is no framework folder here'])
  })
})
