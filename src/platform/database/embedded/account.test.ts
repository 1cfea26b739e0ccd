import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ask, crashScene } from './crash-scene.ts'

const scene = crashScene()
const NOBODY = 65534
const iAmRoot = process.getuid!() === 0

// The user as the whole machine sees it, outside any user namespace.
function userOf(pid: number): number {
  return Number(/^Uid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1])
}

// A data directory that other users can at least walk to.
function reachable(directory: string): string {
  chmodSync(dirname(directory), 0o755)
  return directory
}

test('the database runs as whoever owns the data, also when root starts it', async () => {
  const directory = reachable(scene.dataDirectory())
  if (iAmRoot) execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, directory])
  const database = await scene.start(directory)
  expect(userOf(database.pid())).toBe(iAmRoot ? NOBODY : process.getuid!())
  expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('started by root where there are no user namespaces, it runs as nobody and the data are given to it', async () => {
  const directory = reachable(scene.emptyPlace())
  const noUnshare = { ...process.env, PATH: '/nowhere' }
  const writer = scene.writer(directory, { env: noUnshare })
  const postmaster = Number((await writer.says('postmaster ')).split(' ')[1])
  await writer.says('saved 3')
  expect(userOf(postmaster)).toBe(iAmRoot ? NOBODY : process.getuid!())
  expect(statSync(join(directory, 'cluster')).uid).toBe(userOf(postmaster))
  writer.process.kill('SIGKILL')
  await writer.ended
  const again = scene.writer(directory, { env: noUnshare })
  await again.says(`saved ${writer.lastSaved() + 3}`)
})

test('a data directory of somebody else is refused', async () => {
  if (iAmRoot) {
    const directory = reachable(scene.dataDirectory())
    const writer = scene.writer(directory, { uid: NOBODY, gid: NOBODY })
    expect(await writer.says('fault ')).toMatch(`fault cannot-run-as-this-user This user may not write to`)
    chmodSync(directory, 0o777)
    const other = scene.writer(directory, { uid: NOBODY, gid: NOBODY })
    expect(await other.says('fault ')).toMatch(
      /fault cannot-run-as-this-user .* belongs to another user \(number 0\)/,
    )
  } else {
    await expect(scene.start('/plumbline-data')).rejects.toMatchObject({ code: 'cannot-run-as-this-user' })
  }
})

test('when root starts it on the folder of an ordinary user, that user can start it afterwards', async () => {
  const directory = reachable(scene.emptyPlace())
  const parent = dirname(directory)
  if (!iAmRoot) return expect(process.getuid!()).toBe(statSync(parent).uid)
  execFileSync('mkdir', [directory])
  chownSync(directory, NOBODY, NOBODY)
  await (await scene.start(directory)).stop()
  const writer = scene.writer(directory, { uid: NOBODY, gid: NOBODY })
  await writer.says('saved 1')
})
