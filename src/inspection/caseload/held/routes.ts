/** Files that are sent and not yet accepted: say which column is which, see every fault and every change, accept or give up. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { withColumns, withoutSpelling, withSpellings } from '#engine/caseload/reading.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { fileLimits } from '#platform/files/limits.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { file, json, type Outcome, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { needStage } from '../../stages.ts'
import { takeFile } from '../take-file.ts'
import { accept } from './accept.ts'
import { confirmReading, destroyHeld, holdAnotherFile, leaveFileOut } from './actions.ts'
import { apart } from './apart.ts'
import { checked, heldFiles, progressOf } from './checks.ts'
import { columnChoices } from './column-choices.ts'
import { columnsPage } from './columns.page.ts'
import { heldPage, mostFiles } from './held.page.ts'
import { around, type HeldVisit, type Look, look, nothingHeld, toCheck } from './look.ts'
import { progressPage, readWords } from './progress.page.ts'
import { readingOf } from './queries.ts'
import type { Review } from './review.ts'
import { codesFor, stampOf, wordField, wordsPage } from './words.page.ts'

const params = z.object({ held: z.string() })
const path = '/inspections/:inspection/caseload/held/:held'
const fileNumber = z.coerce.number().int().min(1).max(mostFiles).catch(1)
const sentForm = z.record(z.string(), z.unknown())

type Reviewed = Look & { review: Review }

/** What is shown or done with a finished check. Without one the way leads back to the page that makes it. */
async function withReview(
  visit: HeldVisit,
  then: (seen: Reviewed) => Promise<Outcome> | Outcome,
): Promise<Outcome> {
  const seen = await look(visit)
  if (!seen) return nothingHeld(visit.thing)
  const { review } = seen
  return review ? then({ ...seen, review }) : redirect(seen.at)
}

const showHeld = (visit: HeldVisit) =>
  withReview(visit, ({ framework, kind, review, at, held }) => {
    if (visit.wantsJson) return json(review)
    const asked = review.files.findIndex((one) => one.ask)
    if (asked >= 0) return redirect(`${at}/columns?file=${asked + 1}`)
    return heldPage(around(visit), visit.form, {
      framework,
      kind,
      review,
      at,
      destroyAfter: held.destroyAfter,
    })
  })

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

export const heldRoutes = (db: Kysely<DB>): AnyEndpoint[] => [
  endpoint({
    method: 'GET',
    path,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    // The check is slow, so no connection is held meanwhile.
    first: async (visit) => {
      const seen = await visit.read((inside) => look(inside as HeldVisit))
      return seen && !seen.review ? checked(db, toCheck(visit, seen)) : null
    },
    run: async (visit) => {
      if (!visit.first) {
        const seen = await look(visit)
        if (!seen || seen.review) return showHeld(visit)
      }
      const seen = await look(visit)
      return seen
        ? progressPage(around(visit), seen.kind, seen.at, visit.first?.read ?? 0)
        : nothingHeld(visit.thing)
    },
  }),

  endpoint({
    method: 'GET',
    path: `${path}/progress`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    run: async (visit) => {
      const progress = progressOf(visit.params.held, visit.person!.id)
      return json({ done: progress === null, said: readWords(progress?.read ?? 0) })
    },
  }),

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
    method: 'GET',
    path: `${path}/faults.csv`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    query: z.object({ file: fileNumber }),
    first: async (visit) => {
      const found = await visit.read(async (inside) => {
        const seen = await look(inside as HeldVisit)
        const name = seen?.review?.files[visit.query.file - 1]?.name
        if (!seen || name === undefined) return null
        return { name, held: seen.held, files: await heldFiles(inside.db, toCheck(visit, seen)) }
      })
      if (!found) return null
      const size = found.held.files.reduce((sum, one) => sum + one.size, 0)
      const csv = await apart({ do: 'faults', file: visit.query.file, ...found.files }, size)
      return { name: found.name, csv }
    },
    run: async (visit) => {
      if (!visit.first) return nothingHeld(visit.thing)
      const name = visit.first.name.replace(/\.[a-z]+$/i, '')
      return file(`faults-${name}.csv`, 'text/csv; charset=utf-8', visit.first.csv)
    },
  }),

  endpoint({
    method: 'POST',
    path: `${path}/file`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    upload: { field: 'file', maxBytes: fileLimits.bytes },
    again: (visit) => showHeld(visit as HeldVisit),
    first: async (visit) => {
      needStage(visit.thing, 'caseload', 'sample')
      const seen = await visit.read((inside) => look(inside as HeldVisit))
      if (!seen) return null
      const { framework, kind, held } = seen
      if (!visit.file) throw invalid({ field: 'file', message: 'Choose the file to add' })
      if (held.files.length >= mostFiles)
        throw invalid({ field: 'file', message: `One caseload takes at most ${mostFiles} files` })
      const sessionToken = visit.request.sessionToken!
      const taken = await takeFile({ framework, kind, file: visit.file, sessionToken }, held.id)
      return { ...taken, kind, at: seen.at }
    },
    run: async (visit) => {
      if (!visit.first) return nothingHeld(visit.thing)
      const { held, sealed, size, kind, at } = visit.first
      await visit.perform(holdAnotherFile, {
        held,
        inspection: visit.thing.id,
        caseKind: kind.id,
        sealed,
        size,
      })
      return redirect(at)
    },
  }),

  endpoint({
    method: 'POST',
    path: `${path}/leave-out`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    body: z.object({ file: fileNumber }),
    run: (visit) =>
      withReview(visit, async ({ held, at }) => {
        const one = held.files[visit.body.file - 1]
        if (!one || held.files.length === 1) return redirect(at)
        await visit.perform(leaveFileOut, { inspection: visit.thing.id, held: held.id, file: one.number })
        return redirect(at, 'The file is left out and destroyed.')
      }),
  }),

  endpoint({
    method: 'POST',
    path: `${path}/accept`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    body: z.object({ 'set-aside': z.string().optional() }),
    again: (visit) => showHeld(visit as HeldVisit),
    run: (visit) =>
      withReview(visit, (seen) => {
        needStage(visit.thing, 'caseload', 'sample')
        return accept(visit, seen, visit.body['set-aside'] === 'yes')
      }),
  }),

  endpoint({
    method: 'POST',
    path: `${path}/give-up`,
    verb: 'send caseload',
    thing: 'inspection',
    params,
    run: async (visit) => {
      const seen = await look(visit)
      if (!seen) return nothingHeld(visit.thing)
      await visit.perform(destroyHeld, {
        inspection: visit.thing.id,
        held: seen.held.id,
        why: 'given-up' as const,
      })
      return redirect(
        `/inspections/${visit.thing.slug}/caseload`,
        'What you sent is destroyed. Nothing was accepted.',
      )
    },
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
