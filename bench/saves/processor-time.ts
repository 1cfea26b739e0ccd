/** Processor time of the database's processes, from Linux's own record. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Where there is no such record, nothing is told rather than something wrong. */
export const canTell = existsSync('/proc/self/schedstat')

/** Milliseconds that each process of a database server has used so far, by process number. */
export type Used = ReadonlyMap<number, number>

export function usedBy(postmaster: number): Used {
  const numbers = readdirSync('/proc').map(Number).filter(Number.isInteger)
  const ours = numbers.filter((one) => one === postmaster || parentOf(one) === postmaster)
  return new Map(ours.map((one) => [one, Number(read(one, 'schedstat').split(' ')[0]) / 1e6]))
}

/** Milliseconds used in between by all that were still there at the end. */
export const between = (before: Used, after: Used): number =>
  [...after].reduce((sum, [one, used]) => sum + used - (before.get(one) ?? 0), 0)

// After the name, which stands in brackets and may hold anything: state, then parent.
const parentOf = (one: number): number => Number(/\) \S+ (\d+)/.exec(read(one, 'stat'))?.[1])

/** A process may end while we look. */
function read(one: number, file: string): string {
  try {
    return readFileSync(`/proc/${one}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
