/** The machine a run was made on, because a figure without it says little. */
import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'

export interface Machine {
  date: string
  commit: string
  cores: string
  memory: string
  node: string
  system: string
  /** Programs waiting for a core when the run began: above the number of cores, others were at work too. */
  load: string
}

export function describeMachine(): Machine {
  return {
    date: new Date()
      .toISOString()
      .replace(/:\d\d\..*/, ' UTC')
      .replace('T', ' '),
    commit: commit(),
    cores: `${availableParallelism()} (${cpus()[0]?.model.trim() || 'unnamed'})`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    load: loadavg()[0]!.toFixed(1),
  }
}

function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: join(import.meta.dirname, '..'),
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', 'src', 'bench', 'frameworks')
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ', with changes' : ''}`
  } catch {
    return 'not known'
  }
}
