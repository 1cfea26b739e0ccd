import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseFault } from '../faults.ts'
import { recogniseFault } from '../recognise-fault.ts'

/** The folder with the database's own files, inside the data directory. */
export function clusterFolder(directory: string): string {
  return join(directory, 'cluster')
}

/** A first set-up works in a folder of this name and renames it when all is done. */
export const UNFINISHED_PREFIX = 'cluster.unfinished-'

const OUR_FILES = new Set(['cluster', 'lock', 'holder', 'socket'])

/** Makes the data directory if there is none, and refuses one that holds something else. */
export function openDataDirectory(directory: string): void {
  try {
    mkdirSync(dirname(directory), { recursive: true })
    if (!existsSync(directory)) mkdirSync(directory, { mode: 0o700 })
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw recogniseFault(noRoomOnly(error), directory) ?? cannotWrite(directory, error)
  }
  const strange = readdirSync(directory).filter(
    (name) => !OUR_FILES.has(name) && !name.startsWith(UNFINISHED_PREFIX),
  )
  const cluster = clusterFolder(directory)
  const incomplete = existsSync(cluster) && !existsSync(join(cluster, 'global/pg_control'))
  if (strange.length === 0 && !incomplete) return
  throw new DatabaseFault(
    'not-a-database-directory',
    incomplete
      ? `The folder ${cluster} is not a complete database: its control file is missing.`
      : `The folder ${directory} holds other things (${strange.slice(0, 3).join(', ')}), so it is not our data directory.`,
    'Choose an empty or new folder for the data, or restore the folder from a backup.',
  )
}

// Only a full disk keeps its own name here; anything else that stops us is a matter of permission.
function noRoomOnly(error: unknown): unknown {
  const code = (error as { code?: string }).code
  return code === 'ENOSPC' || code === 'EDQUOT' ? error : undefined
}

function cannotWrite(directory: string, error: unknown): DatabaseFault {
  return new DatabaseFault(
    'cannot-run-as-this-user',
    `This user may not write to the data directory ${directory} (${(error as Error).message}).`,
    'Start Plumbline as the user who owns that folder, or choose another data directory.',
    error,
  )
}
