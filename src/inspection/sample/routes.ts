/** Sample: the size by the published rule, a list of possible samples, a public seed, and a draw anyone can check. */
import { z } from 'zod'
import { sampleBalance } from '#engine/sampling/balance.ts'
import { drawSample } from '#engine/sampling/draw.ts'
import { freezeFrame } from '#engine/sampling/frame.ts'
import { listDigest } from '#engine/sampling/lottery.ts'
import { verifyDraw } from '#engine/sampling/verify.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { file, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { holdInspection } from '../hold-inspection.ts'
import { moveStage } from '../stage.actions.ts'
import { needStage } from '../stages.ts'
import { prepareSample, recordDraw } from './actions.ts'
import { buildList } from './build-list.ts'
import type { DrawnView } from './drawn.page.ts'
import { kindPage } from './kind.page.ts'
import { canBeListed, planSizes } from './plan.ts'
import { censusSeed, preparedOf, publishedOf } from './proof.ts'
import { casesOf, currentCaseloads, type RecordedSample, samplesOf } from './queries.ts'
import { isDone, type KindOfSample, samplePage } from './sample.page.ts'

type SampleVisit = Visit<'inspection', unknown, unknown, unknown>

const around = (visit: SampleVisit) => ({ inspection: visit.thing, roles: visit.roles })
const ofKind = z.object({ inspection: z.string(), kind: z.string() })

/** Every kind with its plan: as stored once a list is prepared, otherwise from the caseloads accepted now. */
async function samplesNow(visit: SampleVisit) {
  const framework = await visit.frameworks.of(visit.thing)
  const caseloads = await currentCaseloads(visit.db, visit.thing.id)
  const samples = await samplesOf(visit.db, visit.thing.id)
  const sizes = planSizes(framework, Object.fromEntries(caseloads.map((one) => [one.caseKind, one.cases])))
  const kinds = framework.caseKinds.map((kind, at): KindOfSample => {
    const sample = samples.find((one) => one.caseKind === kind.id) ?? null
    return { kind, sample, size: sample?.plan ?? sizes[at]! }
  })
  return { framework, caseloads, kinds }
}

type KindVisit = Visit<'inspection', z.infer<typeof ofKind>, unknown, unknown>

async function theKind(visit: KindVisit) {
  const now = await samplesNow(visit)
  const one = now.kinds.find(({ kind }) => kind.id === visit.params.kind)
  if (!one) throw new Problem('not-found')
  return { ...now, one, back: `/inspections/${visit.thing.slug}/sample/${one.kind.id}` }
}

type Drawn = RecordedSample & { draw: NonNullable<RecordedSample['draw']> }
const hasDraw = (sample: RecordedSample | null): sample is Drawn => sample?.draw != null

const showKind = async (visit: KindVisit) => {
  const { framework, one } = await theKind(visit)
  let drawn: DrawnView | null = null
  if (hasDraw(one.sample)) {
    const published = await publishedOf(visit.db, framework, one.sample)
    drawn = { sample: one.sample, published, verification: verifyDraw(published) }
  }
  return kindPage(around(visit), visit.form, { framework, one, drawn })
}

/** Everything a list is built from, or why none can be. */
async function readyToPrepare(visit: KindVisit) {
  needStage(visit.thing, 'sample')
  const { framework, caseloads, one } = await theKind(visit)
  const own = caseloads.find(({ caseKind }) => caseKind === one.kind.id)
  if (one.sample) throw new Problem('changed-meanwhile', 'The list of this kind of case is already prepared.')
  if (!own || one.size.eligible === 0)
    throw new Problem('stage-closed', 'There are no cases of this kind to draw.')
  if (!canBeListed(framework, one.size)) {
    throw invalid({ field: '', message: 'This caseload is too large for a list of possible samples.' })
  }
  const cases = await casesOf(visit.db, own.upload)
  const { sampling } = framework
  const frame = freezeFrame({ n: one.size.n, strata: sampling.strata, cases })
  return {
    inspection: visit.thing.id,
    caseKind: one.kind.id,
    caseloads,
    size: one.size,
    frameHash: frame.hash,
    frame,
    sampling,
  }
}

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

export const sampleRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/sample',
    verb: 'see sample',
    thing: 'inspection',
    run: async (visit) => {
      const { framework, kinds } = await samplesNow(visit)
      return samplePage(around(visit), framework, kinds)
    },
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/sample/:kind',
    verb: 'see sample',
    thing: 'inspection',
    params: ofKind,
    run: showKind,
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/sample/:kind/prepare',
    verb: 'draw sample',
    thing: 'inspection',
    params: ofKind,
    // A list can take minutes, so no connection is held meanwhile. Keeping it checks that nothing changed.
    first: (visit) =>
      oncePerKind(`${visit.thing.id} ${visit.params.kind}`, async () => {
        const { sampling, frame, ...ready } = await visit.read(readyToPrepare)
        return { ...ready, list: await buildList(frame, sampling) }
      }),
    run: async (visit) => {
      await visit.perform(prepareSample, visit.first)
      return redirect(
        `/inspections/${visit.thing.slug}/sample/${visit.params.kind}`,
        'The list is prepared. Give its digest to the service before the seed is made.',
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
      const { frame, list, cases } = await preparedOf(visit.db, framework, sample)
      if (frame.hash !== sample.frameHash || (list && listDigest(list.rows) !== sample.listDigest)) {
        throw new Problem(
          'program-fault',
          'The records no longer match the hash and digest given to the service, so nothing was drawn. Have the audit record verified.',
        )
      }
      if (list && visit.body.seed === '') throw invalid({ field: 'seed', message: 'Enter the public seed' })
      const seed = list ? visit.body.seed : censusSeed
      const draw = drawSample(frame, list, seed)
      await visit.perform(recordDraw, {
        inspection: visit.thing.id,
        caseKind: sample.caseKind,
        sample: sample.id,
        seed,
        draw,
        balance: sampleBalance(frame, draw.drawn),
        caseIds: new Map(cases.map(({ caseRef, id }) => [caseRef, id])),
      })
      return redirect(
        back,
        `The sample is drawn: ${draw.drawn.length} ${draw.drawn.length === 1 ? 'case' : 'cases'}.`,
      )
    },
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/sample/:kind/proof.json',
    verb: 'see sample',
    thing: 'inspection',
    params: ofKind,
    run: async (visit) => {
      const { framework, one } = await theKind(visit)
      if (!hasDraw(one.sample)) throw new Problem('stage-closed', 'This sample is not drawn yet.')
      const published = await publishedOf(visit.db, framework, one.sample)
      return file(
        `${visit.thing.slug}-${one.kind.id}-draw.json`,
        'application/json; charset=utf-8',
        JSON.stringify(published),
      )
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/sample/done',
    verb: 'draw sample',
    thing: 'inspection',
    run: async (visit) => {
      needStage(visit.thing, 'sample')
      // No caseload may come in between looking and moving on.
      await holdInspection(visit.db, visit.thing.id)
      const { kinds } = await samplesNow(visit)
      const waiting = kinds.filter((one) => !isDone(one)).map((one) => one.kind.label.toLowerCase())
      if (waiting.length > 0) {
        throw invalid({ field: '', message: `There is no drawn sample yet for: ${waiting.join(', ')}.` })
      }
      await visit.perform(moveStage, { inspection: visit.thing.id, from: 'sample', to: 'fieldwork' })
      return redirect(`/inspections/${visit.thing.slug}/casework`, 'Fieldwork is open.')
    },
  }),
]
