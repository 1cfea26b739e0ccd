/** `plumbline check FILE`: finds what a report says twice in two ways, whoever wrote it. */
import { parseArgs } from 'node:util'
import { faultLine } from '#engine/framework/fault.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { type CheckedFile, checkReportFile } from '#platform/report-files/check-report-file.ts'
import { ReportFileFault } from '#platform/report-files/fault.ts'
import { frameworksDirectory } from '../frameworks-directory.ts'
import { printChecked } from './check-print.ts'
import { BadInput, type Command, type ExitCode, type Terminal } from './command.ts'

export const check: Command = {
  usage: 'check FILE [--json] [--figures] [--framework ID]',
  does: 'Checks a report (text, PDF, HTML or DOCX; - reads standard input) against itself: figures, ratings, totals, words. --figures prints the results file it was written from.',
  run: (args, terminal) => checkCommand(args, terminal),
}

/** 0: nothing found. 1: something was found. 2: no report that can be read. */
export async function checkCommand(args: string[], io: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      figures: { type: 'boolean', default: false },
      framework: { type: 'string' },
    },
    allowPositionals: true,
  })
  const [path, ...more] = positionals
  if (path === undefined) throw new BadInput('Name the report: plumbline check FILE [--json]')
  if (more.length > 0) throw new BadInput(`Name one report, not ${positionals.length}.`)
  const known = await loadFrameworks(frameworksDirectory)
  const frameworks = chosen(known, values.framework)
  const name = path === '-' ? 'standard input' : path
  let checked: CheckedFile
  try {
    checked = await checkReportFile(await io.readFile(path), frameworks)
  } catch (error) {
    if (error instanceof ReportFileFault) throw new BadInput(`${name}: ${error.message}`)
    throw error
  }
  if (values.figures) return printFigures(checked, known, io)
  io.stdout(
    values.json
      ? `${JSON.stringify({ findings: checked.findings, checked: checked.checked }, null, 2)}\n`
      : printChecked(name, checked),
  )
  return checked.findings.length > 0 ? 1 : 0
}

function chosen(known: ReadonlyMap<string, Framework>, id: string | undefined): Framework[] {
  if (id === undefined) return [...known.values()]
  const framework = known.get(id)
  if (!framework) throw new BadInput(`There is no framework “${id}”; use ${[...known.keys()].join(' or ')}.`)
  return [framework]
}

/** The results file goes to stdout, what it lacks to stderr. */
function printFigures(
  { results }: CheckedFile,
  known: ReadonlyMap<string, Framework>,
  io: Terminal,
): ExitCode {
  io.stdout(`${JSON.stringify(results, null, 2)}\n`)
  const outcome = checkResults(known.get(results.framework)!, results)
  if ('results' in outcome) return 0
  io.stderr(
    `The report does not print everything a results file needs:\n${outcome.faults.map((fault) => `  ${faultLine(fault)}`).join('\n')}\n`,
  )
  return 1
}
