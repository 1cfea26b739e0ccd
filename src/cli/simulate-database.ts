/** The inspections of the database for a simulation; read only. */
import type { Inspected } from '#engine/simulation/inspected.ts'
import { inspectionsBySlug, readAll, settledInspections } from '#inspection/judgement/what-if/inspected.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { BadInput, type Terminal } from './command.ts'
import { sayTo } from './log.ts'

/** Given addresses, or none for every inspection whose ratings are settled. */
export type FromDatabase = (slugs: readonly string[]) => Promise<Inspected[]>

export const inspectionsOfDatabase =
  (terminal: Terminal): FromDatabase =>
  async (slugs) => {
    const { db, close } = await openDatabase({ ...readConfig(process.env), log: sayTo(terminal) })
    try {
      const rows = slugs.length > 0 ? await inspectionsBySlug(db, slugs) : await settledInspections(db)
      const missing = slugs.filter((slug) => !rows.some((row) => row.slug === slug))
      if (missing.length > 0) throw new BadInput(`There is no inspection ${missing.join(', ')}.`)
      const { inspected, left } = await readAll(db, new PinnedFrameworks(db), rows)
      for (const { slug, faults } of left) terminal.stderr(`${slug} cannot be rated: ${faults.join('; ')}\n`)
      return inspected
    } finally {
      await close()
    }
  }
