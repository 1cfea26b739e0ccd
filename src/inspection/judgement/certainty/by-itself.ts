/** Certainty is worked out by itself where people will want it next: at the end of fieldwork, and before papers are frozen. */
import type { Kysely } from 'kysely'
import type { DB } from '#platform/database/schema.generated.ts'
import { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import type { AnyEndpoint } from '#platform/web/endpoint.ts'
import { stageOrder } from '../../stages.ts'
import { type Ended, workOutCertainty } from './under-way.ts'

/** In milliseconds: as long as the chair waits for papers that hold it. Usually it takes less than one second. */
const forPapers = 15_000

/** @returns null when it goes on, or when there was nothing to work it out from */
export async function workOutByItself(
  db: Kysely<DB>,
  inspection: InspectionThing,
  person: string,
  patience: number,
): Promise<Ended | null> {
  if (inspection.origin !== 'live') return null
  const framework = await new PinnedFrameworks(db).of(inspection)
  const panelIsOver = stageOrder(inspection.stage) > stageOrder('panel')
  return workOutCertainty(db, { inspection, framework, panelIsOver }, person, patience)
}

/**
 * Before papers are frozen, so that they hold it if it is ready in time. What stops it does not stop a panel: the papers
 * then say nothing of certainty, and it can be asked for on its own page.
 */
export const beforePapers = (
  db: Kysely<DB>,
  inspection: InspectionThing,
  person: string,
): Promise<undefined> =>
  workOutByItself(db, inspection, person, forPapers).then(
    () => undefined,
    () => undefined,
  )

/** Closing fieldwork opens the judgement: it begins then, and nobody waits for it. */
export const certaintyByItself =
  (db: Kysely<DB>) =>
  (endpoint: AnyEndpoint): AnyEndpoint =>
    endpoint.method === 'POST' && endpoint.verb === 'close fieldwork'
      ? { ...endpoint, after: ({ thing, person }) => workOutByItself(db, thing, person!.id, 0) }
      : endpoint
