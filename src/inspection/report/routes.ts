/** The stage Report: the lead inspector writes; the team's seniors and the publications editor read along. */
import { z } from 'zod'
import { standardsInOrder } from '#engine/framework/find.ts'
import { composeReport } from '#engine/report/compose.ts'
import { gapsOf } from '#engine/report/gaps.ts'
import {
  noRecommendations,
  type Section,
  sectionById,
  sectionOfStandard,
  sectionsOf,
} from '#engine/report/sections.ts'
import { may } from '#platform/permissions/may.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { readWith } from '#platform/web/read-request.ts'
import { examplesOf } from '../practice-examples.ts'
import { currentRecommendations, currentSections, reportMaterial } from '../report-material.ts'
import { isWritten, needStage, writingStages } from '../stages.ts'
import { useExample, writeRecommendation, writeSection } from './actions.ts'
import type { ExamplesBeside } from './examples-beside.ts'
import { recommendationForm, textForm, wholeNumberForm } from './forms.ts'
import { previewPage } from './preview.page.ts'
import { recommendationVersions, sectionVersions, standing } from './queries.ts'
import { recommendationPage } from './recommendation.page.ts'
import { recommendationsPage } from './recommendations.page.ts'
import { notYetPage, reportPage } from './report.page.ts'
import { sectionPage } from './section.page.ts'

type ReportVisit<P = unknown, Q = unknown> = Visit<'inspection', P, Q, unknown>

const at = (visit: ReportVisit) => `/inspections/${visit.thing.slug}/report`
const around = (visit: ReportVisit) => ({ inspection: visit.thing, roles: visit.roles })
const mayWrite = (visit: ReportVisit) =>
  may(visit.roles, 'write report', 'inspection') && isWritten(visit.thing.stage)

const sectionParams = z.object({ inspection: z.string(), section: z.string() })
const numberParams = z.object({
  inspection: z.string(),
  number: z.coerce.number().int().min(1).max(1_000_000),
})

async function materialOf(visit: ReportVisit) {
  return reportMaterial(visit.db, visit.thing, await visit.frameworks.of(visit.thing))
}

async function sectionOf(visit: ReportVisit<z.infer<typeof sectionParams>>): Promise<Section> {
  const section = sectionById(await visit.frameworks.of(visit.thing), visit.params.section)
  if (!section) throw new Problem('not-found', 'The report has no such section.')
  return section
}

/** The practice examples of the standard that a section is about, where it is rated from cases. */
async function besideSection(
  visit: ReportVisit<z.infer<typeof sectionParams>>,
  section: Section,
  base: number,
): Promise<ExamplesBeside | null> {
  const framework = await visit.frameworks.of(visit.thing)
  const standard = standardsInOrder(framework).find((one) => sectionOfStandard(one.id) === section.id)
  if (standard?.judged !== 'from-cases') return null
  const examples = await examplesOf(visit.db, visit.thing.id, visit.person!.id)
  const path = `${at(visit)}/sections/${section.id}/examples`
  return {
    standard,
    examples: examples.filter((one) => !one.withdrawn),
    insertAt: mayWrite(visit) ? (example) => `${path}/${example}` : null,
    base,
  }
}

async function showSection(visit: ReportVisit<z.infer<typeof sectionParams>>, kept?: number) {
  const section = await sectionOf(visit)
  const versions = await sectionVersions(visit.db, visit.thing.id, section.id)
  // Only worth deciding while nothing newer stands.
  const mine = versions.find((one) => one.version === kept && one.setAside)
  const open = mine && (standing(versions)?.version ?? 0) < mine.version ? mine : undefined
  const beside = await besideSection(visit, section, standing(versions)?.version ?? 0)
  return sectionPage(around(visit), visit.form, section, versions, open, mayWrite(visit), beside)
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

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/report/sections/:section',
    verb: 'see report',
    thing: 'inspection',
    params: sectionParams,
    query: z.object({ kept: z.coerce.number().int().optional() }),
    run: (visit) => showSection(visit, visit.query.kept),
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/report/sections/:section',
    verb: 'write report',
    thing: 'inspection',
    // Fifty thousand characters, in a script that takes nine bytes each when sent.
    largestForm: 1024 * 1024,
    params: sectionParams,
    body: z.looseObject({}),
    again: showSection,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      const section = await sectionOf(visit)
      const { base, body } = readWith(section.kind === 'text' ? textForm : wholeNumberForm, visit.body)
      const now = standing(await sectionVersions(visit.db, visit.thing.id, section.id))
      if ((now?.body ?? '') === body) return redirect(at(visit), `${section.title}: nothing was changed.`)
      const saved = await visit.perform(writeSection, {
        inspection: visit.thing.id,
        section: section.id,
        base,
        body,
      })
      return saved.setAside
        ? redirect(`${at(visit)}/sections/${section.id}?kept=${saved.version}`)
        : redirect(at(visit), `${section.title}: saved.`)
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/report/sections/:section/examples/:example',
    verb: 'write report',
    thing: 'inspection',
    params: sectionParams.extend({ example: z.uuid() }),
    body: z.object({ base: z.coerce.number().int().min(0), version: z.coerce.number().int().min(1) }),
    again: showSection,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      const section = await sectionOf(visit)
      const now = standing(await sectionVersions(visit.db, visit.thing.id, section.id))
      const beside = await besideSection(visit, section, now?.version ?? 0)
      const example = beside?.examples.find(
        (one) =>
          one.id === visit.params.example &&
          beside.standard.keyQuestions.some((question) => question.id === one.question),
      )
      if (!example) throw new Problem('not-found', 'There is no such example for this section.')
      // What the button stood beside must be what is printed, and at the end of the text that was read.
      if (example.version !== visit.body.version || (now?.version ?? 0) !== visit.body.base)
        throw invalid({
          field: 'body',
          message: 'The section or the example was changed meanwhile. Read both again before you put it in.',
        })
      const text = now?.body ? `${now.body.trimEnd()}\n\n${example.body}` : example.body
      const { body } = readWith(textForm, { base: visit.body.base, body: text })
      const inspection = visit.thing.id
      const saved = await visit.perform(writeSection, {
        inspection,
        section: section.id,
        base: visit.body.base,
        body,
      })
      await visit.perform(useExample, {
        example: example.id,
        exampleVersion: example.version,
        inspection,
        section: section.id,
        version: saved.version,
      })
      return saved.setAside
        ? redirect(`${at(visit)}/sections/${section.id}?kept=${saved.version}`)
        : redirect(`${at(visit)}/sections/${section.id}`, 'The example stands at the end of the section.')
    },
  }),

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
