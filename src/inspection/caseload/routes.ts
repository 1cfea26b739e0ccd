/** Caseload: the service sends its eligible cases, one file for each kind of case. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { CaseKind } from '#engine/framework/shape.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { fileLimits } from '#platform/files/limits.ts'
import { may } from '#platform/permissions/may.ts'
import { type AnyEndpoint, endpoint, type UploadedFile, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { type Fault, invalid, Problem } from '#platform/web/problems.ts'
import { caseloadsAsked } from '../caseload-asked.ts'
import { caseloadContext } from '../caseload-context.ts'
import { frameworkHere } from '../sample-parameters.ts'
import { moveStage } from '../stage.actions.ts'
import { needStage } from '../stages.ts'
import { type AcceptedKind, mostListed } from './accepted.page.ts'
import { caseloadPage } from './caseload.page.ts'
import { figuresPage } from './figures.page.ts'
import { holdFile } from './held/actions.ts'
import { heldAddress } from './held/look.ts'
import { begunBy, readingOf } from './held/queries.ts'
import { readingRoutes } from './held/reading.routes.ts'
import { heldRoutes } from './held/routes.ts'
import { openKinds } from './open-kinds.ts'
import { changesBetween, preparedKinds, setAsideOf, type Upload, uploadsOf } from './queries.ts'
import { requestRoutes } from './request/routes.ts'
import { takeFile } from './take-file.ts'
import { templateRoutes } from './template.routes.ts'

type CaseloadVisit = Visit<'inspection', unknown, unknown, unknown, unknown>

const around = (visit: CaseloadVisit) => ({ inspection: visit.thing, roles: visit.roles })

async function acceptedOf(visit: CaseloadVisit, kind: CaseKind, all: Upload[]): Promise<AcceptedKind> {
  const uploads = all.filter((one) => one.caseKind === kind.id)
  const [newest, before] = uploads
  if (!newest) return { kind, uploads, setAside: [], changes: null }
  return {
    kind,
    uploads,
    setAside: await setAsideOf(visit.db, newest.id, mostListed),
    changes: before ? await changesBetween(visit.db, before.id, newest.id) : null,
  }
}

async function showCaseload(visit: CaseloadVisit) {
  const framework = await frameworkHere(visit)
  const uploads = await uploadsOf(visit.db, visit.thing.id)
  const accepted: AcceptedKind[] = []
  for (const kind of framework.caseKinds) accepted.push(await acceptedOf(visit, kind, uploads))
  const open = openKinds(framework, await preparedKinds(visit.db, visit.thing.id))
  const mayAnswer = may(visit.roles, 'send caseload', 'inspection') && visit.person
  return caseloadPage(around(visit), visit.form, {
    framework,
    accepted,
    open,
    begun: mayAnswer ? await begunBy(visit.db, visit.thing.id, mayAnswer.id) : [],
    reading: await readingOf(visit.db, visit.thing.id),
    asked: (await caseloadsAsked(visit.db, [visit.thing.id]))[0],
  })
}

/** The kind and the file that were sent; what is missing is said of both at once. */
function sent(kinds: CaseKind[], kindId: string, given: UploadedFile | null) {
  const kind = kinds.find((one) => one.id === kindId)
  const faults: Fault[] = []
  if (!kind) faults.push({ field: 'kind', message: 'Choose the kind of case that the file is for' })
  if (!given) faults.push({ field: 'file', message: 'Choose the file to send' })
  if (!kind || !given) throw invalid(...faults)
  return { kind, given }
}

export const caseloadRoutes = (db: Kysely<DB>): AnyEndpoint[] => [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/caseload',
    verb: 'see caseload',
    thing: 'inspection',
    run: showCaseload,
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/caseload/figures',
    verb: 'see caseload',
    thing: 'inspection',
    run: async (visit) => {
      const framework = await visit.frameworks.of(visit.thing)
      const context = await caseloadContext(visit.db, visit.thing, framework)
      return figuresPage(around(visit), framework, context)
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/caseload',
    verb: 'send caseload',
    thing: 'inspection',
    upload: { field: 'file', maxBytes: fileLimits.bytes },
    body: z.object({ kind: z.string().default('') }),
    again: showCaseload,
    // Reading a large file takes a while, so no connection is held meanwhile.
    first: async (visit) => {
      needStage(visit.thing, 'caseload', 'sample')
      const { framework, open } = await visit.read(async (inside) => {
        const framework = await frameworkHere(inside)
        return { framework, open: openKinds(framework, await preparedKinds(inside.db, visit.thing.id)) }
      })
      const { kind, given } = sent(framework.caseKinds, visit.body.kind, visit.file)
      if (!open.includes(kind)) {
        throw new Problem(
          'stage-closed',
          `The sample of ${kind.label.toLowerCase()}, or one that is sized from it, is already prepared. Its caseload can no longer be replaced.`,
        )
      }
      const sessionToken = visit.request.sessionToken!
      return { kind, taken: await takeFile({ framework, kind, file: given, sessionToken }) }
    },
    run: async (visit) => {
      needStage(visit.thing, 'caseload', 'sample')
      const { kind, taken } = visit.first
      await visit.perform(holdFile, { inspection: visit.thing.id, caseKind: kind.id, ...taken })
      return redirect(heldAddress(visit.thing, taken.held))
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/caseload/done',
    verb: 'draw sample',
    thing: 'inspection',
    run: async (visit) => {
      needStage(visit.thing, 'caseload')
      const framework = await frameworkHere(visit)
      const accepted = new Set((await uploadsOf(visit.db, visit.thing.id)).map((one) => one.caseKind))
      const waiting = framework.caseKinds.filter((kind) => !accepted.has(kind.id))
      if (waiting.length > 0) {
        const names = waiting.map((kind) => kind.label.toLowerCase()).join(', ')
        throw invalid({ field: '', message: `There is no accepted caseload yet for: ${names}.` })
      }
      await visit.perform(moveStage, { inspection: visit.thing.id, from: 'caseload', to: 'sample' })
      return redirect(`/inspections/${visit.thing.slug}/sample`, 'The sample stage is open.')
    },
  }),

  ...templateRoutes,
  ...requestRoutes(showCaseload),
  ...heldRoutes(db),
  ...readingRoutes,
]
