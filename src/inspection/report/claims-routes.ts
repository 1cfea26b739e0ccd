/** What the check of claims finds in the report, and the lead's answers to it. */
import { z } from 'zod'
import { composeReport } from '#engine/report/compose.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { reasonField, shownVersion } from '../reason-form.ts'
import { answeredClaims, claimsIn } from '../report-claims.ts'
import { reportMaterial } from '../report-material.ts'
import { needStage, writingStages } from '../stages.ts'
import { answerClaim } from './claims.actions.ts'
import { claimsPage } from './claims.page.ts'
import { notYetPage } from './report.page.ts'
import { around, at, mayWrite, type ReportVisit } from './section-view.ts'

async function foundIn(visit: ReportVisit) {
  const material = await reportMaterial(visit.db, visit.thing, await visit.frameworks.of(visit.thing))
  if (!material) return null
  return answeredClaims(visit.db, visit.thing.id, claimsIn(material.framework, composeReport(material)))
}

async function showClaims(visit: ReportVisit) {
  const found = await foundIn(visit)
  return found ? claimsPage(around(visit), visit.form, found, mayWrite(visit)) : notYetPage(around(visit))
}

export const claimsRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/report/claims',
    verb: 'see report',
    thing: 'inspection',
    run: showClaims,
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/report/claims/:finding',
    verb: 'write report',
    thing: 'inspection',
    params: z.object({ inspection: z.string(), finding: z.string().regex(/^[0-9a-f]{64}$/) }),
    body: z.object({ base: shownVersion, reason: reasonField('Say why the claim stands') }),
    again: showClaims,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      const claim = (await foundIn(visit))?.find(({ id }) => id === visit.params.finding)
      if (!claim)
        throw new Problem('not-found', 'The report no longer says this. Open the list of claims again.')
      await visit.perform(answerClaim, {
        inspection: visit.thing.id,
        finding: claim.id,
        base: visit.body.base,
        said: claim.finding.message,
        reason: visit.body.reason,
      })
      return redirect(`${at(visit)}/claims#claim-${claim.id.slice(0, 12)}`, 'The answer is kept.')
    },
  }),
]
