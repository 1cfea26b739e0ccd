/** What an inspection set otherwise than its framework for its samples, and the framework as it holds here. */
import type { Framework } from '#engine/framework/shape.ts'
import { type SampleParameters, withParameters } from '#engine/sampling/parameters.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'

export interface DecidedParameters {
  caseKind: string
  version: number
  /** Only what differs from the framework. */
  parameters: SampleParameters
  reason: string
  by: string
  at: Date
}

/** Every version, newest first within a kind of case. */
export async function parameterVersions(db: Reader, inspectionId: string): Promise<DecidedParameters[]> {
  const rows = await db
    .selectFrom('sample_parameters as s')
    .innerJoin('person as p', 'p.id', 's.decided_by')
    .where('s.inspection_id', '=', inspectionId)
    .select(['s.case_kind as caseKind', 's.version', 's.parameters', 's.reason', 's.decided_at as at'])
    .select('p.name as by')
    .orderBy('s.case_kind')
    .orderBy('s.version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, parameters: row.parameters as SampleParameters }))
}

/** The version that holds for each kind that has one. */
export const newestParameters = (versions: readonly DecidedParameters[]): DecidedParameters[] =>
  versions.filter((one, at) => versions.findIndex((other) => other.caseKind === one.caseKind) === at)

/** A framework with what the inspection set put in its place. */
export const withDecided = (framework: Framework, versions: readonly DecidedParameters[]): Framework =>
  withParameters(
    framework,
    Object.fromEntries(newestParameters(versions).map((one) => [one.caseKind, one.parameters])),
  )

/** The framework as it holds in this inspection: windows, confidence and proportions may be its own. */
export async function frameworkHere(visit: {
  db: Reader
  frameworks: PinnedFrameworks
  thing: InspectionThing
}): Promise<Framework> {
  const framework = await visit.frameworks.of(visit.thing)
  return withDecided(framework, await parameterVersions(visit.db, visit.thing.id))
}
