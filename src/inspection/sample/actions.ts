/** The two recorded steps of a fair draw: first the list and its digest, then the seed and what it picked. */
import type { Balance } from '#engine/sampling/balance.ts'
import type { Draw } from '#engine/sampling/draw.ts'
import type { Lottery } from '#engine/sampling/lottery.ts'
import type { SampleSize } from '#engine/sampling/size.ts'
import { action } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import { holdInspection } from '../hold-inspection.ts'
import { emptyListDigest } from './proof.ts'
import { currentCaseloads } from './queries.ts'

export interface PreparedSample {
  inspection: string
  caseKind: string
  /** The caseloads that the plan was worked out from: the kind's own and every other. */
  caseloads: { caseKind: string; upload: string }[]
  size: SampleSize
  frameHash: string
  list: Lottery | null
}

export const prepareSample = action('sample-prepared', async (db, input: PreparedSample, actor) => {
  // Accepting a caseload takes its turn too: what the plan rests on cannot change from here to the commit.
  const stage = await holdInspection(db, input.inspection)
  if (stage !== 'sample') {
    throw new Problem('stage-closed', 'The sample stage was closed while the list was being prepared.')
  }
  const now = await currentCaseloads(db, input.inspection)
  const same = now.every((one) => input.caseloads.some((then) => then.upload === one.upload))
  const own = input.caseloads.find((one) => one.caseKind === input.caseKind)
  if (!same || !own) {
    throw new Problem(
      'changed-meanwhile',
      'A caseload was replaced while the list was being prepared. Nothing was kept: look at the new caseload and prepare the list again.',
    )
  }
  const { list } = input
  const plan = {
    ...input.size,
    list: list && { rows: list.rows.length, timesEach: list.timesEach, tolerance: list.tolerance },
  }
  const listDigest = list?.digest ?? emptyListDigest
  const { id } = await db
    .insertInto('sample')
    .values({
      inspection_id: input.inspection,
      case_kind: input.caseKind,
      version: 1,
      upload_id: own.upload,
      plan: JSON.stringify(plan),
      frame_hash: input.frameHash,
      list: JSON.stringify(list?.rows ?? []),
      list_digest: listDigest,
      prepared_by: actor.id!,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return {
    stream: `inspection:${input.inspection}`,
    payload: {
      inspection: input.inspection,
      caseKind: input.caseKind,
      sample: id,
      planned: input.size.n,
      eligible: input.size.eligible,
      frameHash: input.frameHash,
      listDigest,
    },
    result: id,
  }
})

export interface DrawnSample {
  inspection: string
  caseKind: string
  sample: string
  seed: string
  draw: Draw
  balance: Balance
  /** Id of each case of the caseload by its reference. */
  caseIds: ReadonlyMap<string, string>
}

/** Records the draw. A sample is drawn once: a second seed meets the record of the first. */
export const recordDraw = action('sample-drawn', async (db, input: DrawnSample, actor) => {
  const { sample, seed, draw } = input
  await db
    .insertInto('sample_draw')
    .values({
      sample_id: sample,
      seed,
      row_number: draw.row,
      balance: JSON.stringify(input.balance),
      drawn_by: actor.id!,
    })
    .execute()
  const inOrder = (refs: string[], part: 'drawn' | 'reserve') =>
    refs.map((ref, at) => ({ sample_id: sample, case_id: input.caseIds.get(ref)!, part, position: at + 1 }))
  const drawn = inOrder(draw.drawn, 'drawn')
  for (const rows of pieces([...drawn, ...inOrder(draw.reserves, 'reserve')])) {
    await db.insertInto('sample_case').values(rows).execute()
  }
  const { inspection, caseKind } = input
  const assessments = drawn.map(({ case_id }) => ({
    inspection_id: inspection,
    case_id,
    case_kind: caseKind,
  }))
  for (const rows of pieces(assessments)) await db.insertInto('assessment').values(rows).execute()
  return {
    stream: `inspection:${input.inspection}`,
    payload: {
      inspection: input.inspection,
      caseKind: input.caseKind,
      sample,
      seed,
      row: draw.row,
      drawn: draw.drawn.length,
    },
    result: undefined,
  }
})

/** A statement takes a limited number of values. */
function* pieces<T>(rows: readonly T[], size = 5_000): Generator<T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}
