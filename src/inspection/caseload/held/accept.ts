/** Accepting what was checked, or saying why it cannot be. */
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { acceptCaseload, digestOf } from '../actions.ts'
import { counted } from '../counted.ts'
import { kindsRestingOn, openKinds } from '../open-kinds.ts'
import { preparedKinds, uploadsOf } from '../queries.ts'
import { destroyHeld } from './actions.ts'
import type { HeldVisit, Look } from './look.ts'
import type { Review } from './review.ts'
import { sealKey } from './seal.ts'

export async function accept(
  visit: HeldVisit,
  seen: Look & { review: Review },
  setAside: boolean,
): Promise<Outcome> {
  const { held, framework, kind, review } = seen
  const back = `/inspections/${visit.thing.slug}/caseload`
  if (!openKinds(framework, await preparedKinds(visit.db, visit.thing.id)).includes(kind)) {
    throw new Problem(
      'stage-closed',
      `The sample of ${kind.label.toLowerCase()}, or one that is sized from it, is already prepared. Its caseload can no longer be replaced.`,
    )
  }
  if (review.faults.count > 0 && !(setAside && review.canSetAside)) {
    throw invalid({
      field: 'set-aside',
      message: review.canSetAside
        ? `Tick the box to set ${counted(review.faultyRows, 'row')} aside, or correct the file and send it again`
        : 'This cannot be accepted: correct the file and send it again',
    })
  }
  const newest = (await uploadsOf(visit.db, visit.thing.id)).find((one) => one.caseKind === kind.id)
  if (newest?.fileDigest === digestOf(review.files) && same(review)) {
    await visit.perform(destroyHeld, { inspection: visit.thing.id, held: held.id, why: 'given-up' as const })
    return redirect(back, 'This very file is already the accepted one, so nothing was changed.')
  }
  const { version } = await visit.perform(acceptCaseload, {
    inspection: visit.thing.id,
    caseKind: kind.id,
    held: held.id,
    key: sealKey(visit.request.sessionToken!, held.id),
    closedBy: kindsRestingOn(framework, kind.id),
    review,
  })
  return redirect(back, outcomeWords(kind.label, review, version))
}

const same = ({ changes }: Review) =>
  changes !== null && changes.added.count + changes.gone.count + changes.changed.count === 0

function outcomeWords(label: string, { cases, notEligible, faultyRows }: Review, version: number): string {
  const left = [
    ...(notEligible.count > 0 ? [`${notEligible.count} not eligible`] : []),
    ...(faultyRows > 0 ? [`${faultyRows} set aside`] : []),
  ]
  const also = left.length > 0 ? ` Rows left out: ${left.join(', ')}.` : ''
  return `${label}: version ${version} is accepted with ${cases} eligible ${cases === 1 ? 'case' : 'cases'}.${also}`
}
