/** Caseload: the service sends its eligible cases, one file for each kind of case. */
import { z } from 'zod'
import { caseKindById } from '#engine/framework/find.ts'
import type { CaseKind } from '#engine/framework/shape.ts'
import { FileFault } from '#platform/files/file-fault.ts'
import { fileLimits } from '#platform/files/limits.ts'
import { type AnyEndpoint, endpoint, type UploadedFile, type Visit } from '#platform/web/endpoint.ts'
import { file, redirect } from '#platform/web/outcome.ts'
import { type Fault, invalid, Problem } from '#platform/web/problems.ts'
import { moveStage } from '../stage.actions.ts'
import { needStage } from '../stages.ts'
import { type AcceptedKind, mostListed } from './accepted.page.ts'
import { acceptCaseload } from './actions.ts'
import { caseloadPage } from './caseload.page.ts'
import { faultsPage } from './faults.page.ts'
import { kindsRestingOn, openKinds } from './open-kinds.ts'
import { caseValuesOf, changesBetween, preparedKinds, setAsideOf, type Upload, uploadsOf } from './queries.ts'
import { readApart } from './read-apart.ts'
import { type ReadCaseload, setAsideRows } from './read-file.ts'
import { templateCsv } from './template-csv.ts'

type CaseloadVisit = Visit<'inspection', unknown, unknown, unknown, unknown>

const around = (visit: CaseloadVisit) => ({ inspection: visit.thing, roles: visit.roles })

async function acceptedOf(visit: CaseloadVisit, kind: CaseKind, all: Upload[]): Promise<AcceptedKind> {
  const uploads = all.filter((one) => one.caseKind === kind.id)
  const [newest, before] = uploads
  if (!newest) return { kind, uploads, cases: [], setAside: [], changes: null }
  return {
    kind,
    uploads,
    cases: await caseValuesOf(visit.db, newest.id),
    setAside: await setAsideOf(visit.db, newest.id, mostListed),
    changes: before ? await changesBetween(visit.db, before.id, newest.id) : null,
  }
}

async function showCaseload(visit: CaseloadVisit) {
  const framework = await visit.frameworks.of(visit.thing)
  const uploads = await uploadsOf(visit.db, visit.thing.id)
  const accepted: AcceptedKind[] = []
  for (const kind of framework.caseKinds) accepted.push(await acceptedOf(visit, kind, uploads))
  const open = openKinds(framework, await preparedKinds(visit.db, visit.thing.id))
  return caseloadPage(around(visit), visit.form, { framework, accepted, open })
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

/** A file that cannot be read at all is a fault of the field, shown beside it. */
function asFieldFault(error: unknown): never {
  if (error instanceof FileFault) throw invalid({ field: 'file', message: error.message })
  throw error
}

function outcomeWords({ kind, cases, notEligible, faults }: ReadCaseload, version: number): string {
  const left = [
    ...(notEligible.length > 0 ? [`${notEligible.length} not eligible`] : []),
    ...(faults.length > 0 ? [`${new Set(faults.map((fault) => fault.row)).size} set aside`] : []),
  ]
  const also = left.length > 0 ? ` Rows left out: ${left.join(', ')}.` : ''
  return `${kind.label}: version ${version} is accepted with ${cases.length} eligible ${cases.length === 1 ? 'case' : 'cases'}.${also}`
}

export const caseloadRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/caseload',
    verb: 'see caseload',
    thing: 'inspection',
    run: showCaseload,
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/caseload/template.csv',
    verb: 'see caseload',
    thing: 'inspection',
    query: z.object({ kind: z.string() }),
    run: async (visit) => {
      const framework = await visit.frameworks.of(visit.thing)
      const kind = caseKindById(framework, visit.query.kind)
      if (!kind) throw new Problem('not-found')
      return file(`caseload-${kind.id}.csv`, 'text/csv; charset=utf-8', templateCsv(framework))
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/caseload',
    verb: 'send caseload',
    thing: 'inspection',
    upload: { field: 'file', maxBytes: fileLimits.bytes },
    body: z.object({ kind: z.string().default(''), 'set-aside': z.string().optional() }),
    again: showCaseload,
    // Checking a large file takes seconds, so no connection is held meanwhile.
    first: async (visit) => {
      needStage(visit.thing, 'caseload', 'sample')
      const framework = await visit.read(({ frameworks }) => frameworks.of(visit.thing))
      const { kind, given } = sent(framework.caseKinds, visit.body.kind, visit.file)
      const announced = visit.thing.announcedOn
      return { kind, read: await readApart({ framework, kind, file: given, announced }).catch(asFieldFault) }
    },
    run: async (visit) => {
      needStage(visit.thing, 'caseload', 'sample')
      const framework = await visit.frameworks.of(visit.thing)
      const kind = framework.caseKinds.find((one) => one.id === visit.first.kind.id)!
      const { read } = visit.first
      const open = openKinds(framework, await preparedKinds(visit.db, visit.thing.id))
      if (!open.includes(kind)) {
        throw new Problem(
          'stage-closed',
          `The sample of ${kind.label.toLowerCase()}, or one that is sized from it, is already prepared. Its caseload can no longer be replaced.`,
        )
      }
      if (read.faults.length > 0 && !(visit.body['set-aside'] && read.canSetAside)) {
        // The program that sends JSON gets every fault; a person gets them as a table.
        if (visit.wantsJson)
          throw invalid(...read.faults.map(({ column, message }) => ({ field: column, message })))
        return faultsPage(around(visit), framework, read, open)
      }
      const newest = (await uploadsOf(visit.db, visit.thing.id)).find((one) => one.caseKind === kind.id)
      const back = `/inspections/${visit.thing.slug}/caseload`
      if (newest?.fileDigest === read.fileDigest) {
        return redirect(back, 'This very file is already the accepted one, so nothing was changed.')
      }
      const { version } = await visit.perform(acceptCaseload, {
        inspection: visit.thing.id,
        caseKind: kind.id,
        closedBy: kindsRestingOn(framework, kind.id),
        fileName: read.fileName,
        fileDigest: read.fileDigest,
        rowCount: read.rowCount,
        cases: read.cases,
        setAside: setAsideRows(read),
      })
      return redirect(back, outcomeWords(read, version))
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/caseload/done',
    verb: 'draw sample',
    thing: 'inspection',
    run: async (visit) => {
      needStage(visit.thing, 'caseload')
      const framework = await visit.frameworks.of(visit.thing)
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
]
