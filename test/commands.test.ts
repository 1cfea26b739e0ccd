/** The commands as a person at a terminal meets them: what is printed where, and the exit code. */
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './database.ts'

const root = join(import.meta.dirname, '..')

interface Said {
  code: number | null
  out: string
  err: string
}

describe('plumbline', () => {
  let folder: string
  let database: TestDatabase

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-commands-'))
    database = await testDatabase()
  })
  afterAll(async () => {
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })

  function plumbline(
    args: string[],
    options: { input?: string; env?: Record<string, string>; until?: RegExp } = {},
  ): Promise<Said> {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
      cwd: folder,
      env: { ...process.env, DATABASE_URL: database.connectionString, ...options.env },
    })
    const said: Said = { code: null, out: '', err: '' }
    child.stdout.on('data', (data) => {
      said.out += data
    })
    child.stderr.on('data', (data) => {
      said.err += data
      if (options.until?.test(said.err)) child.kill('SIGINT')
    })
    child.stdin.end(options.input ?? '')
    return new Promise((resolve) => {
      child.on('close', (code) => resolve({ ...said, code }))
    })
  }

  it('says what it can do', async () => {
    const { code, out } = await plumbline([])
    expect(code).toBe(0)
    for (const command of [
      'start',
      'rate FILE',
      'simulate --rules FILE',
      'sample',
      'framework check',
      'export INSPECTION',
      'audit verify',
      'account create',
      'demo --reset',
    ]) {
      expect(out).toContain(`plumbline ${command}`)
    }
    expect(await plumbline(['frobnicate'])).toMatchObject({ code: 2, out: '' })
  })

  it('rates a results file from standard input, as words or as JSON', async () => {
    const { keyQuestions, standards, framework, service } = JSON.parse(
      await readFile(join(root, 'demonstration/published/hartlepool-2020.json'), 'utf8'),
    )
    const results = JSON.stringify({
      framework,
      service,
      keyQuestions: keyQuestions.map(
        ({ ref, counts }: { ref: string; counts: { yes: number; relevant: number } }) => ({
          ref,
          yes: counts.yes,
          relevant: counts.relevant,
        }),
      ),
      judgements: standards
        .slice(0, 4)
        .map(({ ref, rating }: { ref: string; rating: string }) => ({ ref, rating })),
    })
    const words = await plumbline(['rate', '-'], { input: results })
    expect(words).toMatchObject({ code: 0, err: '' })
    expect(words.out).toMatch(/26 (out )?of 36/)
    const data = await plumbline(['rate', '-', '--json'], { input: results })
    expect(JSON.parse(data.out)).toMatchObject({ score: 26, outOf: 36, overall: 'Good' })
  })

  it.each([
    ['a file that is not there', ['rate', 'nowhere.json'], '', 'nowhere.json'],
    ['something that is not JSON', ['rate', '-'], 'ratings', 'JSON'],
    ['an unknown framework', ['rate', '-'], '{"framework":"x"}', 'hmip-youth-2018'],
    ['an unknown option', ['rate', '-', '--loud'], '{}', '--loud'],
    ['a sample without a framework', ['sample', 'cases.csv'], '', '--framework'],
    ['a simulation without rules', ['simulate'], '', '--rules FILE'],
    [
      'a simulation of nothing',
      ['simulate', '--rules', join(root, 'rules/exact-banding.yaml')],
      '',
      'no inspection',
    ],
    ['an export without a file to write to', ['export', 'northmere', '--format', 'pdf'], '', '-o FILE'],
    ['an export in an unknown form', ['export', 'northmere', '--format', 'gif', '-o', 'x'], '', 'docx'],
    ['an unknown audit verb', ['audit', 'trust'], '', 'audit verify'],
  ])('refuses %s with exit code 2, on standard error', async (_, args, input, told) => {
    const said = await plumbline(args, { input })
    expect(said).toMatchObject({ code: 2, out: '' })
    expect(said.err).toContain(told)
  })

  it('names every fault of a framework by its path', async () => {
    const frameworks = join(folder, 'frameworks')
    await cp(join(root, 'frameworks'), frameworks, { recursive: true })
    const file = join(frameworks, 'hmip-youth-2018/framework.yaml')
    const text = await readFile(file, 'utf8')
    await writeFile(
      file,
      text.replace(/ref: "?2\.1\.3"?/, 'ref: "2.1.2"').replace(/\brosh-inspector, is\b/, 'rosh-guess, is'),
    )
    const said = await plumbline(['framework', 'check', frameworks])
    expect(said.code).toBe(1)
    expect(said.err).toContain('hmip-youth-2018 › 2.1 Assessment › 2.1.2')
    expect(said.err).toContain('rosh-guess')
    expect((await plumbline(['framework', 'check'])).code).toBe(0)
  })

  it('creates an account, tells all that is wrong with one, and then has a record that verifies', async () => {
    const wrong = await plumbline(['account', 'create', '--email', 'nobody', '--role', 'king'])
    expect(wrong.code).toBe(2)
    for (const told of ['--email', '--name', '--role king', 'PLUMBLINE_PASSWORD'])
      expect(wrong.err).toContain(told)
    const args = [
      'account',
      'create',
      '--email',
      'pm@example.org',
      '--name',
      'Programme manager',
      '--role',
      'programme-manager',
    ]
    const env = { PLUMBLINE_PASSWORD: 'plumb level square' }
    expect((await plumbline(args, { env })).code).toBe(0)
    const again = await plumbline(args, { env })
    expect(again.code).toBe(2)
    expect(again.err).toContain('already has an account')
    const verified = await plumbline(['audit', 'verify'])
    expect(verified).toMatchObject({ code: 0 })
    expect(verified.out).toContain('all sound')
  })

  it('does not empty a register that holds real accounts', async () => {
    const said = await plumbline(['demo', '--reset'])
    expect(said.code).toBe(2)
    expect(said.err).toContain('Nothing was changed')
  })

  it('starts, says where, and stops when asked', async () => {
    const said = await plumbline(['start'], { env: { PLUMBLINE_PORT: '0' }, until: /Press Ctrl-C/ })
    expect(said.code).toBe(0)
    expect(said.err).toMatch(/ready at http:\/\/127\.0\.0\.1:\d+/)
  })

  it('says so when something else has the port', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const said = await plumbline(['start'], { env: { PLUMBLINE_PORT: String(port) } })
    other.close()
    expect(said.code).toBe(1)
    expect(said.err).toContain(`Something else already uses port ${port}`)
    expect(said.err).not.toContain('    at ')
  })

  it.each([
    [{ PLUMBLINE_PORT: 'high' }, 'PLUMBLINE_PORT: write a number'],
    [{ PLUMBLINE_DEMONSTRATION: 'on', PLUMBLINE_HOST: '0.0.0.0' }, 'runs on this machine only'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: write postgres://'],
    [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'No database server answers'],
  ])('refuses settings that cannot work: %j', async (env, told) => {
    const said = await plumbline(['start'], { env })
    expect(said.code).not.toBe(0)
    expect(said.err).toContain(told)
    expect(said.err).not.toContain('    at ')
  })
})
