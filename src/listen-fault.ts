import type { Config } from '#platform/config.ts'
import { StartFault } from '#platform/start-fault.ts'

/** Why a port could not be opened, in words that say what to do. */
export const asListenFault =
  (config: Config) =>
  (error: NodeJS.ErrnoException): never => {
    const where = `port ${config.port} on ${config.host}`
    if (error.code === 'EADDRINUSE') {
      throw new StartFault(
        `Something else already uses ${where}. Stop it, or choose another port: PLUMBLINE_PORT=3001 npm start`,
      )
    }
    if (error.code === 'EACCES')
      throw new StartFault(`This user may not open ${where}. Choose a port above 1023 with PLUMBLINE_PORT.`)
    if (error.code === 'EADDRNOTAVAIL')
      throw new StartFault(`This machine has no address ${config.host}. Set PLUMBLINE_HOST to one it has.`)
    throw error
  }
