/**
 * The doors of practice examples. A new one is sent as a form or as JSON with the fields `id` (a UUID made by the
 * sender), `question` (the key question's id), `quality` (good or poor), `body`, and `not_personal` where words that
 * look like a person's are none. JSON is answered with `{ id, version, savedAt }`; the same example sent again, with
 * the same.
 */
import { z } from 'zod'
import { may } from '#platform/permissions/may.ts'
import { readableTime } from '#platform/web/dates.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { json, type Outcome, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { exampleById, examplesOf, type PracticeExample } from '../../practice-examples.ts'
import { needStage } from '../../stages.ts'
import { type CaseVisit, viewOf } from '../case-view.ts'
import { addExample, changeExample } from './actions.ts'
import { examplePage, placeOf } from './example.page.ts'
import { examplesPage } from './examples.page.ts'
import { exampleWords, keyQuestionOf, newExample, personalFaults } from './form.ts'

const at = '/inspections/:inspection/casework/:assessment/examples'
const exampleParams = z.looseObject({ example: z.uuid() })
const base = z.coerce.number('Reload the page and send it again').int().min(1).max(1_000_000)

type ExampleVisit = CaseVisit & { params: z.infer<typeof exampleParams> }

async function askedHere(visit: CaseVisit, question: string) {
  const framework = await visit.frameworks.of(visit.thing.inspection)
  return keyQuestionOf(framework, visit.thing.caseKind, question)
}

async function showNew(visit: CaseVisit, question: string) {
  const asked = await askedHere(visit, question)
  if (!asked) throw new Problem('not-found', 'This kind of case has no such key question.')
  return examplePage(await viewOf(visit), asked, visit.form, null)
}

/** Their own example of this case, not withdrawn. */
async function ownExample(visit: ExampleVisit): Promise<PracticeExample> {
  const kept = await exampleById(visit.db, visit.params.example)
  if (!kept || kept.assessment !== visit.thing.id || kept.byId !== visit.person?.id || kept.withdrawn)
    throw new Problem('not-found', 'There is no such example of yours, or it was withdrawn.')
  return kept
}

async function showOne(visit: ExampleVisit) {
  const kept = await ownExample(visit)
  const asked = await askedHere(visit, kept.question)
  if (!asked) throw new Problem('not-found')
  return examplePage(await viewOf(visit), asked, visit.form, kept)
}

async function refusePersonal(visit: CaseVisit, words: { body: string; not_personal: string | null }) {
  const framework = await visit.frameworks.of(visit.thing.inspection)
  const faults = await personalFaults(visit.db, visit.thing, framework, words)
  if (faults.length > 0) throw invalid(...faults)
}

/** An id that is taken belongs to the same example sent before, or else to another. */
function refuseOther(visit: CaseVisit, kept: PracticeExample, sent: z.infer<typeof newExample>): void {
  const same =
    kept.assessment === visit.thing.id &&
    kept.byId === visit.person?.id &&
    kept.question === sent.question &&
    kept.quality === sent.quality &&
    kept.body === sent.body
  if (!same) {
    const message =
      'This example was kept before with other words. Open it from the list of examples to change it.'
    throw invalid({ field: 'id', message })
  }
}

const savedAt = (at: Date): string => readableTime(at)

async function backToPlace(visit: CaseVisit, question: string, notice: string): Promise<Outcome> {
  return redirect(placeOf({ assessment: visit.thing }, (await askedHere(visit, question))!), notice)
}

export const exampleRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/examples',
    verb: 'see casework',
    thing: 'inspection',
    query: z.object({ quality: z.enum(['good', 'poor']).optional().catch(undefined) }),
    run: async (visit: Visit<'inspection', unknown, { quality?: 'good' | 'poor' | undefined }, unknown>) => {
      const everybodys = may(visit.roles, 'see all examples', 'inspection')
      const examples = await examplesOf(visit.db, visit.thing.id, visit.person!.id)
      return examplesPage({
        around: { inspection: visit.thing, roles: visit.roles },
        framework: await visit.frameworks.of(visit.thing),
        personId: visit.person!.id,
        examples: everybodys ? examples : examples.filter((one) => one.byId === visit.person!.id),
        quality: visit.query.quality,
        everybodys,
      })
    },
  }),

  endpoint({
    method: 'GET',
    path: `${at}/new/:question`,
    verb: 'write example',
    thing: 'assessment',
    params: z.looseObject({ question: z.string() }),
    run: (visit) => showNew(visit, visit.params.question),
  }),

  endpoint({
    method: 'POST',
    path: at,
    verb: 'write example',
    thing: 'assessment',
    body: newExample,
    again: (visit) => showNew(visit, String(visit.form.values.question ?? '')),
    run: async (visit) => {
      needStage(visit.thing.inspection, 'fieldwork')
      const { id, question, quality, body, not_personal: notPersonal } = visit.body
      if (!(await askedHere(visit, question))) {
        const message = 'Choose a key question of this kind of case'
        throw invalid({ field: 'question', message })
      }
      await refusePersonal(visit, visit.body)
      const kept = await exampleById(visit.db, id)
      if (kept) refuseOther(visit, kept, visit.body)
      else {
        const words = { quality, body, notPersonal }
        const assessment = visit.thing.id
        await visit.perform(addExample, { example: id, assessment, question, ...words })
      }
      if (visit.wantsJson)
        return json({ id, version: kept?.version ?? 1, savedAt: savedAt(kept?.at ?? new Date()) })
      return backToPlace(visit, question, 'The practice example is kept.')
    },
  }),

  endpoint({
    method: 'GET',
    path: `${at}/:example`,
    verb: 'write example',
    thing: 'assessment',
    params: exampleParams,
    run: (visit) => showOne(visit),
  }),

  endpoint({
    method: 'POST',
    path: `${at}/:example`,
    verb: 'write example',
    thing: 'assessment',
    params: exampleParams,
    body: exampleWords.extend({ base }),
    again: (visit) => showOne(visit),
    run: async (visit) => {
      needStage(visit.thing.inspection, 'fieldwork')
      const { question, id: example } = await ownExample(visit)
      await refusePersonal(visit, visit.body)
      const { quality, body, not_personal: notPersonal } = visit.body
      const words = { quality, body, notPersonal, withdrawn: false }
      const assessment = visit.thing.id
      await visit.perform(changeExample, { example, assessment, question, base: visit.body.base, ...words })
      return backToPlace(visit, question, 'The new wording of the practice example is kept.')
    },
  }),

  endpoint({
    method: 'POST',
    path: `${at}/:example/withdraw`,
    verb: 'write example',
    thing: 'assessment',
    params: exampleParams,
    body: z.object({ base }),
    again: (visit) => showOne(visit),
    run: async (visit) => {
      needStage(visit.thing.inspection, 'fieldwork')
      const { question, id: example, quality, body, notPersonal } = await ownExample(visit)
      const words = { quality, body, notPersonal, withdrawn: true }
      const assessment = visit.thing.id
      await visit.perform(changeExample, { example, assessment, question, base: visit.body.base, ...words })
      return backToPlace(visit, question, 'The practice example is withdrawn.')
    },
  }),
]
