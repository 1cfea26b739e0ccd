/** A visit to what somebody sent: their own files, opened with their own session, and what the check found in them. */
import { eligibleWindow } from '#engine/caseload/window.ts'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import type { Visit } from '#platform/web/endpoint.ts'
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { frameworkHere } from '../../sample-parameters.ts'
import { newestVersion } from '../queries.ts'
import type { ToCheck } from './checks.ts'
import { type Held, heldOf, readingOf } from './queries.ts'
import type { Review } from './review.ts'
import { sealKey, unseal } from './seal.ts'

export type HeldVisit = Visit<'inspection', { held: string }, unknown, unknown, unknown>

export const heldAddress = (inspection: { slug: string }, held: string) =>
  `/inspections/${inspection.slug}/caseload/held/${held}`

export const around = (visit: Pick<HeldVisit, 'thing' | 'roles'>) => ({
  inspection: visit.thing,
  roles: visit.roles,
})

export interface Look {
  held: Held
  framework: Framework
  kind: CaseKind
  at: string
  /** What the check found, where it is done and nothing changed since. */
  review: Review | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Null where there is nothing that this person could open in this session. */
export async function look(visit: HeldVisit): Promise<Look | null> {
  const { thing: inspection, person, request, params, db } = visit
  if (!person || !request.sessionToken || !uuid.test(params.held)) return null
  const held = await heldOf(db, inspection.id, person.id, params.held)
  if (!held) return null
  const framework = await frameworkHere(visit)
  const kind = framework.caseKinds.find(({ id }) => id === held.caseKind)
  if (!kind) return null
  const found = held.review && unseal<Review>(sealKey(request.sessionToken, held.id), held.review)
  if (held.review && !found) return null
  const review = found && (await stillHolds(visit, held, kind, found)) ? found : null
  return { held, framework, kind, at: heldAddress(inspection, held.id), review }
}

/** Nobody accepted another version, confirmed another reading or set other windows since the check. */
async function stillHolds(
  { db, thing }: HeldVisit,
  held: Held,
  kind: CaseKind,
  review: Review,
): Promise<boolean> {
  const window = thing.announcedOn === null ? null : eligibleWindow(thing.announcedOn, kind.window)
  const { version } = await readingOf(db, thing.id)
  const newest = await newestVersion(db, thing.id, held.caseKind)
  return (
    review.reading === version &&
    review.window?.first === window?.first &&
    review.window?.last === window?.last &&
    review.files.length === held.files.length &&
    (review.changes?.version ?? 0) === newest
  )
}

export const toCheck = (visit: Pick<HeldVisit, 'thing' | 'person' | 'request'>, seen: Look): ToCheck => ({
  held: seen.held,
  inspection: visit.thing,
  framework: seen.framework,
  sessionToken: visit.request.sessionToken!,
  person: visit.person!.id,
})

/** Where somebody goes who asks for files that are not there, or not theirs, or sealed in another session. */
export const nothingHeld = ({ slug }: { slug: string }): Outcome =>
  redirect(
    `/inspections/${slug}/caseload`,
    'What you sent is no longer held, and nothing of it was kept: it was accepted or given up, an hour has passed, or you have signed in anew. Send it again if it is still to be done.',
  )
