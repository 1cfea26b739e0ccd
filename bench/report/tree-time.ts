/** Processor time of a program and everything it started, from Linux’s own record. */
import { readdirSync, readFileSync } from 'node:fs'

const ticksInSecond = 100

/** Seconds used so far by all of them that are still there. */
export function treeTime(root: number): number {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger).flatMap(stat)
  const ours = new Set([root])
  // Parents come before the processes they start, but numbers begin anew one day.
  for (let grown = true; grown; ) {
    const more = all.filter(({ number, parent }) => !ours.has(number) && ours.has(parent))
    for (const { number } of more) ours.add(number)
    grown = more.length > 0
  }
  return (
    all.filter(({ number }) => ours.has(number)).reduce((sum, { ticks }) => sum + ticks, 0) / ticksInSecond
  )
}

function stat(number: number): { number: number; parent: number; ticks: number }[] {
  try {
    // After the name, which stands in brackets and may hold anything.
    const fields = readFileSync(`/proc/${number}/stat`, 'utf8').split(/\) /).at(-1)!.split(' ')
    return [{ number, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
  } catch {
    // It ended while we looked.
    return []
  }
}
