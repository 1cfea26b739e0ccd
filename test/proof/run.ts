/**
 * Everything that is claimed, proven in one go: `npm run proof [-- name …] [--write] [--scale 0.2]`.
 * Names: checks, the proofs in proofs.ts, bench. Without names all of them run. `--write` keeps the results in
 * docs/proofs.md, and with bench in docs/measurements.md. `--scale` does a share of each long proof.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeMachine } from '../../bench/machine.ts'
import { type Outcome, printed, resultsPage } from './print.ts'
import { proofs } from './proofs.ts'
import type { Reported } from './scale.ts'

const titles = { checks: 'Types, style, rules, stories, pages', bench: 'Measurements' }
const root = join(import.meta.dirname, '../..')
const { values, positionals: names } = parseArgs({
  options: { write: { type: 'boolean', default: false }, scale: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const known = ['checks', ...proofs.map(({ name }) => name), 'bench']
const unknown = names.filter((name) => !known.includes(name))
if (unknown.length > 0 || !(Number(values.scale) > 0)) {
  console.error(`Choose from: ${known.join(', ')}. A scale is a number such as 0.2.`)
  process.exit(2)
}
const order = [titles.checks, ...proofs.map(({ title }) => title), titles.bench]
const asked = (name: string) => names.length === 0 || names.includes(name)

const machine = describeMachine()
const folder = mkdtempSync(join(tmpdir(), 'plumbline-proof-'))
const outcomes: Outcome[] = []
try {
  if (asked('checks')) outcomes.push(await checks())
  for (const proof of proofs) if (asked(proof.name)) outcomes.push(await long(proof))
  if (asked('bench')) outcomes.push(await bench())
} finally {
  rmSync(folder, { recursive: true, force: true })
}

console.log(`\n${outcomes.map(printed).join('\n\n')}\n`)
if (values.write) {
  const command = [
    'npm run proof --',
    ...names,
    ...(values.scale === '1' ? [] : ['--scale', values.scale]),
    '--write',
  ]
  const file = join(root, 'docs/proofs.md')
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  writeFileSync(file, resultsPage(machine, command.join(' '), outcomes, order, before))
  console.log(`Written to ${file}`)
}
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1

/** Runs a program to its end, its words passed on. */
async function run(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ passed: boolean; minutes: string }> {
  const from = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  const [code] = await once(child, 'exit')
  return { passed: code === 0, minutes: ((performance.now() - from) / 60_000).toFixed(1) }
}

function readReports(file: string): Reported[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reported)
}

async function checks(): Promise<Outcome> {
  const record = join(folder, 'checks')
  const ran = await run([join(root, 'bin/plumbline.js'), 'test'], { PROOF_COUNTS: record })
  const counts = existsSync(record) ? readFileSync(record, 'utf8').trim() : 'stopped before the tests'
  return {
    title: titles.checks,
    about: 'What `npm test` runs.',
    ...ran,
    reports: [{ proof: 'checks', seed: null, figures: [{ what: 'Tests', figure: counts }] }],
  }
}

async function long(proof: (typeof proofs)[number]): Promise<Outcome> {
  console.error(`\n${proof.title}`)
  const record = join(folder, proof.name)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const ran = await run([vitest, 'run', ...proof.files], { PROOF_SCALE: values.scale, PROOF_RECORD: record })
  return { title: proof.title, about: proof.about, ...ran, reports: readReports(record) }
}

async function bench(): Promise<Outcome> {
  const ran = await run([join(root, 'bench/run.ts'), ...(values.write ? ['--write'] : [])])
  const about = 'Speed beside its baselines: see [measurements](measurements.md).'
  return { title: titles.bench, about, ...ran, reports: [] }
}
