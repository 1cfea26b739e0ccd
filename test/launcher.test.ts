import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const MAIN = `
  if (process.argv[2] === 'wait') {
    process.on('SIGTERM', () => { console.log('stopping'); setTimeout(() => process.exit(7), 50) })
    setInterval(() => {}, 1000)
    console.log('waiting ' + process.pid)
  } else {
    console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), node: process.version }))
    process.exitCode = Number(process.argv[3] ?? 0)
  }
`
const NAME = `node-${process.platform}-${process.arch}`

// A small copy of the tree: the real launcher, a program that tells what it was given, and an npm that tells
// what it was asked.
let root: string
let outside: string

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'plumbline-launcher-'))
  root = join(outside, 'a clone with spaces #1')
  cpSync(join(import.meta.dirname, '../bin'), join(root, 'bin'), { recursive: true })
  write('src/cli/main.ts', MAIN)
  write('package.json', '{ "type": "module" }')
  lock('package-lock.json', { '': {}, 'node_modules/pg': { version: '8.0.0' } })
  lock('node_modules/.package-lock.json', { 'node_modules/pg': { version: '8.0.0' } })
  write('fake/npm-cli.js', `console.log('npm', process.argv.slice(2).join(' ')); process.exit(0)`)
})

afterEach(() => rmSync(outside, { recursive: true, force: true }))

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

function lock(path: string, packages: object): void {
  write(path, JSON.stringify({ lockfileVersion: 3, packages }))
}

function launch(...args: string[]): ChildProcess {
  const env = { ...process.env, npm_execpath: join(root, 'fake/npm-cli.js') }
  return spawn(process.execPath, [join(root, 'bin/plumbline.js'), ...args], {
    cwd: outside,
    env,
    stdio: 'pipe',
  })
}

async function outcome(child: ChildProcess) {
  const [out, err, [code, signal]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ])
  return { out, err, code, signal }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('handing over', () => {
  test('arguments, folder and exit code pass through, and nothing else is printed', async () => {
    const { out, err, code } = await outcome(launch('rate', '5', 'a b', '--json'))
    expect(JSON.parse(out)).toMatchObject({ args: ['rate', '5', 'a b', '--json'], cwd: outside })
    expect({ err, code }).toEqual({ err: '', code: 5 })
  })

  test('SIGTERM reaches the program, and its own exit code comes back', async () => {
    const child = launch('wait')
    child.stdout!.once('data', () => child.kill('SIGTERM'))
    expect(await outcome(child)).toMatchObject({ out: expect.stringContaining('stopping'), code: 7 })
  })

  test('when the launcher is killed outright the program is told to stop', async () => {
    const child = launch('wait')
    const [said] = await once(child.stdout!, 'data')
    const program = Number(String(said).split(' ')[1])
    child.kill('SIGKILL')
    while (isAlive(program)) await pause(10)
    expect(isAlive(program)).toBe(false)
  })

  test('when npm is told to stop, and only its shell hears of it, the program is told too', async () => {
    const script = '"$0" "$1" wait; true'
    const shell = spawn('sh', ['-c', script, process.execPath, join(root, 'bin/plumbline.js')], {
      env: { ...process.env, npm_lifecycle_event: 'start' },
    })
    const said = text(shell.stdout)
    shell.stdout.once('data', () => shell.kill('SIGTERM'))
    expect(await said).toContain('stopping')
  })

  test('a program ended by a signal looks so from outside', async () => {
    const child = launch('wait')
    child.stdout!.once('data', (said) => process.kill(Number(String(said).split(' ')[1]), 'SIGKILL'))
    expect(await outcome(child)).toMatchObject({ signal: 'SIGKILL' })
  })
})

describe('installing', () => {
  test('nothing is installed when all is there', async () => {
    expect((await outcome(launch('x'))).err).toBe('')
  })

  test('a missing node_modules is installed first, its words kept out of the output', async () => {
    rmSync(join(root, 'node_modules'), { recursive: true })
    const { out, err } = await outcome(launch('x'))
    expect(err).toMatch(/Installing pg\..*\nnpm ci/)
    expect(JSON.parse(out)).toMatchObject({ args: ['x'] })
  })

  test('so is a package of another version than the lock says', async () => {
    lock('node_modules/.package-lock.json', { 'node_modules/pg': { version: '7.9.9' } })
    expect((await outcome(launch('x'))).err).toMatch(/Installing pg/)
  })

  test('tools for testing and packages for other machines are not missed', async () => {
    lock('package-lock.json', {
      'node_modules/pg': { version: '8.0.0' },
      'node_modules/vitest': { version: '5.0.0', dev: true },
      'node_modules/for-another-machine': { version: '1.0.0', optional: true },
    })
    expect((await outcome(launch('x'))).err).toBe('')
    expect((await outcome(launch('test'))).err).toMatch(/Installing vitest\..*\nnpm ci .*--include=dev/)
  })

  test('an npm that fails ends it with what to check', async () => {
    write('fake/npm-cli.js', 'process.exit(3)')
    rmSync(join(root, 'node_modules'), { recursive: true })
    expect(await outcome(launch('x'))).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/npm ended with 3/),
    })
  })
})

describe('finding a Node that is new enough', () => {
  function search(): string {
    const script = `
      Object.defineProperty(process.versions, 'node', { value: '18.20.4' })
      const { findNode } = await import(${JSON.stringify(join(root, 'bin/find-node.js').replace('#', '%23'))})
      try { console.log(findNode(${JSON.stringify(root)})) } catch (error) { console.log(error.message) }`
    return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim()
  }

  test('an old Node hands over to the one among the packages', () => {
    const packaged = join(root, 'node_modules', NAME, 'bin/node')
    write(`node_modules/${NAME}/bin/node`, '#!/bin/sh\necho v24.0.0\n')
    chmodSync(packaged, 0o755)
    expect(search()).toBe(packaged)
  })

  test('with no package for this machine it says what to install', () => {
    expect(search()).toMatch(/needs Node 24 or newer\. This is Node 18\.20\.4/)
  })

  test('one that does not run here is not blamed on the program', () => {
    write(`node_modules/${NAME}/bin/node`, '#!/bin/sh\nexit 127\n')
    chmodSync(join(root, 'node_modules', NAME, 'bin/node'), 0o755)
    expect(search()).toMatch(/does not run here/)
  })
})

describe('the checks', () => {
  beforeEach(() => {
    for (const tool of ['typescript/bin/tsc', '@biomejs/biome/bin/biome', 'vitest/vitest.mjs']) {
      const say = `const { appendFileSync } = require('node:fs'); appendFileSync('ran', ${JSON.stringify(tool)} + ' ' + process.argv.slice(2).join(' ') + '\\n')`
      write(
        `node_modules/${tool}`,
        tool.endsWith('.mjs') ? say.replace(/^.*?; /, `import { appendFileSync } from 'node:fs'; `) : say,
      )
    }
  })

  test('test runs types, style and behaviour in turn, and passes what follows on to the last', async () => {
    expect(await outcome(launch('test', 'src/engine', '-t', 'half up'))).toMatchObject({ code: 0 })
    expect(readFileSync(join(root, 'ran'), 'utf8').split('\n')).toEqual([
      'typescript/bin/tsc --noEmit',
      '@biomejs/biome/bin/biome check .',
      'vitest/vitest.mjs run src/engine -t half up',
      '',
    ])
  })

  test('the first that fails ends it', async () => {
    write('node_modules/typescript/bin/tsc', 'process.exit(2)')
    expect(await outcome(launch('test'))).toMatchObject({ code: 2 })
    expect(existsSync(join(root, 'ran'))).toBe(false)
  })

  test('proof hands over to the runner of the proofs, with what follows', async () => {
    write(
      'test/proof/run.ts',
      `import { appendFileSync } from 'node:fs'; appendFileSync('ran', 'proofs ' + process.argv.slice(2).join(' '))`,
    )
    expect(await outcome(launch('proof', 'crash', '--write'))).toMatchObject({ code: 0 })
    expect(readFileSync(join(root, 'ran'), 'utf8')).toBe('proofs crash --write')
  })
})
