import { createRequire } from 'node:module'

/** This program's version, as released. */
export const version: string = createRequire(import.meta.url)('../../package.json').version
