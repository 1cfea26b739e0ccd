/** Puts a recorded sample together again from the records, for the draw itself and for anyone who checks it. */
import type { Framework } from '#engine/framework/shape.ts'
import { type Frame, freezeFrame } from '#engine/sampling/frame.ts'
import { type Lottery, listDigest } from '#engine/sampling/lottery.ts'
import { publishDraw } from '#engine/sampling/publish.ts'
import type { PublishedDraw } from '#engine/sampling/published-draw.ts'
import type { Reader } from '#platform/audit/action.ts'
import { type CaseloadCase, casesOf, listOf, type RecordedSample, sampleCases } from './queries.ts'

/** A census has no list; this is what is recorded in its place. */
export const emptyListDigest = listDigest([])

/** A census needs no seed, but its draw is recorded all the same. */
export const censusSeed = 'every case is in the sample'

export interface Prepared {
  frame: Frame
  /** Null for a census. */
  list: Lottery | null
  cases: CaseloadCase[]
}

/** The frame is frozen anew from the stored cases, so a case changed since then shows as another hash. */
export async function preparedOf(
  db: Reader,
  framework: Framework,
  sample: RecordedSample,
): Promise<Prepared> {
  const cases = await casesOf(db, sample.upload)
  const frame = freezeFrame({ n: sample.plan.n, strata: framework.sampling.strata, cases })
  const { list } = sample.plan
  return {
    frame,
    cases,
    list: list && {
      rows: await listOf(db, sample.id),
      timesEach: list.timesEach,
      tolerance: list.tolerance,
      digest: sample.listDigest,
    },
  }
}

/** The draw as it is published: what was recorded at each step, not what would come out today. */
export async function publishedOf(
  db: Reader,
  framework: Framework,
  sample: RecordedSample & { draw: NonNullable<RecordedSample['draw']> },
): Promise<PublishedDraw> {
  const { frame, list } = await preparedOf(db, framework, sample)
  const draw = {
    row: sample.draw.row,
    drawn: await sampleCases(db, sample.id, 'drawn'),
    reserves: await sampleCases(db, sample.id, 'reserve'),
  }
  return { ...publishDraw(frame, list, draw, sample.draw.seed), frameHash: sample.frameHash }
}
