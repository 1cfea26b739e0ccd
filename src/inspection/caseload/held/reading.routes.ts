/** How the files of a service are read: which column is which, and what its own words mean. */
import { z } from 'zod'
import { withColumns, withoutSpelling, withSpellings } from '#engine/caseload/reading.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { needStage } from '../../stages.ts'
import { confirmReading } from './actions.ts'
import { columnChoices } from './column-choices.ts'
import { columnsPage } from './columns.page.ts'
import { around, type HeldVisit } from './look.ts'
import { readingOf } from './queries.ts'
import type { Review } from './review.ts'
import { fileNumber, params, heldPath as path, withReview } from './reviewed.ts'
import { codesFor, stampOf, wordField, wordsPage } from './words.page.ts'

const sentForm = z.record(z.string(), z.unknown())

const showColumns = (visit: HeldVisit, number: number) =>
  withReview(visit, ({ framework, kind, review, at }) => {
    const file = review.files[number - 1]
    if (!file) throw new Problem('not-found')
    const view = { framework, kind, file, number, at, readingVersion: review.reading }
    return columnsPage(around(visit), visit.form, view)
  })

const showWords = (visit: HeldVisit) =>
  withReview(visit, ({ framework, kind, review, at }) => {
    if (review.unknown.length === 0) return redirect(at)
    const view = { framework, kind, unknown: review.unknown, at, readingVersion: review.reading }
    return wordsPage(around(visit), visit.form, view)
  })

const numberSent = (visit: HeldVisit) => fileNumber.parse(visit.form.values.file)

/** @throws Problem when the page was made from another version than the one that counts */
async function readingToChange(visit: HeldVisit, review: Review, sent: Record<string, unknown>) {
  const { version, reading } = await readingOf(visit.db, visit.thing.id)
  if (String(version) === sent.version && version === review.reading) return { version, reading }
  throw new Problem(
    'changed-meanwhile',
    'How the files of this service are read was changed since you opened this page. Open it again.',
  )
}

export const readingRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: `${path}/columns`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    query: z.object({ file: fileNumber }),
    run: (visit) => showColumns(visit, visit.query.file),
  }),

  endpoint({
    method: 'POST',
    path: `${path}/columns`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    body: sentForm,
    again: (visit) => showColumns(visit as HeldVisit, numberSent(visit as HeldVisit)),
    run: (visit) =>
      withReview(visit, async ({ framework, kind, review, at, held }) => {
        needStage(visit.thing, 'caseload', 'sample')
        const reviewed = review.files[fileNumber.parse(visit.body.file) - 1]
        if (!reviewed) throw new Problem('not-found')
        const { version, reading } = await readingToChange(visit, review, visit.body)
        const { columns, faults } = columnChoices(framework, kind, reviewed, visit.body)
        if (faults.length > 0) throw invalid(...faults)
        await visit.perform(confirmReading, {
          inspection: visit.thing.id,
          held: held.id,
          version,
          reading: withColumns(reading, columns),
        })
        return redirect(at, 'The columns are confirmed, and remembered for your next file.')
      }),
  }),

  endpoint({
    method: 'GET',
    path: `${path}/words`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    run: showWords,
  }),

  endpoint({
    method: 'POST',
    path: `${path}/words`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    body: sentForm,
    again: (visit) => showWords(visit as HeldVisit),
    run: (visit) =>
      withReview(visit, async ({ framework, kind, review, at, held }) => {
        needStage(visit.thing, 'caseload', 'sample')
        const { version, reading } = await readingToChange(visit, review, visit.body)
        if (visit.body.stamp !== stampOf(review.unknown)) return redirect(`${at}/words`)
        const spellings = review.unknown.flatMap((one, index) => {
          const code = visit.body[wordField(index)]
          const known = codesFor(framework, kind, one).some((listed) => listed.code === code)
          return known ? [{ list: one.list, spelling: one.value, code: String(code) }] : []
        })
        if (spellings.length === 0) return redirect(at, 'Nothing was changed: every word stays a fault.')
        await visit.perform(confirmReading, {
          inspection: visit.thing.id,
          held: held.id,
          version,
          reading: withSpellings(reading, spellings),
        })
        return redirect(at, 'What the words mean is confirmed, and remembered for your next file.')
      }),
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/caseload/forget-word',
    verb: 'send caseload',
    thing: 'inspection',
    body: z.object({ version: z.string(), list: z.string(), spelling: z.string() }),
    run: async (visit) => {
      needStage(visit.thing, 'caseload', 'sample')
      const { version, reading } = await readingOf(visit.db, visit.thing.id)
      const back = `/inspections/${visit.thing.slug}/caseload`
      if (String(version) !== visit.body.version)
        return redirect(back, 'How the files are read was changed meanwhile. Look at it as it is now.')
      await visit.perform(confirmReading, {
        inspection: visit.thing.id,
        held: null,
        version,
        reading: withoutSpelling(reading, visit.body.list, visit.body.spelling),
      })
      return redirect(back, `You will be asked again what “${visit.body.spelling}” means when a file has it.`)
    },
  }),
]
