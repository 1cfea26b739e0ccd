/** The two steps of a draw: preparing what is drawn from, and the seed. */
import { z } from 'zod'
import type { Framework } from '#engine/framework/shape.ts'
import { sampleBalance } from '#engine/sampling/balance.ts'
import { type Frame, freezeFrame } from '#engine/sampling/frame.ts'
import type { Lottery } from '#engine/sampling/lottery.ts'
import { sortingOrder } from '#engine/sampling/rules.ts'
import { type AnyEndpoint, type EarlyVisit, endpoint } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { type Fault, invalid, Problem } from '#platform/web/problems.ts'
import { needStage } from '../stages.ts'
import { freezeFrameOfKind, prepareSample, recordDraw } from './actions.ts'
import { buildList } from './build-list.ts'
import { showKind } from './kind.routes.ts'
import { canBeListed, decidedAlike, type StoredPlan } from './plan.ts'
import { censusSeed, digestOf, drawnBy, preparedOf } from './proof.ts'
import { casesOf } from './queries.ts'
import { type KindVisit, ofKind, theKind } from './samples-now.ts'
import { needsConfirmation } from './steps.ts'

const longestReason = 2000

const reasonText = z
  .string()
  .trim()
  .max(longestReason, `Shorten the reason to ${longestReason.toLocaleString('en-GB')} characters or fewer`)
  .default('')

const prepareForm = z.object({
  method: z.enum(['lottery', 'systematic'], { error: 'Choose how the cases are drawn' }).default('lottery'),
  reason: reasonText,
})

type PrepareVisit = EarlyVisit<'inspection', z.infer<typeof ofKind>, unknown, z.infer<typeof prepareForm>>

/** Everything a draw is prepared from, or why nothing can be. */
async function readyToPrepare(visit: KindVisit, { method, reason }: z.infer<typeof prepareForm>) {
  needStage(visit.thing, 'sample')
  const { framework, caseloads, one } = await theKind(visit)
  const own = caseloads.find(({ caseKind }) => caseKind === one.kind.id)
  if (one.sample?.draw) {
    throw new Problem(
      'changed-meanwhile',
      'This sample is drawn. Nothing can be prepared once more: a second list would let somebody choose between draws.',
    )
  }
  const size = one.sizeNow
  if (!own || size.eligible === 0)
    throw new Problem('stage-closed', 'There are no cases of this kind to draw.')
  const faults: Fault[] = []
  if (one.sample && reason === '')
    faults.push({
      field: 'reason',
      message: 'Say why it is prepared once more. What stands now stays on record',
    })
  else if (method === 'systematic' && reason === '')
    faults.push({ field: 'reason', message: 'Say why no list of possible samples is drawn from' })
  if (method === 'lottery' && !canBeListed(framework, size))
    faults.push({
      field: 'method',
      message:
        'This caseload is too large for a list of possible samples. Draw along a sorted list instead, and say so as the reason',
    })
  if (method === 'systematic' && size.n === size.eligible)
    faults.push({ field: 'method', message: 'Every case is in the sample, so there is nothing to sort' })
  if (faults.length > 0) throw invalid(...faults)
  const frame = freezeFrame({
    n: size.n,
    strata: framework.sampling.strata,
    cases: await casesOf(visit.db, own.upload),
  })
  const { sample } = one
  if (
    sample?.method === method &&
    sample.frameHash === frame.hash &&
    decidedAlike(one.changedNow, one.changed)
  ) {
    throw invalid({
      field: 'reason',
      message:
        'Nothing has changed since it was prepared, so the very same would come out, with the same digest',
    })
  }
  return { framework, one, size, caseloads, upload: own.upload, frame, after: sample?.version ?? 0 }
}

const planOf = (
  framework: Framework,
  size: StoredPlan,
  list: Lottery | null,
  method: string,
): StoredPlan => ({
  ...size,
  list: list && { rows: list.rows.length, timesEach: list.timesEach, tolerance: list.tolerance },
  ...(method === 'systematic' ? { order: sortingOrder(framework) } : {}),
})

/** Lists are built one after the other: asking again must not make everybody else wait longer. */
const beingPrepared = new Set<string>()

async function oncePerKind<R>(key: string, prepare: () => Promise<R>): Promise<R> {
  if (beingPrepared.has(key)) {
    throw new Problem(
      'changed-meanwhile',
      'This list is being prepared already. Look at the page again in a moment.',
    )
  }
  beingPrepared.add(key)
  try {
    return await prepare()
  } finally {
    beingPrepared.delete(key)
  }
}

async function listFor(frame: Frame, framework: Framework, method: string): Promise<Lottery | null> {
  return method === 'lottery' ? buildList(frame, framework.sampling) : null
}

const prepareFirst = (visit: PrepareVisit) =>
  oncePerKind(`${visit.thing.id} ${visit.params.kind}`, async () => {
    const ready = await visit.read((reading) => readyToPrepare(reading, visit.body))
    return { ...ready, list: await listFor(ready.frame, ready.framework, visit.body.method) }
  })

const preparedWords = (census: boolean, method: string): string => {
  if (census) return 'It is on record that every case is read. Record the draw.'
  return method === 'systematic'
    ? 'The order is prepared. Give its digest to the service before the seed is made.'
    : 'The list is prepared. Give its digest to the service before the seed is made.'
}

export const prepareRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/sample/:kind/prepare',
    verb: 'draw sample',
    thing: 'inspection',
    params: ofKind,
    body: prepareForm,
    again: showKind,
    // A list can take minutes, so no connection is held meanwhile. Keeping it checks that nothing changed.
    first: prepareFirst,
    run: async (visit) => {
      const { framework, one, size, caseloads, upload, frame, list, after } = visit.first
      const { method, reason } = visit.body
      const changed = one.changedNow
      const plan = planOf(
        framework,
        { ...size, list: null, ...(changed.length > 0 ? { changed } : {}) },
        list,
        method,
      )
      const step = { inspection: visit.thing.id, caseKind: one.kind.id, frameHash: frame.hash }
      await visit.perform(freezeFrameOfKind, {
        ...step,
        upload,
        eligible: size.eligible,
        planned: size.n,
      })
      await visit.perform(prepareSample, {
        ...step,
        caseloads,
        plan,
        method,
        rows: list?.rows ?? [],
        digest: digestOf({ list, order: plan.order ?? null }),
        after,
        reason: reason === '' ? null : reason,
      })
      return redirect(
        `/inspections/${visit.thing.slug}/sample/${one.kind.id}`,
        preparedWords(size.n === size.eligible, method),
      )
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/sample/:kind/draw',
    verb: 'draw sample',
    thing: 'inspection',
    params: ofKind,
    body: z.object({
      seed: z.string().trim().max(200, 'Shorten the seed to 200 characters or fewer').default(''),
      unconfirmed: reasonText,
    }),
    again: showKind,
    run: async (visit) => {
      needStage(visit.thing, 'sample')
      const { framework, one, back } = await theKind(visit)
      const { sample } = one
      if (!sample) throw new Problem('stage-closed', 'Prepare the list first: the seed comes after it.')
      if (sample.draw)
        throw new Problem(
          'changed-meanwhile',
          'This sample is already drawn. A second seed cannot replace the first.',
        )
      if (!decidedAlike(one.changedNow, one.changed)) {
        throw new Problem(
          'changed-meanwhile',
          'The size or window of this sample was set otherwise after it was prepared. Prepare it once more first, so that what is drawn is what was decided.',
        )
      }
      const prepared = await preparedOf(visit.db, framework, sample)
      if (prepared.frame.hash !== sample.frameHash || digestOf(prepared) !== sample.listDigest) {
        throw new Problem(
          'program-fault',
          'The records no longer match the hash and digest given to the service, so nothing was drawn. Have the audit record verified.',
        )
      }
      const byChance = prepared.list !== null || prepared.order !== null
      const unasked = needsConfirmation(sample)
      const faults: Fault[] = []
      if (byChance && visit.body.seed === '') faults.push({ field: 'seed', message: 'Enter the public seed' })
      if (unasked && visit.body.unconfirmed === '')
        faults.push({
          field: 'unconfirmed',
          message:
            'Have the service confirm that it has the digest, or say why the sample is drawn without its word',
        })
      if (faults.length > 0) throw invalid(...faults)
      const seed = byChance ? visit.body.seed : censusSeed
      const { draw, start } = drawnBy(prepared, seed)
      await visit.perform(recordDraw, {
        inspection: visit.thing.id,
        caseKind: sample.caseKind,
        sample: sample.id,
        seed,
        unconfirmed: unasked ? visit.body.unconfirmed : null,
        draw,
        start,
        balance: sampleBalance(prepared.frame, draw.drawn),
        caseIds: new Map(prepared.cases.map(({ caseRef, id }) => [caseRef, id])),
      })
      return redirect(
        back,
        `The sample is drawn: ${draw.drawn.length} ${draw.drawn.length === 1 ? 'case' : 'cases'}.`,
      )
    },
  }),
]
