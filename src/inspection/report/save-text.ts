/** Saves a section as it is typed: the door that the page's script uses. What comes late is kept beside what stands. */
import { z } from 'zod'
import { sectionById } from '#engine/report/sections.ts'
import { readableTime } from '#platform/web/dates.ts'
import { endpoint } from '#platform/web/endpoint.ts'
import { json } from '#platform/web/outcome.ts'
import { invalid, Problem, problems } from '#platform/web/problems.ts'
import { readWith } from '#platform/web/read-request.ts'
import { holdInspection } from '../hold-inspection.ts'
import { needStage, writingStages } from '../stages.ts'
import { writeSection } from './actions.ts'
import { textForm } from './forms.ts'
import { sectionVersions, standing } from './queries.ts'

const body = z.object({
  body: z.string('Send the text.'),
  version: z.int('Send the version the page shows, 0 when there was none.').min(0).max(1e9),
  /** What the device calls this text, and what it called earlier ones whose replies it never got. */
  sentAs: z.uuid('Send a name for this text.'),
  follows: z.array(z.uuid()).max(50).default([]),
})

export const saveTextRoute = endpoint({
  method: 'POST',
  path: '/inspections/:inspection/report/sections/:section/save',
  verb: 'write report',
  thing: 'inspection',
  largestForm: 1024 * 1024,
  params: z.object({ inspection: z.string(), section: z.string() }),
  body,
  run: async (visit) => {
    const inspection = visit.thing.id
    // One writer after another, so that what is compared here is what stands when it is written.
    const stage = await holdInspection(visit.db, inspection)
    needStage({ ...visit.thing, stage }, ...writingStages)
    const section = sectionById(await visit.frameworks.of(visit.thing), visit.params.section)
    if (section?.kind !== 'text') throw new Problem('not-found', 'The report has no such section of text.')
    const { version, sentAs, follows } = visit.body
    const { body: text } = readWith(textForm, { base: version, body: visit.body.body })
    const versions = await sectionVersions(visit.db, inspection, section.id)
    const now = standing(versions)
    const again = versions.find((one) => one.sentAs === sentAs)
    if (again && !again.setAside) return saved(again.version, again.writtenAt)
    if (!again && (now?.body ?? '') === text) return saved(now?.version ?? 0, now?.writtenAt ?? null)
    // The one that stands is the sender's own, whose reply got lost: this text goes on from it.
    const base = now?.sentAs && follows.includes(now.sentAs) ? now.version : version
    const kept =
      again ??
      (await visit.perform(writeSection, { inspection, section: section.id, base, body: text, sentAs }))
    if (!kept.setAside) return saved(kept.version, 'savedAt' in kept ? kept.savedAt : null)
    if (!now) throw invalid({ field: 'body', message: 'Open the page again before you write on.' })
    return json(
      {
        problem: 'changed-meanwhile',
        message: `${now.by} changed this section at ${readableTime(now.writtenAt)}. Both texts are kept, and theirs stands.`,
        faults: [],
        setAside: String(kept.version),
      },
      problems['changed-meanwhile'].status,
    )
  },
})

const saved = (version: number, at: Date | null) => json({ version, savedAt: at && readableTime(at) })
