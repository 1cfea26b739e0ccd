/** What the sample command reads from, and how it refuses. */

/** Text is written as it comes, line ends included. */
export type CommandIo = {
  stdout: (text: string) => void
  stderr: (text: string) => void
  readFile: (path: string) => Promise<Uint8Array>
}

/** Input that the person who typed the command can put right. */
export class BadInput extends Error {}

/** The one file a command works on. Throws BadInput when there is none, several, or it cannot be read. */
export async function readOneFile(paths: readonly string[], io: CommandIo): Promise<Uint8Array> {
  const [path] = paths
  if (path === undefined) throw new BadInput('Name the file to read. See "plumbline sample --help".')
  if (paths.length > 1) throw new BadInput(`Name one file, not ${paths.length}: ${paths.join(' ')}.`)
  try {
    return await io.readFile(path)
  } catch (error) {
    throw new BadInput(`Cannot read ${path}: ${error instanceof Error ? error.message : error}`)
  }
}
