/** The one file that a sample command works on. */
import { BadInput, type Terminal } from './command.ts'

/** Reads it. Throws BadInput when there is none, several, or it cannot be read. */
export async function readOneFile(paths: readonly string[], io: Terminal): Promise<Uint8Array> {
  const [path] = paths
  if (path === undefined) throw new BadInput('Name the file to read. See "plumbline sample --help".')
  if (paths.length > 1) throw new BadInput(`Name one file, not ${paths.length}: ${paths.join(' ')}.`)
  try {
    return await io.readFile(path)
  } catch (error) {
    throw new BadInput(`Cannot read ${path}: ${error instanceof Error ? error.message : error}`)
  }
}
