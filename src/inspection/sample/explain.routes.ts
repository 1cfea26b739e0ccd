/** What the inspected service sees of a draw: the explanation, its own confirmation, and the proof. */
import { z } from 'zod'
import { verifyDraw } from '#engine/sampling/verify.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { file, redirect } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { needStage } from '../stages.ts'
import { confirmDigest } from './actions.ts'
import type { DrawnView } from './drawn.page.ts'
import { explainPage } from './explain.page.ts'
import { proofPage } from './proof.page.ts'
import { publishedOf } from './proof.ts'
import { formerSamples } from './queries.ts'
import { around, hasDraw, type KindVisit, ofKind, theKind } from './samples-now.ts'
import { stepsOf } from './steps.ts'

async function seen(visit: KindVisit) {
  const now = await theKind(visit)
  const { framework, one } = now
  let drawn: DrawnView | null = null
  if (hasDraw(one.sample)) {
    const published = await publishedOf(visit.db, framework, one.sample)
    drawn = { sample: one.sample, published, verification: verifyDraw(published) }
  }
  return { ...now, drawn, checkedAt: new Date() }
}

const notDrawn = () => new Problem('stage-closed', 'This sample is not drawn yet.')

const explain = async (visit: KindVisit) => {
  const { framework, one, drawn, checkedAt } = await seen(visit)
  const former = one.sample ? await formerSamples(visit.db, one.sample) : []
  return explainPage(around(visit), visit.form, { framework, one, drawn, former, checkedAt })
}

export const explainRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/sample/:kind/explained',
    verb: 'see sample',
    thing: 'inspection',
    params: ofKind,
    run: explain,
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/sample/:kind/confirm',
    verb: 'confirm digest',
    thing: 'inspection',
    params: ofKind,
    body: z.object({ digest: z.string().max(200).default('') }),
    again: explain,
    run: async (visit) => {
      needStage(visit.thing, 'sample')
      const { one } = await theKind(visit)
      if (!one.sample) throw new Problem('stage-closed', 'There is no digest yet: nothing is prepared.')
      await visit.perform(confirmDigest, {
        inspection: visit.thing.id,
        caseKind: one.kind.id,
        sample: one.sample.id,
        digest: visit.body.digest,
      })
      return redirect(
        `/inspections/${visit.thing.slug}/sample/${one.kind.id}/explained`,
        'It is on record that the service has the digest.',
      )
    },
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/sample/:kind/proof',
    verb: 'see sample',
    thing: 'inspection',
    params: ofKind,
    run: async (visit) => {
      const { framework, one, drawn, checkedAt } = await seen(visit)
      if (!drawn) throw notDrawn()
      return proofPage(around(visit), { framework, one, drawn, checkedAt })
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
      if (!hasDraw(one.sample)) throw notDrawn()
      const published = await publishedOf(visit.db, framework, one.sample)
      const { list: _, order: __, changed = [], ...size } = one.sample.plan
      const about = {
        service: visit.thing.serviceName,
        kind: one.kind.id,
        framework: framework.id,
        frameworkVersion: framework.version,
        size,
        otherwiseThanTheFramework: changed,
        reason: one.sample.reason,
        drawnWithoutConfirmation: one.sample.draw.unconfirmed,
        steps: stepsOf(one.sample),
        sinceTheDraw: one.left.map(({ caseRef, why, reason, replacedBy, at }) => ({
          caseRef,
          why,
          reason,
          replacedBy,
          at,
        })),
      }
      return file(
        `${visit.thing.slug}-${one.kind.id}-draw.json`,
        'application/json; charset=utf-8',
        JSON.stringify({ about, ...published }),
      )
    },
  }),
]
