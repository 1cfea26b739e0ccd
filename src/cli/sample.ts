/**
 * `plumbline sample`: from a caseload file to a sample that anyone can check.
 * Exit codes: 0 done, 1 a check found something, 2 bad input.
 */
import { parseArgs } from 'node:util'
import type { Framework } from '#engine/framework/shape.ts'
import { FileFault } from '#platform/files/file-fault.ts'
import { BadInput, type Terminal } from './command.ts'
import { makeSample } from './sample-make.ts'
import { verifySample } from './sample-verify.ts'

export const sampleUsage = `Usage:
  plumbline sample FILE.csv|xlsx|ods --framework ID --domain KIND --seed TEXT [--date YYYY-MM-DD] [--size N] [--systematic] [--json]
  plumbline sample verify FILE.json [--json]

  --framework  the standards, for example hmip-youth-2018
  --domain     the kind of case: court or out-of-court (or another kind the framework has)
  --seed       the public random text, for example the dice rolled on the announcement call
  --date       the day of the announcement; without it the window of eligibility is not applied
  --size       the number of cases, instead of the framework's rule
  --systematic take cases at equal steps along a sorted list: the fallback where no list of possible samples is wanted
  --json       one JSON document: the published draw, which "sample verify" checks
`

const options = {
  framework: { type: 'string' },
  domain: { type: 'string' },
  seed: { type: 'string' },
  date: { type: 'string' },
  size: { type: 'string' },
  systematic: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Runs the command. Everything it has to say goes to `io` (line ends included); the number is the exit code. */
export async function sampleCommand(
  args: readonly string[],
  io: Terminal,
  frameworks: ReadonlyMap<string, Framework>,
): Promise<0 | 1 | 2> {
  try {
    const { values, positionals } = parse(args)
    if (values.help) {
      io.stdout(sampleUsage)
      return 0
    }
    if (positionals[0] === 'verify') return await verifySample(positionals.slice(1), values.json, io)
    return await makeSample(positionals, values, io, frameworks)
  } catch (error) {
    if (!(error instanceof BadInput) && !(error instanceof FileFault)) throw error
    io.stderr(`${error.message}\n`)
    return 2
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : error}\n\n${sampleUsage}`)
  }
}
