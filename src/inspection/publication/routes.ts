/** The stage Publication: the publications editor approves, publishes, and publishes corrections. */
import { z } from 'zod'
import { composeReport } from '#engine/report/compose.ts'
import { documentDigest } from '#engine/report/digest.ts'
import { gapsOf } from '#engine/report/gaps.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { accuracyRound } from '../accuracy-round.ts'
import { documentChanges } from '../document-changes.ts'
import { holdInspection } from '../hold-inspection.ts'
import { lockedDocument, lockedDrafts } from '../locked-drafts.ts'
import { answeredClaims, claimsIn } from '../report-claims.ts'
import { reportMaterial } from '../report-material.ts'
import { moveStage } from '../stage.actions.ts'
import { isWritten, needStage, type Stage, writingStages } from '../stages.ts'
import { approvalsTakenBack } from '../taken-back.ts'
import { approveReport, publishReport } from './actions.ts'
import { approvedPage } from './approved.page.ts'
import { openClaimsText, publicationPage } from './publication.page.ts'
import { approvedReport, type Edition, editionDocument, editionsOf, hasWritten } from './queries.ts'

type PublicationVisit<B = unknown> = Visit<'inspection', unknown, unknown, B>

const at = (visit: PublicationVisit) => `/inspections/${visit.thing.slug}/publication`
const around = (visit: PublicationVisit) => ({ inspection: visit.thing, roles: visit.roles })

async function draftOf(visit: PublicationVisit) {
  const material = await reportMaterial(visit.db, visit.thing, await visit.frameworks.of(visit.thing))
  if (!material) return null
  const document = composeReport(material)
  const round = await accuracyRound(visit.db, visit.thing.id)
  const factsChecked = round?.closed === true && !round.takenBack
  const found = await answeredClaims(visit.db, visit.thing.id, claimsIn(material.framework, document))
  const openClaims = found.filter(({ answer }) => !answer).length
  return { document, digest: documentDigest(document), gaps: gapsOf(material), factsChecked, openClaims }
}

/** What whoever approves or publishes knows already: the newest of the drafts the service read and the editions. */
async function knownBefore({ db, thing }: PublicationVisit, editions: readonly Edition[]) {
  const [draft] = await lockedDrafts(db, thing.id)
  const [edition] = editions
  if (edition && (!draft || draft.lockedAt < edition.publishedAt))
    return {
      name: `edition ${edition.edition}`,
      document: await editionDocument(db, thing.id, edition.edition),
    }
  if (!draft) return null
  return {
    name: `the draft that was locked last for the service (version ${draft.version})`,
    document: await lockedDocument(db, thing.id, draft.version),
  }
}

async function show(visit: PublicationVisit) {
  const { stage, id } = visit.thing
  const draft = isWritten(stage) ? await draftOf(visit) : null
  const approved = await approvedReport(visit.db, id)
  const editions = await editionsOf(visit.db, id)
  const now = draft?.document ?? (stage === 'approved' ? approved?.document : undefined)
  const before = now && (await knownBefore(visit, editions))
  return publicationPage(around(visit), visit.form, {
    draft,
    approved,
    takenBack: await approvalsTakenBack(visit.db, id),
    editions,
    changed:
      now && before?.document ? { since: before.name, parts: documentChanges(before.document, now) } : null,
  })
}

/** Whoever wrote any of a report does not approve or publish it, whatever role they hold now. */
async function refuseTheWriter(visit: PublicationVisit): Promise<void> {
  const another = 'another publications editor must do this.'
  if (visit.roles.has('lead-inspector'))
    throw new Problem('not-allowed', `You lead this inspection: ${another}`)
  if (await hasWritten(visit.db, visit.thing.id, visit.person!.id))
    throw new Problem('not-allowed', `You wrote part of this report: ${another}`)
}

const reason = (ask: string) =>
  z.object({
    reason: z.string(ask).trim().min(1, ask).max(2000, 'Shorten the reason to 2,000 characters or fewer'),
  })

export const publicationRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/publication',
    verb: 'see report',
    thing: 'inspection',
    run: show,
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/publication/approved',
    verb: 'see report',
    thing: 'inspection',
    run: async (visit) => {
      needStage(visit.thing, 'approved', 'published')
      const report = await approvedReport(visit.db, visit.thing.id)
      if (!report) throw new Problem('not-found', 'No report has been approved.')
      return approvedPage(around(visit), report.document)
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/publication/approve',
    verb: 'approve report',
    thing: 'inspection',
    body: z.object({ digest: z.string() }),
    again: show,
    run: async (visit) => {
      // Whoever writes meanwhile waits, so that nothing is written that is not in what gets approved.
      const stage = await holdInspection(visit.db, visit.thing.id)
      needStage({ ...visit.thing, stage }, ...writingStages)
      await refuseTheWriter(visit)
      const draft = await draftOf(visit)
      if (!draft) throw new Problem('stage-closed', 'The ratings panel has not concluded.')
      if (draft.gaps.length > 0) throw invalid(...draft.gaps.map(({ message }) => ({ field: '', message })))
      if (!draft.factsChecked)
        throw new Problem('stage-closed', 'The service has not finished checking the facts of the draft.')
      if (draft.openClaims > 0) throw invalid({ field: '', message: openClaimsText(draft.openClaims) })
      if (draft.digest !== visit.body.digest)
        throw invalid({
          field: '',
          message: 'The report changed after you opened this page. Read it again, then approve it.',
        })
      await visit.perform(approveReport, { inspection: visit.thing.id, document: draft.document })
      await visit.perform(moveStage, { inspection: visit.thing.id, from: stage as Stage, to: 'approved' })
      return redirect(at(visit), 'The report is approved.')
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/publication/send-back',
    verb: 'approve report',
    thing: 'inspection',
    body: reason('Say why the report goes back'),
    again: show,
    run: async (visit) => {
      needStage(visit.thing, 'approved')
      await visit.perform(moveStage, {
        inspection: visit.thing.id,
        from: 'approved',
        to: 'drafting',
        reason: visit.body.reason,
      })
      return redirect(at(visit), 'The report is back with the lead inspector.')
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/publication/publish',
    verb: 'publish',
    thing: 'inspection',
    body: z.object({
      version: z.coerce.number().int(),
      correction: z
        .string()
        .trim()
        .max(2000, 'Shorten the correction to 2,000 characters or fewer')
        .optional(),
    }),
    again: show,
    run: async (visit) => {
      needStage(visit.thing, 'approved')
      await refuseTheWriter(visit)
      const report = await approvedReport(visit.db, visit.thing.id)
      if (!report || report.version !== visit.body.version)
        throw new Problem('changed-meanwhile', 'Another version was approved after you opened the page.')
      const first = (await editionsOf(visit.db, visit.thing.id)).length === 0
      if (!first && !visit.body.correction)
        throw invalid({ field: 'correction', message: 'Say what this edition corrects' })
      const edition = await visit.perform(publishReport, {
        inspection: visit.thing.id,
        reportVersion: report.version,
        document: report.document,
        correction: first ? null : visit.body.correction!,
      })
      await visit.perform(moveStage, { inspection: visit.thing.id, from: 'approved', to: 'published' })
      return redirect(at(visit), `Edition ${edition} is published.`)
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/publication/correct',
    verb: 'publish',
    thing: 'inspection',
    body: reason('Say what is wrong with the published report'),
    again: show,
    run: async (visit) => {
      needStage(visit.thing, 'published')
      await visit.perform(moveStage, {
        inspection: visit.thing.id,
        from: 'published',
        to: 'drafting',
        reason: visit.body.reason,
      })
      return redirect(at(visit), 'Drafting is open again. The published edition stays as it is.')
    },
  }),
]
