/**
 * `plumbline simulate`: inspections rated again under other rules, beside their own.
 * Exit codes: 0 done, 2 bad input, with every fault of the rules and of every file together.
 */
import { parseArgs } from 'node:util'
import { faultLine } from '#engine/framework/fault.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { carriedShape } from '#engine/published/carried-figures.ts'
import { resultsOfCarried } from '#engine/published/rerate.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import type { Results } from '#engine/rating/results.ts'
import { type Change, changeOverCaseload } from '#engine/simulation/change.ts'
import { howManyOf } from '#engine/simulation/how-many-move.ts'
import type { Inspected } from '#engine/simulation/inspected.ts'
import type { Rules } from '#engine/simulation/rules.ts'
import { simulate } from '#engine/simulation/simulate.ts'
import { readRules } from '#platform/frameworks/rules.ts'
import { BadInput, type ExitCode, type Terminal } from './command.ts'
import type { FromDatabase } from './simulate-database.ts'
import { printSimulation } from './simulate-print.ts'

const options = {
  rules: { type: 'string' },
  inspection: { type: 'string', multiple: true, default: [] as string[] },
  json: { type: 'boolean', default: false },
} as const

export async function simulateCommand(
  args: readonly string[],
  io: Terminal,
  frameworks: ReadonlyMap<string, Framework>,
  fromDatabase: FromDatabase,
): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  if (values.rules === undefined)
    throw new BadInput('Name the file of rules: plumbline simulate --rules FILE [RESULTS…]')
  const all = [...frameworks.values()]
  const faults: string[] = []
  const rules = await rulesIn(values.rules, io, all, faults)
  const files: Inspected[] = []
  for (const path of positionals) files.push(...(await resultsIn(path, io, frameworks, faults)))
  if (faults.length > 0)
    throw new BadInput(
      `Nothing was simulated (${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}):\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
  const askDatabase = positionals.length === 0 || values.inspection.length > 0
  const inspections = [...files, ...(askDatabase ? await fromDatabase(values.inspection) : [])]
  if (inspections.length === 0) throw new BadInput('There is no inspection whose ratings are settled.')
  const simulation = simulate(rules!, inspections, all)
  const changes = changesOf(rules!, inspections, all, io)
  io.stdout(
    values.json
      ? `${JSON.stringify({ ...simulation, changes: Object.fromEntries(changes), moving: howManyOf(changes.values()) }, null, 2)}\n`
      : printSimulation(simulation, changes, all),
  )
  return 0
}

/** How sure each change is, by the inspection's id. Many caseloads to complete take their time, so it is told. */
function changesOf(
  rules: Rules,
  inspections: readonly Inspected[],
  frameworks: readonly Framework[],
  io: Terminal,
): Map<string, Change> {
  const changes = new Map<string, Change>()
  let drawn = 0
  for (const one of inspections) {
    const change = changeOverCaseload(rules, one, frameworks)
    changes.set(one.id, change)
    if ('draws' in change) drawn += 1
    if (drawn > 0 && drawn % 10 === 0 && changes.size < inspections.length)
      io.stderr(`Caseloads completed for ${changes.size} of ${inspections.length} inspections.\n`)
  }
  return changes
}

async function textOf(path: string, io: Terminal, faults: string[]): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await io.readFile(path))
  } catch (error) {
    faults.push(`${path} cannot be read: ${(error as Error).message}`)
    return null
  }
}

async function rulesIn(
  path: string,
  io: Terminal,
  frameworks: readonly Framework[],
  faults: string[],
): Promise<Rules | null> {
  const text = await textOf(path, io, faults)
  if (text === null) return null
  const read = readRules(text, path, frameworks)
  if ('rules' in read) return read.rules
  faults.push(...read.faults)
  return null
}

/** A results file as `plumbline rate` takes it, or the figures of a published report. */
async function resultsIn(
  path: string,
  io: Terminal,
  frameworks: ReadonlyMap<string, Framework>,
  faults: string[],
): Promise<Inspected[]> {
  const text = await textOf(path, io, faults)
  if (text === null) return []
  let raw: { framework?: unknown; service?: unknown } | null
  try {
    raw = JSON.parse(text)
  } catch (error) {
    faults.push(`${path} is not JSON: ${(error as Error).message}`)
    return []
  }
  const framework = frameworks.get(String(raw?.framework))
  if (!framework) {
    faults.push(`${path}: framework must be ${[...frameworks.keys()].join(' or ')}`)
    return []
  }
  const read = readResults(framework, raw)
  if ('faults' in read) {
    faults.push(...read.faults.map((fault) => `${path}: ${fault}`))
    return []
  }
  return [{ id: path, name: String(raw?.service ?? path), framework, results: read.results }]
}

function readResults(framework: Framework, raw: unknown): { results: Results } | { faults: string[] } {
  const carried = carriedShape.safeParse(raw)
  if (carried.success) return resultsOfCarried(framework, carried.data)
  const checked = checkResults(framework, raw)
  return 'faults' in checked ? { faults: checked.faults.map(faultLine) } : checked
}
