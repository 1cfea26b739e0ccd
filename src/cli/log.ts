import type { Terminal } from './command.ts'

/** What a person at the terminal wants to hear: warnings and waits, not the database's routine. */
export function sayTo(terminal: Terminal): (line: string) => void {
  // Also what our own stopping of the server makes it say to a connection that is just closing.
  const routine = / LOG: {2}|terminating connection due to administrator command/
  return (line) => {
    if (!routine.test(line)) terminal.stderr(`${line}\n`)
  }
}
