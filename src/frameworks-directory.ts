import { join } from 'node:path'

/** Where the published standards stand as data. */
export const frameworksDirectory = join(import.meta.dirname, '../frameworks')
