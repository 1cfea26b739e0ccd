/** The recorded steps of a fair draw: the frozen caseload, the list and its digest, then the seed and what it picked. */
import type { Balance } from '#engine/sampling/balance.ts'
import type { Draw } from '#engine/sampling/draw.ts'
import type { Lottery } from '#engine/sampling/lottery.ts'
import { action } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import { holdInspection } from '../hold-inspection.ts'
import type { StoredPlan } from './plan.ts'
import { currentCaseloads, type Method, samplesOf } from './queries.ts'
import { needsConfirmation } from './steps.ts'

export interface FrozenFrame {
  inspection: string
  caseKind: string
  upload: string
  eligible: number
  planned: number
  frameHash: string
}

/** From here on the caseload is fixed: whatever is drawn is drawn from the list with this hash. */
export const freezeFrameOfKind = action('frame-frozen', async (_db, input: FrozenFrame) => ({
  stream: `inspection:${input.inspection}`,
  payload: { ...input },
  result: undefined,
}))

export interface PreparedSample {
  inspection: string
  caseKind: string
  /** The caseloads that the plan was worked out from: the kind's own and every other. */
  caseloads: { caseKind: string; upload: string }[]
  plan: StoredPlan
  frameHash: string
  method: Method
  /** The lottery's rows; empty where none are drawn from. */
  rows: Lottery['rows']
  /** What is given to the service before there is a seed. */
  digest: string
  /** How often this kind was prepared before. */
  after: number
  /** Compulsory when it was prepared before, and for any method but the lottery. */
  reason: string | null
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
  const former = (await samplesOf(db, input.inspection)).find((one) => one.caseKind === input.caseKind)
  if ((former?.version ?? 0) !== input.after || former?.draw) {
    throw new Problem(
      'changed-meanwhile',
      'This kind of case was prepared or drawn by somebody else meanwhile. Nothing was kept: look at the page again.',
    )
  }
  const version = input.after + 1
  const { id } = await db
    .insertInto('sample')
    .values({
      inspection_id: input.inspection,
      case_kind: input.caseKind,
      version,
      upload_id: own.upload,
      plan: JSON.stringify(input.plan),
      frame_hash: input.frameHash,
      method: input.method,
      reason: input.reason,
      list: JSON.stringify(input.rows),
      list_digest: input.digest,
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
      version,
      method: input.method,
      planned: input.plan.n,
      eligible: input.plan.eligible,
      frameHash: input.frameHash,
      listDigest: input.digest,
    },
    result: id,
  }
})

export interface ConfirmedDigest {
  inspection: string
  caseKind: string
  sample: string
  digest: string
}

/** The service says that it has the digest. It counts only while there is no seed. */
export const confirmDigest = action(
  'sample-digest-confirmed',
  async (db, { inspection, caseKind, sample, digest }: ConfirmedDigest, actor) => {
    await holdInspection(db, inspection)
    const newest = (await samplesOf(db, inspection)).find((one) => one.caseKind === caseKind)
    if (newest?.id !== sample || newest.listDigest !== digest || newest.draw || newest.confirmed) {
      throw new Problem(
        'changed-meanwhile',
        'What you confirm is no longer what stands: it was prepared once more, drawn, or confirmed already. Look at the page again.',
      )
    }
    await db
      .insertInto('sample_confirmation')
      .values({ sample_id: sample, digest, confirmed_by: actor.id! })
      .execute()
    return {
      stream: `inspection:${inspection}`,
      payload: { inspection, caseKind, sample, listDigest: digest },
      result: undefined,
    }
  },
)

export interface DrawnSample {
  inspection: string
  caseKind: string
  sample: string
  seed: string
  /** Why it is drawn though the service did not say that it has the digest; null where it did, or there is none. */
  unconfirmed: string | null
  draw: Draw
  /** Where the steps along a sorted list began; null for the lottery and a census. */
  start: number | null
  balance: Balance
  /** Id of each case of the caseload by its reference. */
  caseIds: ReadonlyMap<string, string>
}

/** Records the draw. A sample is drawn once: a second seed meets the record of the first. */
export const recordDraw = action('sample-drawn', async (db, input: DrawnSample, actor) => {
  const { sample, seed, draw } = input
  await holdInspection(db, input.inspection)
  const newest = (await samplesOf(db, input.inspection)).find((one) => one.caseKind === input.caseKind)
  if (newest?.id !== sample || newest.draw) {
    throw new Problem(
      'changed-meanwhile',
      'This kind of case was drawn or prepared once more meanwhile. A seed picks from what was given to the service last, and only once.',
    )
  }
  if (needsConfirmation(newest) && input.unconfirmed === null) {
    throw new Problem(
      'stage-closed',
      'The service has not confirmed that it has the digest, and no reason is given for drawing without its word.',
    )
  }
  await db
    .insertInto('sample_draw')
    .values({
      sample_id: sample,
      seed,
      row_number: input.start ?? draw.row,
      unconfirmed_reason: input.unconfirmed,
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
      row: input.start ?? draw.row,
      confirmed: newest.confirmed !== null,
      drawn: draw.drawn.length,
    },
    result: undefined,
  }
})

/** A statement takes a limited number of values. */
function* pieces<T>(rows: readonly T[], size = 5_000): Generator<T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}
