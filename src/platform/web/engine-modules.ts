/** The modules of the engine that pages use: the very files that run here, with their types taken off. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'amaro'

const engine = join(import.meta.dirname, '../../engine')

const modulesIn = (folder: string, wanted: (name: string) => boolean) =>
  readdirSync(join(engine, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && wanted(name))
    .map((name) => ({ path: `${folder}/${name}`, file: join(engine, folder, name) }))

export const engineModules: readonly { path: string; file: string }[] = [
  ...modulesIn('casework', () => true),
  ...modulesIn('framework', (name) => name === 'find.ts'),
]

/** Takes the types off a module. What it imports only for its types is gone with them. */
export const withoutTypes =
  (name: string) =>
  (source: string): string =>
    transformSync(source, { mode: 'strip-only', filename: name }).code
