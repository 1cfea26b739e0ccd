import { type SpawnOptions, spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseFault } from '../faults.ts'

/**
 * Who the database runs as. PostgreSQL refuses to run as root, so root starts it inside a user namespace (where
 * root's files stay root's but the process holds no power) or, where there are none, as an ordinary user.
 */
export type Account =
  | { kind: 'self' }
  | { kind: 'user-namespace' }
  | { kind: 'other-user'; uid: number; gid: number }

/** A program with its arguments and options, ready for `spawn`, to run under the account. */
export interface Command {
  file: string
  args: string[]
  options: SpawnOptions
}

/** The command that runs `program` under the account. */
export function commandAs(account: Account, program: string, args: string[]): Command {
  if (account.kind === 'user-namespace') {
    const intoNamespace = ['--user', '--map-user=65534', '--map-group=65534', '--', program]
    return { file: 'unshare', args: [...intoNamespace, ...args], options: {} }
  }
  const options = account.kind === 'other-user' ? { uid: account.uid, gid: account.gid } : {}
  return { file: program, args, options }
}

/**
 * Chooses the account for a data directory: ourselves, or, when we are root, the first of these that can reach
 * both the programs and the folder: the owner of the data, root in a user namespace, `nobody`, the owner of the
 * project's folder.
 */
export function chooseAccount(directory: string, program: string): Account {
  const owner = statSync(directory)
  if (process.getuid?.() !== 0) {
    if (process.getuid && owner.uid !== process.getuid()) throw ownedBySomebodyElse(directory, owner.uid)
    return { kind: 'self' }
  }
  const candidates = owner.uid === 0 ? candidatesForRoot(directory) : [otherUser(owner)]
  const account = candidates.find((candidate) => canReach(candidate, dirname(directory), program))
  if (account) return account
  throw new DatabaseFault(
    'cannot-run-as-this-user',
    `The database may not run as root, and no other account can reach both ${program} and ${directory}.`,
    'Start Plumbline as an ordinary user, or put it in a folder that other users may read.',
  )
}

/** Makes a folder and all in it the account's own, so that it can write there; only root can need this. */
export function giveTo(account: Account, folder: string): void {
  if (account.kind === 'self') return
  const owner = account.kind === 'other-user' ? account : { uid: 0, gid: 0 }
  if (lstatSync(folder).uid !== owner.uid) chownAll(folder, owner)
}

function candidatesForRoot(directory: string): Account[] {
  const nobody = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m)
  const candidates: Account[] = [{ kind: 'user-namespace' }]
  if (nobody) candidates.push({ kind: 'other-user', uid: Number(nobody[1]), gid: Number(nobody[2]) })
  for (let folder = dirname(directory); folder !== dirname(folder); folder = dirname(folder)) {
    const owner = statSync(folder)
    if (owner.uid !== 0) return [...candidates, otherUser(owner)]
  }
  return candidates
}

function otherUser({ uid, gid }: { uid: number; gid: number }): Account {
  return { kind: 'other-user', uid, gid }
}

// The shell changes folder after the change of user, where `spawn` would do so before and prove nothing.
function canReach(account: Account, folder: string, program: string): boolean {
  const script = ['-c', 'cd "$1" && exec "$2" --version', 'sh', folder, program]
  const { file, args, options } = commandAs(account, '/bin/sh', script)
  return spawnSync(file, args, { ...options, stdio: 'ignore' }).status === 0
}

function chownAll(path: string, account: { uid: number; gid: number }): void {
  const isFolder = lstatSync(path).isDirectory()
  if (isFolder) for (const name of readdirSync(path)) chownAll(join(path, name), account)
  // The folder itself comes last: its owner tells a later start whether the work was finished.
  if (!lstatSync(path).isSymbolicLink()) chownSync(path, account.uid, account.gid)
}

function ownedBySomebodyElse(directory: string, uid: number): DatabaseFault {
  return new DatabaseFault(
    'cannot-run-as-this-user',
    `The data directory ${directory} belongs to another user (number ${uid}), so this user may not open it.`,
    'Start Plumbline as that user, give the folder to this user with chown, or choose another data directory.',
  )
}
