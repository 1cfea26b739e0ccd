/** The baseline of a commit: PostgreSQL's own pgbench with its simple-update script (-N), on tables of its own. */
import { execFile } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type { Transactions } from './transactions.ts'

const run = promisify(execFile)

/** The program, from PATH or where Debian keeps it; undefined when this machine has none. */
export function findPgbench(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...folders, ...globSync('/usr/lib/postgresql/*/bin')]
    .map((folder) => join(folder, 'pgbench'))
    .find((file) => existsSync(file))
}

export const pgbenchVersion = async (program: string): Promise<string> =>
  (await run(program, ['--version'])).stdout.trim()

export async function fillPgbench(program: string, database: string, scale: number): Promise<void> {
  await run(program, ['-i', '-q', '-s', String(scale), database])
}

export async function runPgbench(
  program: string,
  database: string,
  options: { clients: number; seconds: number },
): Promise<Transactions> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-pgbench-'))
  try {
    const { clients, seconds } = options
    const threads = Math.min(2, clients)
    const { stdout } = await run(
      program,
      ['-N', '-n', '-c', `${clients}`, '-j', `${threads}`, '-T', `${seconds}`, '-l', database],
      { cwd: folder },
    )
    const aSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
    if (!(aSecond > 0)) throw new Error(`pgbench told no figure:\n${stdout}`)
    // One line a transaction: client, number, microseconds, …
    const took = readdirSync(folder)
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
      .map((line) => Number(line.split(' ')[2]) / 1000)
    return { aSecond, took }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
