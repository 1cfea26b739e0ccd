import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startFault } from './start-fault.ts'

const PROGRAM = fileURLToPath(new URL('./writer.test-program.ts', import.meta.url))

// A small disk of our own, where the system lets us have one.
const inNamespace = ['--user', '--map-root-user', '--mount', 'sh', '-c']
const canMount = spawnSync('unshare', [...inNamespace, 'mount -t tmpfs none /mnt']).status === 0

test.runIf(canMount)(
  'a first set-up on a disk that is too small says so and leaves nothing half-done',
  () => {
    const place = mkdtempSync(join(tmpdir(), 'plumbline-full-'))
    const script = 'mount -t tmpfs -o size=20m none "$1" && "$2" "$3" "$1/postgres"; ls "$1/postgres"'
    const { stdout } = spawnSync(
      'unshare',
      [...inNamespace, script, 'sh', place, process.execPath, PROGRAM],
      {
        encoding: 'utf8',
      },
    )
    const [fault, ...left] = stdout.trim().split('\n')
    expect(fault).toBe(`fault disk-full There is no room left on the disk that holds ${place}/postgres.`)
    expect(left).toEqual(['holder', 'lock', 'socket'])
    expect(readdirSync(place)).toEqual([])
    rmSync(place, { recursive: true })
  },
)

test('the server saying that the disk is full is understood at the start too', () => {
  const said = 'FATAL:  could not write lock file "postmaster.pid": No space left on device'
  expect(startFault('/srv/data', 'did not start', said)).toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('/srv/data'),
  })
})
