/** `plumbline …`: the same doors from a terminal. Data goes to stdout, everything said to a person to stderr. */
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { DatabaseFault } from '#platform/database/faults.ts'
import { StartFault } from '#platform/start-fault.ts'
import { BadInput, type Command, type ExitCode, type Terminal } from './command.ts'

/** Each command is loaded only when it is asked for, so that a quick one stays quick. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.ts')).start,
  rate: async () => (await import('./rate-command.ts')).rate,
  simulate: async () => (await import('./simulate-command.ts')).simulate,
  sample: async () => (await import('./sample-command.ts')).sample,
  check: async () => (await import('./check-command.ts')).check,
  import: async () => (await import('./import-command.ts')).importCommand,
  framework: async () => (await import('./framework-command.ts')).framework,
  export: async () => (await import('./export-command.ts')).exportCommand,
  audit: async () => (await import('./audit-command.ts')).audit,
  account: async () => (await import('./account-command.ts')).account,
  demo: async () => (await import('./demo-command.ts')).demo,
}

const terminal: Terminal = {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  readFile: async (path) => (path === '-' ? buffer(process.stdin) : readFile(path)),
}

async function help(): Promise<string> {
  const lines: string[] = []
  for (const load of Object.values(commands)) {
    const { usage, does } = await load()
    lines.push(`  plumbline ${usage}`, `      ${does}`)
  }
  return `Plumbline runs inspections and can show where every figure comes from.\n\n${lines.join('\n')}\n`
}

async function main([name, ...args]: string[]): Promise<ExitCode> {
  if (name === undefined || name === 'help' || name === '--help') {
    terminal.stdout(await help())
    return 0
  }
  const load = commands[name]
  if (!load) {
    terminal.stderr(`There is no command “${name}”.\n\n${await help()}`)
    return 2
  }
  const command = await load()
  if (args.includes('--help')) {
    terminal.stdout(`plumbline ${command.usage}\n    ${command.does}\n`)
    return 0
  }
  return command.run(args, terminal)
}

/** PostgreSQL's code for a table that is not there. */
const tableMissing = '42P01'

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof BadInput || code?.startsWith('ERR_PARSE_ARGS')) {
    terminal.stderr(`${(error as Error).message}\n`)
    process.exitCode = 2
  } else if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') {
    terminal.stderr(`${(error as Error).message}\nCheck the path of the file.\n`)
    process.exitCode = 2
  } else if (error instanceof DatabaseFault) {
    terminal.stderr(`${error.message}\n${error.remedy}\n`)
    process.exitCode = 1
  } else if (code === tableMissing) {
    terminal.stderr(
      'This database has not been set up yet. Start Plumbline once (npm start), then try again.\n',
    )
    process.exitCode = 1
  } else if (error instanceof StartFault) {
    terminal.stderr(`${error.message}\n`)
    process.exitCode = 1
  } else {
    // A fault of ours: the whole story, for whoever mends it.
    terminal.stderr(`${(error as Error).stack ?? error}\n`)
    process.exitCode = 1
  }
}
