/** Everything that work in a process of its own may do wrong. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { answerInProcess } from '#platform/in-process.ts'

export type Misdeed = 'answer' | 'throw' | 'hang' | 'heap' | 'buffers' | 'leave' | 'write' | 'start' | 'look'

const misdeeds: Record<Misdeed, () => unknown> = {
  answer: () => 'done',
  throw: () => {
    throw new Error('this went wrong')
  },
  hang: () => {
    for (;;) Math.random()
  },
  heap: () => {
    const held: unknown[] = []
    for (;;) held.push({ held: held.length })
  },
  buffers: () => {
    const held: Buffer[] = []
    for (;;) held.push(Buffer.alloc(8 * 1024 * 1024, 1))
  },
  leave: () => process.exit(3),
  write: () => writeFileSync('left-behind.txt', 'x'),
  start: () => spawnSync('/bin/true').error?.message ?? 'started',
  look: () => Object.keys(process.env),
}

answerInProcess<{ misdeed: Misdeed }, unknown>(async ({ misdeed }) => misdeeds[misdeed]())
