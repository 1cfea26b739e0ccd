/** Puts a recorded sample together again from the records, for the draw itself and for anyone who checks it. */
import type { Framework } from '#engine/framework/shape.ts'
import { type Draw, drawSample } from '#engine/sampling/draw.ts'
import { type Frame, freezeFrame } from '#engine/sampling/frame.ts'
import { type Lottery, listDigest } from '#engine/sampling/lottery.ts'
import { publishDraw } from '#engine/sampling/publish.ts'
import type { PublishedDraw } from '#engine/sampling/published-draw.ts'
import { drawSystematic, orderDigest } from '#engine/sampling/systematic.ts'
import type { Reader } from '#platform/audit/action.ts'
import { type CaseloadCase, casesOf, listOf, type RecordedSample, sampleCases } from './queries.ts'

/** What is given to the service: the digest of the list, or of the order to sort by. A census has an empty list. */
export const digestOf = ({ list, order }: Pick<Prepared, 'list' | 'order'>): string =>
  order ? orderDigest(order) : listDigest(list?.rows ?? [])

/** A census needs no seed, but its draw is recorded all the same. */
export const censusSeed = 'every case is in the sample'

export interface Prepared {
  frame: Frame
  /** Null for a census, and where the cases are taken along a sorted list. */
  list: Lottery | null
  /** The strata to sort by, where there is no list. */
  order: string[] | null
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
  const { list, order } = sample.plan
  return {
    frame,
    cases,
    order: order ?? null,
    list: list && {
      rows: await listOf(db, sample.id),
      timesEach: list.timesEach,
      tolerance: list.tolerance,
      digest: sample.listDigest,
    },
  }
}

/** What a seed picks from what was prepared. */
export function drawnBy(
  { frame, list, order }: Prepared,
  seed: string,
): { draw: Draw; start: number | null } {
  if (!order) return { draw: drawSample(frame, list, seed), start: null }
  const { start, ...draw } = drawSystematic(frame, order, seed)
  return { draw, start }
}

/** The draw as it is published: what was recorded at each step, not what would come out today. */
export async function publishedOf(
  db: Reader,
  framework: Framework,
  sample: RecordedSample & { draw: NonNullable<RecordedSample['draw']> },
): Promise<PublishedDraw> {
  const { frame, list, order } = await preparedOf(db, framework, sample)
  const draw = {
    row: order ? null : sample.draw.row,
    drawn: await sampleCases(db, sample.id, 'drawn'),
    reserves: await sampleCases(db, sample.id, 'reserve'),
  }
  const along = order ? { order, digest: sample.listDigest, start: sample.draw.row ?? 0 } : undefined
  return {
    ...publishDraw(frame, list, draw, sample.draw.seed, along),
    frameHash: sample.frameHash,
  }
}
