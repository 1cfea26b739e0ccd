/** Writing a section: showing it, saving it, putting a figure or an example into it, and its versions. */
import { z } from 'zod'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { readWith } from '#platform/web/read-request.ts'
import { reportMaterial } from '../report-material.ts'
import { needStage, writingStages } from '../stages.ts'
import { seeFindings, useExample, writeSection } from './actions.ts'
import { textForm, wholeNumberForm } from './forms.ts'
import { lookRoute } from './look-route.ts'
import { sectionVersions, standing } from './queries.ts'
import { saveTextRoute } from './save-text.ts'
import {
  around,
  at,
  examplesFor,
  findingsFor,
  type SectionVisit,
  sectionOf,
  showSection,
} from './section-view.ts'
import { versionsPage } from './versions.page.ts'

export const sectionParams = z.object({ inspection: z.string(), section: z.string() })

const baseField = z.coerce.number().int().min(0)

/** Saves a text that something was added to, and says where to go on. */
async function saveAdded(visit: SectionVisit, base: number, text: string, notice: string) {
  const section = await sectionOf(visit)
  const { body } = readWith(textForm, { base, body: text })
  const saved = await visit.perform(writeSection, {
    inspection: visit.thing.id,
    section: section.id,
    base,
    body,
  })
  const page = `${at(visit)}/sections/${section.id}`
  const outcome: Outcome = saved.setAside ? redirect(`${page}?kept=${saved.version}`) : redirect(page, notice)
  return { version: saved.version, outcome }
}

const meanwhile = (what: string) =>
  invalid({ field: 'body', message: `${what} Read it again before you put it in.` })

export const sectionRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/report/sections/:section',
    verb: 'see report',
    thing: 'inspection',
    params: sectionParams,
    query: z.object({ kept: z.coerce.number().int().optional() }),
    // Beside a standard stands what was written in its cases.
    recorded: true,
    run: (visit) =>
      showSection(visit, visit.query.kept, async (cases) => {
        const { section } = visit.params
        await visit.perform(seeFindings, { inspection: visit.thing.id, section, cases })
      }),
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/report/sections/:section/versions',
    verb: 'see report',
    thing: 'inspection',
    params: sectionParams,
    run: async (visit) => {
      const section = await sectionOf(visit)
      const versions = await sectionVersions(visit.db, visit.thing.id, section.id)
      return versionsPage(around(visit), section, versions)
    },
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
    path: '/inspections/:inspection/report/sections/:section/insert',
    verb: 'write report',
    thing: 'inspection',
    params: sectionParams,
    body: z.object({
      base: baseField,
      binding: z.string().regex(/^\{[\w .-]{1,60}\}$/, 'Choose a figure from the list'),
    }),
    again: showSection,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      const section = await sectionOf(visit)
      if (section.kind !== 'text') throw new Problem('not-found', 'The report has no such section of text.')
      const now = standing(await sectionVersions(visit.db, visit.thing.id, section.id))
      if ((now?.version ?? 0) !== visit.body.base) throw meanwhile('The section was changed meanwhile.')
      const text = now?.body ? `${now.body.trimEnd()} ${visit.body.binding}` : visit.body.binding
      const notice = 'The figure stands at the end of the section.'
      return (await saveAdded(visit, visit.body.base, text, notice)).outcome
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/report/sections/:section/examples/:example',
    verb: 'write report',
    thing: 'inspection',
    params: sectionParams.extend({ example: z.uuid() }),
    body: z.object({ base: baseField, version: z.coerce.number().int().min(1) }),
    again: showSection,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      const section = await sectionOf(visit)
      const now = standing(await sectionVersions(visit.db, visit.thing.id, section.id))
      const beside = await examplesFor(visit, section, now?.version ?? 0)
      const example = beside?.examples.find(
        (one) =>
          one.id === visit.params.example &&
          beside.standard.keyQuestions.some((question) => question.id === one.question),
      )
      if (!example) throw new Problem('not-found', 'There is no such example for this section.')
      // What the button stood beside must be what is printed, and at the end of the text that was read.
      if (example.version !== visit.body.version || (now?.version ?? 0) !== visit.body.base)
        throw meanwhile('The section or the example was changed meanwhile.')
      const text = now?.body ? `${now.body.trimEnd()}\n\n${example.body}` : example.body
      const notice = 'The example stands at the end of the section.'
      const { version, outcome } = await saveAdded(visit, visit.body.base, text, notice)
      await visit.perform(useExample, {
        example: example.id,
        exampleVersion: example.version,
        inspection: visit.thing.id,
        section: section.id,
        version,
      })
      return outcome
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/report/sections/:section/findings/:case/:question',
    verb: 'write report',
    thing: 'inspection',
    params: sectionParams.extend({ case: z.uuid(), question: z.string().max(100) }),
    body: z.object({ base: baseField, as: z.enum(['quotation', 'text'], 'Choose how to put it in') }),
    again: showSection,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      const section = await sectionOf(visit)
      const framework = await visit.frameworks.of(visit.thing)
      const material = await reportMaterial(visit.db, visit.thing, framework)
      const found = material && (await findingsFor(visit, material, section))
      const finding = found?.found.questions
        .flatMap(({ findings }) => findings)
        .find((one) => one.assessment === visit.params.case && one.question === visit.params.question)
      if (!finding) throw new Problem('not-found', 'There is no such finding for this section.')
      if (finding.personal.length > 0)
        throw invalid(...finding.personal.map((message) => ({ field: 'body', message })))
      const now = standing(await sectionVersions(visit.db, visit.thing.id, section.id))
      if ((now?.version ?? 0) !== visit.body.base) throw meanwhile('The section was changed meanwhile.')
      const words = visit.body.as === 'quotation' ? `“${finding.note}”` : finding.note
      const text = now?.body ? `${now.body.trimEnd()}\n\n${words}` : words
      const notice = 'The finding stands at the end of the section.'
      return (await saveAdded(visit, visit.body.base, text, notice)).outcome
    },
  }),

  saveTextRoute,
  lookRoute,
]
