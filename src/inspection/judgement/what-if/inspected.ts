/** Inspections as a simulation takes them, read and never written: live ones, and figures carried over from print. */
import type { Kysely } from 'kysely'
import { canonicalJson } from '#engine/framework/digest.ts'
import { resultsFromTally, tally } from '#engine/rating/tally.ts'
import type { Inspected } from '#engine/simulation/inspected.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { stageOrder } from '../../stages.ts'
import { carriedResults } from '../carried.ts'
import { readStandingOrResult } from '../results.ts'
import type { Standing } from '../standing.ts'

export type InspectionRow = Pick<
  InspectionThing,
  'id' | 'slug' | 'serviceName' | 'framework' | 'frameworkVersion' | 'origin' | 'stage'
>

/** A printed report whose figures cannot be rated, and why. */
export interface NotSimulated {
  slug: string
  name: string
  faults: string[]
}

const panelIsOver = ({ stage }: InspectionRow): boolean => stageOrder(stage) > stageOrder('panel')

/** What a panel left is what counts. Cases stand behind it as long as they still count to the same. */
export function inspectedFrom(inspection: InspectionRow, standing: Standing): Inspected {
  const { framework, results, assessed } = standing
  const now = resultsFromTally(framework, tally(framework, assessed))
  const same = canonicalJson(now.keyQuestions) === canonicalJson(results.keyQuestions)
  return {
    id: inspection.slug,
    name: inspection.serviceName,
    framework,
    results,
    cases: assessed.length > 0 && same ? assessed : undefined,
  }
}

export async function readInspected(
  db: Reader,
  frameworks: PinnedFrameworks,
  inspection: InspectionRow,
): Promise<Inspected | NotSimulated> {
  const framework = await frameworks.of(inspection)
  if (inspection.origin === 'published-figures') {
    const { slug, serviceName: name } = inspection
    const read = await carriedResults(db, framework, inspection)
    return 'faults' in read
      ? { slug, name, faults: read.faults }
      : { id: slug, name, framework, results: read.results }
  }
  return inspectedFrom(
    inspection,
    await readStandingOrResult(db, framework, inspection, panelIsOver(inspection)),
  )
}

const rows = (db: Reader | Kysely<DB>) =>
  db
    .selectFrom('inspection as i')
    .innerJoin('service as s', 's.id', 'i.service_id')
    .select(['i.id', 'i.slug', 's.name as serviceName', 'i.framework', 'i.stage', 'i.origin'])
    .select('i.framework_version as frameworkVersion')
    .orderBy('i.slug')

/** Those whose ratings are settled: the panel has concluded, or the figures come from a published report. */
export async function settledInspections(db: Reader): Promise<InspectionRow[]> {
  const all = await rows(db).execute()
  return (all as InspectionRow[]).filter(panelIsOver)
}

export async function inspectionsBySlug(db: Reader, slugs: readonly string[]): Promise<InspectionRow[]> {
  if (slugs.length === 0) return []
  return (await rows(db).where('i.slug', 'in', slugs).execute()) as InspectionRow[]
}

/** Many inspections, one after the other. */
export async function readAll(
  db: Reader,
  frameworks: PinnedFrameworks,
  inspections: readonly InspectionRow[],
): Promise<{ inspected: Inspected[]; left: NotSimulated[] }> {
  const inspected: Inspected[] = []
  const left: NotSimulated[] = []
  for (const one of inspections) {
    const read = await readInspected(db, frameworks, one)
    if ('faults' in read) left.push(read)
    else inspected.push(read)
  }
  return { inspected, left }
}
