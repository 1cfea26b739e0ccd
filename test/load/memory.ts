/** How much memory the program and its database hold, looked at once a second while they work. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Application } from '../fieldwork/application.ts'

/** In megabytes. */
export interface Memory {
  program: number
  database: number
}

export function memoryWatch(application: Application) {
  const samples: Memory[] = []
  let timer: NodeJS.Timeout | undefined
  const look = () =>
    samples.push({
      program: resident(application.pid),
      database: application.survivors().reduce((sum, pid) => sum + ownShare(pid), 0),
    })
  return {
    samples: samples as readonly Memory[],
    go(): void {
      look()
      timer = setInterval(look, 1000)
    },
    halt(): void {
      clearInterval(timer)
    },
  }
}

/** Memory in RAM, as `ps` tells it. */
function resident(pid: number): number {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
  } catch {
    return 0 // ended meanwhile
  }
}

/** The database's processes share most of theirs, so each counts only its share; where that is not told, all of it. */
function ownShare(pid: number): number {
  try {
    const share = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
    return Number(share![1]) / 1024
  } catch {
    return resident(pid)
  }
}
