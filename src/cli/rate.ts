/** `plumbline rate FILE`: a results file in, ratings out, with how each was reached. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { faultLine } from '#engine/framework/fault.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import { rate } from '#engine/rating/rate.ts'
import type { Rated } from '#engine/rating/rated.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import type { ExitCode, Terminal } from './command.ts'
import { printRated } from './rate-print.ts'

/** Input that the person who typed the command can put right, all of it at once. */
class Refused extends Error {}

const shippedFrameworks = join(import.meta.dirname, '../../frameworks')

/**
 * FILE is JSON; `-` reads standard input. Faults go to stderr, all together.
 * `frameworks` are those that ship with Plumbline unless others are given.
 */
export async function rateCommand(
  args: string[],
  io: Terminal,
  frameworks?: ReadonlyMap<string, Framework>,
): Promise<ExitCode> {
  try {
    const { path, json } = readArgs(args)
    const raw = await readJson(path, io)
    const rated = rateFile(raw, path, frameworks ?? (await loadFrameworks(shippedFrameworks)))
    io.stdout(json ? `${JSON.stringify(rated, null, 2)}\n` : printRated(rated))
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    io.stderr(`${error.message}\n`)
    return 2
  }
}

function readArgs(args: string[]): { path: string; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [path, ...more] = positionals
    if (path === undefined) throw new Refused('Name the results file: plumbline rate FILE [--json]')
    if (more.length > 0) throw new Refused(`Name one results file, not ${positionals.length}.`)
    return { path, json: values.json }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused((error as Error).message)
  }
}

const nameOf = (path: string): string => (path === '-' ? 'standard input' : path)

async function readJson(path: string, io: Terminal): Promise<unknown> {
  let bytes: Uint8Array
  try {
    bytes = await io.readFile(path)
  } catch (error) {
    throw new Refused(`${nameOf(path)} cannot be read: ${(error as Error).message}`)
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new Refused(`${nameOf(path)} is not JSON: ${(error as Error).message}`)
  }
}

function rateFile(raw: unknown, path: string, frameworks: ReadonlyMap<string, Framework>): Rated {
  const id = typeof raw === 'object' && raw !== null ? (raw as { framework?: unknown }).framework : undefined
  const framework = typeof id === 'string' ? frameworks.get(id) : undefined
  if (!framework)
    throw new Refused(
      `${nameOf(path)}: ${id === undefined ? 'framework is missing' : `there is no framework ${JSON.stringify(id)}`}; use ${[...frameworks.keys()].join(' or ')}`,
    )
  const checked = checkResults(framework, raw)
  if ('results' in checked) return rate(framework, checked.results)
  const { faults } = checked
  throw new Refused(
    [
      `${nameOf(path)} cannot be rated (${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}):`,
      ...faults.map((fault) => `  ${faultLine(fault)}`),
    ].join('\n'),
  )
}
