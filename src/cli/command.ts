/** What a command is given and gives back, so that each can be tried without a terminal. */

export interface Terminal {
  stdout(text: string): void
  stderr(text: string): void
  readFile(path: string): Promise<Uint8Array>
}

/** 0: done. 1: a check found something, or a fault of ours. 2: bad input. */
export type ExitCode = 0 | 1 | 2

export interface Command {
  usage: string
  does: string
  run(args: string[], terminal: Terminal): Promise<ExitCode>
}

/** The input cannot be used: said on stderr, exit code 2. */
export class BadInput extends Error {}
