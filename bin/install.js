import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * Installs the locked packages when some are missing or of another version than package-lock.json says.
 * `withTools` asks also for those that only building and testing need.
 */
export async function installIfNeeded(root, { withTools }) {
  const missing = missingPackages(root, withTools)
  if (missing.length === 0) return
  const which = missing.length > 3 ? `${missing.length} packages` : missing.join(', ')
  process.stderr.write(`Installing ${which}. The first time takes a minute or two.\n`)
  const code = await npm(root, [
    'ci',
    '--loglevel=error',
    // Whoever only runs the program need not wait for the tools; whoever has them keeps them.
    withTools || hasTools(root) ? '--include=dev' : '--omit=dev',
    ...cacheOption(),
  ])
  if (code === 0) return
  throw new Error(
    `The packages could not be installed (npm ended with ${code}).\n` +
      `Check the connection to the npm registry and that you may write to ${root}, then start again.`,
  )
}

// What npm wrote into node_modules tells which versions are there, whatever the files' dates say.
function missingPackages(root, withTools) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules/.package-lock.json'))
  return Object.entries(wanted)
    .filter(([path, { optional, dev }]) => path !== '' && !optional && (withTools || !dev))
    .filter(([path, { version }]) => present[path]?.version !== version)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
}

const hasTools = (root) => existsSync(join(root, 'node_modules/vitest'))

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

function npm(root, args) {
  const script = npmScript()
  const [file, first] = script ? [process.execPath, [script]] : ['npm', []]
  // Its words go to our error output: a command's own output may be one JSON document.
  const child = spawn(file, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
  return new Promise((resolve, reject) => {
    child.on('exit', (code, signal) => resolve(code ?? signal))
    child.on('error', (error) =>
      reject(new Error(`npm is needed to install the packages, and could not be started: ${error.message}`)),
    )
  })
}

// The npm that started us, or the one beside this Node; else whichever the shell would find.
function npmScript() {
  const beside = join(dirname(dirname(process.execPath)), 'lib/node_modules/npm/bin/npm-cli.js')
  return [process.env.npm_execpath, beside].find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
}

// An account without a home of its own (nobody, a service account) has nowhere to keep npm's cache.
function cacheOption() {
  if (process.env.npm_config_cache && writable(process.env.npm_config_cache)) return []
  return writable(homedir())
    ? []
    : ['--cache', join(tmpdir(), `plumbline-npm-${process.getuid?.() ?? 'cache'}`)]
}

function writable(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
