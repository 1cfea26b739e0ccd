/** The stage Report: the lead inspector writes; the team's seniors and the publications editor read along. */
import { z } from 'zod'
import { composeReport } from '#engine/report/compose.ts'
import { gapsOf } from '#engine/report/gaps.ts'
import type { ReportMaterial } from '#engine/report/material.ts'
import { noRecommendations, sectionsOf } from '#engine/report/sections.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { answeredClaims, claimsIn } from '../report-claims.ts'
import { currentRecommendations, currentSections, reportMaterial } from '../report-material.ts'
import { needStage, writingStages } from '../stages.ts'
import { writeRecommendation } from './actions.ts'
import { claimsRoutes } from './claims-routes.ts'
import { commentRoutes } from './comment-routes.ts'
import { recommendationForm } from './forms.ts'
import { previewPage } from './preview.page.ts'
import { recommendationVersions } from './queries.ts'
import { recommendationPage } from './recommendation.page.ts'
import { recommendationsPage } from './recommendations.page.ts'
import { notYetPage, reportPage } from './report.page.ts'
import { sectionRoutes } from './section-routes.ts'
import { around, at, mayWrite, type ReportVisit } from './section-view.ts'
import { sectionComments, writingNow } from './writing.queries.ts'

const numberParams = z.object({
  inspection: z.string(),
  number: z.coerce.number().int().min(1).max(1_000_000),
})

async function materialOf(visit: ReportVisit) {
  return reportMaterial(visit.db, visit.thing, await visit.frameworks.of(visit.thing))
}

async function showRecommendations(visit: ReportVisit) {
  const whyNone = (await currentSections(visit.db, visit.thing.id)).find(
    (one) => one.section === noRecommendations,
  )
  return recommendationsPage(
    around(visit),
    visit.form,
    await currentRecommendations(visit.db, visit.thing.id),
    whyNone?.body ?? '',
    mayWrite(visit),
  )
}

async function showRecommendation(visit: ReportVisit<z.infer<typeof numberParams>>) {
  const versions = await recommendationVersions(visit.db, visit.thing.id, visit.params.number)
  if (versions.length === 0) throw new Problem('not-found', 'The report has no such recommendation.')
  return recommendationPage(around(visit), visit.form, visit.params.number, versions, mayWrite(visit))
}

/** Writes the next version, or says that another has been written since the page was opened. */
async function nextVersion(
  visit: ReportVisit<z.infer<typeof numberParams>>,
  base: number,
  change: { withdrawn: boolean; addressee?: string; body?: string },
) {
  const { number } = visit.params
  const [now] = await recommendationVersions(visit.db, visit.thing.id, number)
  if (!now) throw new Problem('not-found', 'The report has no such recommendation.')
  if (now.version !== base)
    throw invalid({
      field: 'body',
      message: 'Somebody else changed this recommendation meanwhile. Compare the two and save again.',
    })
  const { addressee = now.addressee, body = now.body, withdrawn } = change
  await visit.perform(writeRecommendation, {
    inspection: visit.thing.id,
    number,
    base,
    addressee,
    body,
    withdrawn,
  })
}

/** How many claims of the report contradict its figures and are not answered. */
async function openClaims(visit: ReportVisit, material: ReportMaterial): Promise<number> {
  const found = claimsIn(material.framework, composeReport(material))
  return (await answeredClaims(visit.db, visit.thing.id, found)).filter(({ answer }) => !answer).length
}

export const reportRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/report',
    verb: 'see report',
    thing: 'inspection',
    run: async (visit) => {
      const material = await materialOf(visit)
      if (!material) return notYetPage(around(visit))
      return reportPage(
        around(visit),
        sectionsOf(material.framework),
        await currentSections(visit.db, visit.thing.id),
        material.recommendations.length,
        gapsOf(material),
        await openClaims(visit, material),
        await sectionComments(visit.db, visit.thing.id),
        await writingNow(visit.db, visit.thing.id, visit.person!.id),
      )
    },
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/report/preview',
    verb: 'see report',
    thing: 'inspection',
    run: async (visit) => {
      const material = await materialOf(visit)
      if (!material) return notYetPage(around(visit))
      return previewPage(around(visit), composeReport(material), gapsOf(material))
    },
  }),

  ...sectionRoutes,
  ...commentRoutes,
  ...claimsRoutes,

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/report/recommendations',
    verb: 'see report',
    thing: 'inspection',
    run: showRecommendations,
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/report/recommendations',
    verb: 'write report',
    thing: 'inspection',
    body: recommendationForm,
    again: showRecommendations,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      await visit.perform(writeRecommendation, {
        inspection: visit.thing.id,
        number: null,
        ...visit.body,
        base: 0,
        withdrawn: false,
      })
      return redirect(`${at(visit)}/recommendations`, 'The recommendation is added.')
    },
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/report/recommendations/:number',
    verb: 'see report',
    thing: 'inspection',
    params: numberParams,
    run: showRecommendation,
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/report/recommendations/:number',
    verb: 'write report',
    thing: 'inspection',
    params: numberParams,
    body: recommendationForm,
    again: showRecommendation,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      const { base, addressee, body } = visit.body
      await nextVersion(visit, base, { addressee, body, withdrawn: false })
      return redirect(`${at(visit)}/recommendations`, 'The recommendation is saved.')
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/report/recommendations/:number/withdraw',
    verb: 'write report',
    thing: 'inspection',
    params: numberParams,
    body: recommendationForm.pick({ base: true }),
    again: showRecommendation,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      await nextVersion(visit, visit.body.base, { withdrawn: true })
      return redirect(`${at(visit)}/recommendations`, 'The recommendation is withdrawn.')
    },
  }),
]
