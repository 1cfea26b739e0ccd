import type { Terminal } from './command.ts'

/** What a person at the terminal wants to hear: warnings and waits, not the database's routine. */
export function sayTo(terminal: Terminal): (line: string) => void {
  const routine = / LOG: {2}/
  return (line) => {
    if (!routine.test(line)) terminal.stderr(`${line}\n`)
  }
}
