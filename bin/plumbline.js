#!/usr/bin/env node
// The first thing that runs on a machine. It needs no dependency and any Node from 18 on: it installs what is
// missing, finds a Node that can run the program, and hands over to it.
import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findNode } from './find-node.js'
import { installIfNeeded } from './install.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [command, ...rest] = process.argv.slice(2)

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}

async function main() {
  const checking = command === 'test' || command === 'proof'
  await installIfNeeded(root, { withTools: checking })
  const node = findNode(root)
  const steps = command === 'test' ? checks : command === 'proof' ? proofs : program
  for (const step of steps()) {
    const code = await run(node, step)
    if (code !== 0) return code
  }
  return 0
}

function program() {
  const followParent = join(root, 'bin/follow-parent.js')
  return [
    ['--import', pathToFileURL(followParent).href, join(root, 'src/cli/main.ts'), ...process.argv.slice(2)],
  ]
}

// The checks, then everything that takes too long for them: kills, load, generated interleavings, speed.
function proofs() {
  return [[join(root, 'test/proof/run.ts'), ...rest]]
}

// Types, style and behaviour.
function checks() {
  const tool = (path) => join(root, 'node_modules', path)
  return [
    [tool('typescript/bin/tsc'), '--noEmit'],
    [tool('@biomejs/biome/bin/biome'), 'check', '.'],
    [tool('vitest/vitest.mjs'), 'run', ...rest],
  ]
}

// Runs one program to its end, passing on the signals we get and giving back its exit code.
function run(node, args) {
  const path = [dirname(node), process.env.PATH].join(delimiter)
  const options = { env: { ...process.env, PATH: path }, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }
  const inPlace = command === 'test' || command === 'proof' ? { cwd: root } : {}
  const child = spawn(node, args, { ...options, ...inPlace })
  const forward = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, forward)
  const watch = whenNpmIsStopped(() => forward('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`Could not start ${node}: ${error.message}`)))
    child.on('exit', (code, signal) => {
      for (const one of signals) process.off(one, forward)
      clearInterval(watch)
      // Ended by a signal: end the same way, so that whoever started us sees what happened.
      if (signal) process.kill(process.pid, signal)
      else resolve(code)
    })
  })
}

// npm runs its scripts in a shell and passes a signal on to that shell alone, which ends without a word to us.
function whenNpmIsStopped(stop) {
  if (!process.env.npm_lifecycle_event) return undefined
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 250)
  return watch
}
