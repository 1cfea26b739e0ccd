/** Files that are sent and not yet accepted: see every fault and every change, accept or give up. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#platform/database/schema.generated.ts'
import { fileLimits } from '#platform/files/limits.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { file, json, redirect } from '#platform/web/outcome.ts'
import { invalid } from '#platform/web/problems.ts'
import { needStage } from '../../stages.ts'
import { takeFile } from '../take-file.ts'
import { accept } from './accept.ts'
import { destroyHeld, holdAnotherFile, leaveFileOut } from './actions.ts'
import { apart } from './apart.ts'
import { checked, heldFiles, progressOf } from './checks.ts'
import { heldPage, mostFiles } from './held.page.ts'
import { around, type HeldVisit, look, nothingHeld, toCheck } from './look.ts'
import { progressPage, readWords } from './progress.page.ts'
import { fileNumber, params, heldPath as path, withReview } from './reviewed.ts'

const showHeld = (visit: HeldVisit) =>
  withReview(visit, ({ framework, kind, review, at, held }) => {
    if (visit.wantsJson) return json(review)
    const asked = review.files.findIndex((one) => one.ask)
    if (asked >= 0) return redirect(`${at}/columns?file=${asked + 1}`)
    return heldPage(around(visit), visit.form, {
      framework,
      kind,
      review,
      at,
      destroyAfter: held.destroyAfter,
    })
  })

export const heldRoutes = (db: Kysely<DB>): AnyEndpoint[] => [
  endpoint({
    method: 'GET',
    path,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    // The check is slow, so no connection is held meanwhile.
    first: async (visit) => {
      const seen = await visit.read((inside) => look(inside as HeldVisit))
      return seen && !seen.review ? checked(db, toCheck(visit, seen)) : null
    },
    run: async (visit) => {
      const seen = await look(visit)
      if (!seen) return nothingHeld(visit.thing)
      if (!visit.first && seen.review) return showHeld(visit)
      return progressPage(around(visit), seen.kind, seen.at, visit.first?.read ?? 0)
    },
  }),

  endpoint({
    method: 'GET',
    path: `${path}/progress`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    run: async (visit) => {
      const progress = progressOf(visit.params.held, visit.person!.id)
      return json({ done: progress === null, said: readWords(progress?.read ?? 0) })
    },
  }),

  endpoint({
    method: 'GET',
    path: `${path}/faults.csv`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    query: z.object({ file: fileNumber }),
    first: async (visit) => {
      const found = await visit.read(async (inside) => {
        const seen = await look(inside as HeldVisit)
        const name = seen?.review?.files[visit.query.file - 1]?.name
        if (!seen || name === undefined) return null
        return { name, held: seen.held, files: await heldFiles(inside.db, toCheck(visit, seen)) }
      })
      if (!found) return null
      const size = found.held.files.reduce((sum, one) => sum + one.size, 0)
      const csv = await apart({ do: 'faults', file: visit.query.file, ...found.files }, size)
      return { name: found.name, csv }
    },
    run: async (visit) => {
      if (!visit.first) return nothingHeld(visit.thing)
      const name = visit.first.name.replace(/\.[a-z]+$/i, '')
      return file(`faults-${name}.csv`, 'text/csv; charset=utf-8', visit.first.csv)
    },
  }),

  endpoint({
    method: 'POST',
    path: `${path}/file`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    upload: { field: 'file', maxBytes: fileLimits.bytes },
    again: (visit) => showHeld(visit as HeldVisit),
    first: async (visit) => {
      needStage(visit.thing, 'caseload', 'sample')
      const seen = await visit.read((inside) => look(inside as HeldVisit))
      if (!seen) return null
      const { framework, kind, held } = seen
      if (!visit.file) throw invalid({ field: 'file', message: 'Choose the file to add' })
      if (held.files.length >= mostFiles)
        throw invalid({ field: 'file', message: `One caseload takes at most ${mostFiles} files` })
      const sessionToken = visit.request.sessionToken!
      const taken = await takeFile({ framework, kind, file: visit.file, sessionToken }, held.id)
      return { ...taken, kind, at: seen.at }
    },
    run: async (visit) => {
      if (!visit.first) return nothingHeld(visit.thing)
      const { held, sealed, size, kind, at } = visit.first
      await visit.perform(holdAnotherFile, {
        held,
        inspection: visit.thing.id,
        caseKind: kind.id,
        sealed,
        size,
      })
      return redirect(at)
    },
  }),

  endpoint({
    method: 'POST',
    path: `${path}/leave-out`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    body: z.object({ file: fileNumber }),
    run: (visit) =>
      withReview(visit, async ({ held, at }) => {
        const one = held.files[visit.body.file - 1]
        if (!one || held.files.length === 1) return redirect(at)
        await visit.perform(leaveFileOut, { inspection: visit.thing.id, held: held.id, file: one.number })
        return redirect(at, 'The file is left out and destroyed.')
      }),
  }),

  endpoint({
    method: 'POST',
    path: `${path}/accept`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    body: z.object({ 'set-aside': z.string().optional() }),
    again: (visit) => showHeld(visit as HeldVisit),
    run: (visit) =>
      withReview(visit, (seen) => {
        needStage(visit.thing, 'caseload', 'sample')
        return accept(visit, seen, visit.body['set-aside'] === 'yes')
      }),
  }),

  endpoint({
    method: 'POST',
    path: `${path}/give-up`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    run: async (visit) => {
      const seen = await look(visit)
      if (!seen) return nothingHeld(visit.thing)
      await visit.perform(destroyHeld, {
        inspection: visit.thing.id,
        held: seen.held.id,
        why: 'given-up' as const,
      })
      return redirect(
        `/inspections/${visit.thing.slug}/caseload`,
        'What you sent is destroyed. Nothing was accepted.',
      )
    },
  }),
]
