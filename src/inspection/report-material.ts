/** Gathers what an inspection's report is composed from: the frozen result, the words, and the true sample figures. */
import type { Framework } from '#engine/framework/shape.ts'
import type { Rated } from '#engine/rating/rated.ts'
import type { Results } from '#engine/rating/results.ts'
import type { PromptCount } from '#engine/rating/tally.ts'
import type { ReportMaterial } from '#engine/report/material.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { caseloadContext } from './caseload-context.ts'
import { inReport, releasedTables } from './group-tables.ts'
import { panelRecord } from './panel-record.ts'
import { caseManagerInterviews, sampleFigures } from './sample-figures.ts'
import { parameterVersions, withDecided } from './sample-parameters.ts'

/** @returns nothing while the ratings panel has not concluded: a report is written from its result alone */
export async function reportMaterial(
  db: Reader,
  inspection: InspectionThing,
  framework: Framework,
): Promise<ReportMaterial | null> {
  const result = await db
    .selectFrom('result')
    .where('inspection_id', '=', inspection.id)
    .select(['version', 'digest', 'results', 'rated', 'prompts', 'meeting_id'])
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (!result) return null
  const panel = result.meeting_id ? await panelRecord(db, inspection.id, result.meeting_id) : null
  const sections = await currentSections(db, inspection.id)
  return {
    inspection: {
      service: inspection.serviceName,
      area: inspection.serviceArea,
      fieldwork:
        inspection.fieldworkFrom && inspection.fieldworkTo
          ? { from: inspection.fieldworkFrom, to: inspection.fieldworkTo }
          : null,
    },
    // Windows and confidence as they were here, so that the methodology prints what was done.
    framework: withDecided(framework, await parameterVersions(db, inspection.id)),
    figures: {
      version: result.version,
      digest: result.digest,
      results: result.results as unknown as Results,
      rated: result.rated as unknown as Rated,
    },
    sections: Object.fromEntries(sections.map(({ section, body }) => [section, body])),
    recommendations: (await currentRecommendations(db, inspection.id))
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ number, addressee, body }) => ({ number, addressee, text: body })),
    samples: await sampleFigures(db, inspection.id, framework),
    ...(result.prompts ? { prompts: result.prompts as unknown as PromptCount[] } : {}),
    caseManagerInterviews: await caseManagerInterviews(db, inspection.id),
    context: await caseloadContext(db, inspection, framework),
    groupTables: inReport(await releasedTables(db, inspection.id)),
    ...(panel ? { panel } : {}),
  }
}

/** The text that stands in each section that was written, with who wrote it and when. */
export async function currentSections(db: Reader, inspectionId: string) {
  return db
    .selectFrom('report_section as s')
    .innerJoin('person as p', 'p.id', 's.written_by')
    .where('s.inspection_id', '=', inspectionId)
    .where('s.set_aside', '=', false)
    .distinctOn('s.section')
    .select(['s.section', 's.version', 's.body', 's.written_at', 'p.name as by'])
    .orderBy('s.section')
    .orderBy('s.version', 'desc')
    .execute()
}

/** The newest version of each recommendation, withdrawn ones included. */
export async function currentRecommendations(db: Reader, inspectionId: string) {
  return db
    .selectFrom('recommendation as r')
    .innerJoin('person as p', 'p.id', 'r.written_by')
    .where('r.inspection_id', '=', inspectionId)
    .distinctOn('r.number')
    .select(['r.number', 'r.version', 'r.addressee', 'r.body', 'r.withdrawn', 'r.written_at', 'p.name as by'])
    .orderBy('r.number')
    .orderBy('r.version', 'desc')
    .execute()
}
