/**
 * Generated files, most of them broken: whatever is sent, a table comes of it or a fault that says what to do. Nothing
 * crashes, nothing hangs, and no cell holds what cannot be kept.
 */
import { describe, expect, it } from 'vitest'
import { inProcess } from '#platform/in-process.ts'
import { seedOfRun } from './fieldwork/chance.ts'
import { howMany, patience, progress, report } from './proof/scale.ts'
import type { Batch, BatchResult } from './spreadsheets/fuzz-worker.ts'

const files = howMany({ brief: 500, full: 12_000 })
const seed = seedOfRun()

/** Files read in one process: if it ends in the middle, its seed finds the file again. */
const most = 1_000

const readBatch = (batch: Batch) =>
  inProcess<BatchResult>({
    module: new URL('./spreadsheets/fuzz-worker.ts', import.meta.url),
    data: batch,
    longestMilliseconds: 5 * 60_000,
    mostMegabytes: 1024,
    name: `The reading of ${batch.count} files of seed ${batch.seed}`,
  })

describe(`generated files (PROOF_SEED=${seed})`, () => {
  it(
    'are read as a table or refused with a known fault, every one',
    async () => {
      const tables = new Map<string, number>()
      const faults = new Map<string, number>()
      let slowest = 0
      const add = (to: Map<string, number>, counts: Record<string, number>) => {
        for (const [name, count] of Object.entries(counts)) to.set(name, (to.get(name) ?? 0) + count)
      }
      for (let done = 0; done < files; done += most) {
        const batch = { seed: seed + done, count: Math.min(most, files - done) }
        const result = await readBatch(batch)
        expect(result.wrong, `seed ${batch.seed}`).toEqual([])
        add(tables, result.tables)
        add(faults, result.faults)
        slowest = Math.max(slowest, result.slowest)
        progress(`${done + batch.count} of ${files} files`)
      }
      const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, one) => total + one, 0)
      expect(sum(tables) + sum(faults)).toBe(files)
      // A generator whose files are all refused at the door would prove nothing.
      for (const kind of ['CSV', 'XLSX', 'ODS'])
        expect(tables.get(kind) ?? 0, kind).toBeGreaterThan(files / 100)
      expect(faults.size).toBeGreaterThan(5)
      const listed = (counts: Map<string, number>) =>
        [...counts]
          .sort(([, a], [, b]) => b - a)
          .map(([name, count]) => `${name} ${count}`)
          .join(', ')
      report('files', seed, [
        { what: 'Files read', figure: files.toLocaleString('en-GB') },
        { what: 'Read as a table', figure: `${sum(tables).toLocaleString('en-GB')} (${listed(tables)})` },
        { what: 'Refused', figure: `${sum(faults).toLocaleString('en-GB')} (${listed(faults)})` },
        { what: 'Crashes, hangs, unknown faults', figure: '0' },
        { what: 'Slowest file', figure: `${(slowest / 1000).toFixed(1)} s` },
      ])
    },
    patience,
  )
})
