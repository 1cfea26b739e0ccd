/** What the pages and steps of this stage have in common: the drafts, the comments, and the report as it stands. */
import { composeReport } from '#engine/report/compose.ts'
import { documentDigest } from '#engine/report/digest.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import { accuracyDays, workingDaysAfter } from '#engine/report/factual-accuracy.ts'
import { gapsOf } from '#engine/report/gaps.ts'
import { blockText, paragraphsOf } from '#engine/report/paragraphs.ts'
import { may } from '#platform/permissions/may.ts'
import type { Visit } from '#platform/web/endpoint.ts'
import { Problem } from '#platform/web/problems.ts'
import { accuracyRound, today } from '../accuracy-round.ts'
import { lockedDocument, lockedDrafts } from '../locked-drafts.ts'
import { answeredClaims, claimsIn } from '../report-claims.ts'
import { reportMaterial } from '../report-material.ts'
import { isWritten } from '../stages.ts'
import { accuracyPage } from './accuracy.page.ts'
import { accuracyComments } from './queries.ts'

export type AccuracyVisit<P = unknown, B = unknown> = Visit<'inspection', P, unknown, B>

export const around = (visit: AccuracyVisit) => ({ inspection: visit.thing, roles: visit.roles })
export const path = (visit: AccuracyVisit) => `/inspections/${visit.thing.slug}/accuracy`

export async function draftOf(visit: AccuracyVisit, version: number) {
  const drafts = await lockedDrafts(visit.db, visit.thing.id)
  const draft = drafts.find((one) => one.version === version)
  if (!draft) throw new Problem('not-found', 'There is no such draft.')
  return draft
}

export async function documentOf(visit: AccuracyVisit, version: number): Promise<ReportDocument> {
  const document = await lockedDocument(visit.db, visit.thing.id, version)
  if (!document) throw new Problem('not-found', 'There is no such draft.')
  return document
}

export async function paragraphOf(visit: AccuracyVisit, draft: number, number: number) {
  const found = paragraphsOf(await documentOf(visit, draft)).find((one) => one.number === number)
  if (!found) throw new Problem('not-found', 'The draft has no such paragraph.')
  return { number, text: blockText(found.block) }
}

/** Comments on one draft, or on all of them. */
export async function commentsOn(visit: AccuracyVisit, draft?: number) {
  const all = await accuracyComments(visit.db, visit.thing.id)
  return draft === undefined ? all : all.filter((one) => one.draft === draft)
}

export async function commentOf(visit: AccuracyVisit, id: string) {
  const comment = (await commentsOn(visit)).find((one) => one.id === id)
  if (!comment) throw new Problem('not-found', 'There is no such comment.')
  return comment
}

/** The report as it would be locked now; nothing before the panel has concluded. */
export async function reportNow(visit: AccuracyVisit) {
  const framework = await visit.frameworks.of(visit.thing)
  const material = await reportMaterial(visit.db, visit.thing, framework)
  if (!material) return null
  const document = composeReport(material)
  const proposedDue = workingDaysAfter(today(), accuracyDays(framework))
  const found = await answeredClaims(visit.db, visit.thing.id, claimsIn(framework, document))
  const openClaims = found.filter(({ answer }) => !answer)
  return { document, digest: documentDigest(document), gaps: gapsOf(material), openClaims, proposedDue }
}

export async function showAccuracy(visit: AccuracyVisit) {
  const runs = may(visit.roles, 'run accuracy', 'inspection') && isWritten(visit.thing.stage)
  const round = await accuracyRound(visit.db, visit.thing.id)
  return accuracyPage(around(visit), visit.form, {
    round,
    drafts: await lockedDrafts(visit.db, visit.thing.id),
    comments: await commentsOn(visit),
    today: today(),
    draft: runs ? await reportNow(visit) : null,
  })
}

/** The round that is open, once this request has its turn. */
export async function openRoundOf(visit: AccuracyVisit) {
  const round = await accuracyRound(visit.db, visit.thing.id)
  if (!round || round.closed || round.takenBack)
    throw new Problem('stage-closed', 'No draft is with the service to be checked now.')
  return round
}
