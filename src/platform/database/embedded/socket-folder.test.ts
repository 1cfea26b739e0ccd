import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { socketFolder } from './socket-folder.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 's-'))
})
afterEach(() => rmSync(place, { recursive: true }))

test('the socket lies in the data directory when its path is short enough', () => {
  expect(socketFolder(place)).toBe(join(place, 'socket'))
})

test('for a long path it lies in the temporary folder, always in the same one', () => {
  const directory = join(place, 'x'.repeat(90))
  const folder = socketFolder(directory, place)
  expect(folder).toMatch(new RegExp(`^${place}/plumbline-\\d+-[0-9a-f]{16}$`))
  expect(socketFolder(directory, place)).toBe(folder)
  expect(socketFolder(`${directory}y`, place)).not.toBe(folder)
})

test('letters that take several bytes count as such', () => {
  expect(socketFolder(join(place, 'ŵ'.repeat(40)), place)).toMatch(/plumbline-/)
})

test('an existing folder that others could enter is closed to them', () => {
  mkdirSync(join(place, 'socket'))
  chmodSync(join(place, 'socket'), 0o777)
  expect(statSync(socketFolder(place)).mode & 0o777).toBe(0o700)
})

test('a link that somebody put there to lead us astray is refused', () => {
  symlinkSync('/tmp', join(place, 'socket'))
  expect(() => socketFolder(place)).toThrow(expect.objectContaining({ code: 'cannot-run-as-this-user' }))
})
