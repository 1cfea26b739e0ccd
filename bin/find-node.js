import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const NEEDED = 24

/** The Node to run the program with: this one if it is new enough, else the one that came with the packages. */
export function findNode(root) {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath
  const name = `node-${process.platform}-${process.arch}`
  const packaged = join(root, 'node_modules', name, 'bin/node')
  if (!existsSync(packaged)) {
    throw new Error(
      `Plumbline needs Node ${NEEDED} or newer. This is Node ${process.versions.node}, and no package brings a ` +
        `newer one for this machine (${name}).\nInstall Node ${NEEDED} from your system or https://nodejs.org and start again.`,
    )
  }
  const { status, error } = spawnSync(packaged, ['--version'])
  if (status === 0) return packaged
  throw new Error(
    `The Node ${NEEDED} that came with the packages does not run here: ${packaged}${error ? ` (${error.message})` : ''}.\n` +
      `Install Node ${NEEDED} from your system or https://nodejs.org and start again.`,
  )
}
