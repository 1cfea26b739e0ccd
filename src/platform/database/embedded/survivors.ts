import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseFault } from '../faults.ts'
import { clusterFolder, UNFINISHED_PREFIX } from './data-directory.ts'
import { SOCKET_PORT } from './socket-folder.ts'

const POLITE_MS = 10_000
const PROGRAMS = new Set(['postgres', 'initdb'])

/**
 * Ends whatever an earlier process of ours left behind when it was killed, and removes the files by which the
 * database would take itself to be still running. Call it only while holding the data directory's lock.
 */
export async function clearSurvivors(directory: string, socket: string): Promise<void> {
  const postmaster = postmasterPid(directory)
  if (databaseProcesses(directory).includes(postmaster)) {
    signal(directory, postmaster, 'SIGINT')
    await waitUntilNone(directory, POLITE_MS)
  }
  // Without a postmaster the rest can save nothing more, and one that sleeps on a lock would block the start.
  // A set-up that was killed may have begun one more that only now becomes a database process, so it is looked again.
  const deadline = Date.now() + POLITE_MS
  let left = databaseProcesses(directory)
  while (left.length > 0) {
    if (Date.now() > deadline) throw cannotStop(directory, left[0]!)
    for (const pid of left) signal(directory, pid, 'SIGKILL')
    await pause(20)
    left = databaseProcesses(directory)
  }
  removeStaleFiles(directory, socket)
}

/** The numbers of the running database processes that work in this data directory. */
export function databaseProcesses(directory: string): number[] {
  return existsSync('/proc/self/exe') ? processesByFolder(directory) : processesByCommand(directory)
}

/** Where there is no /proc (macOS): the postmaster is known by its arguments, the others end with it. */
export function processesByCommand(directory: string): number[] {
  const mark = `/postgres -D ${clusterFolder(directory)} `
  const listing = execFileSync('ps', ['-axwwo', 'pid=,command='], { encoding: 'utf8', maxBuffer: 2 ** 26 })
  return listing
    .split('\n')
    .filter((line) => line.includes(mark))
    .map((line) => Number.parseInt(line, 10))
}

// Every database process works in its data folder, which is told by its inode: names may change, numbers stay.
function processesByFolder(directory: string): number[] {
  const unfinished = readdirSync(directory).filter((name) => name.startsWith(UNFINISHED_PREFIX))
  const folders = [directory, clusterFolder(directory), ...unfinished.map((name) => join(directory, name))]
  const places = new Set(folders.filter((folder) => existsSync(folder)).map(inode))
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(' (deleted)', '')
        return PROGRAMS.has(program) && places.has(inode(`/proc/${pid}/cwd`))
      } catch {
        return hasOurArguments(pid, directory) // a container's root may not look into another user's process
      }
    })
    .map(Number)
}

function hasOurArguments(pid: string, directory: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(
      `/postgres\0-D\0${clusterFolder(directory)}\0`,
    )
  } catch {
    return false // ended meanwhile
  }
}

// The pid file may name a process long gone, or by now quite another one; the database would refuse to start.
// A dead number is left to the database itself, which then also looks for shared memory still in use.
function removeStaleFiles(directory: string, socket: string): void {
  const pid = postmasterPid(directory)
  if (pid === 0 || isAlive(pid)) rmSync(join(clusterFolder(directory), 'postmaster.pid'), { force: true })
  const socketFile = join(socket, `.s.PGSQL.${SOCKET_PORT}`)
  for (const file of [socketFile, `${socketFile}.lock`]) rmSync(file, { force: true })
}

// 0 when there is no pid file or it is empty or damaged, as after a crash in the middle of writing it.
function postmasterPid(directory: string): number {
  try {
    const pid = Number.parseInt(readFileSync(join(clusterFolder(directory), 'postmaster.pid'), 'utf8'), 10)
    return Math.max(pid || 0, 0)
  } catch {
    return 0
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

function signal(directory: string, pid: number, name: 'SIGINT' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as { code?: string }).code === 'EPERM') throw cannotStop(directory, pid)
  }
}

async function waitUntilNone(directory: string, within: number): Promise<void> {
  const deadline = Date.now() + within
  while (databaseProcesses(directory).length > 0 && Date.now() < deadline) await pause(20)
}

function cannotStop(directory: string, pid: number): DatabaseFault {
  return new DatabaseFault(
    'data-directory-in-use',
    `A database process left from before (process ${pid}) still uses ${directory} and cannot be stopped by this user.`,
    'Stop that process as the user who started it, then start again.',
  )
}

function inode(path: string): string {
  const { dev, ino } = statSync(path)
  return `${dev}:${ino}`
}
