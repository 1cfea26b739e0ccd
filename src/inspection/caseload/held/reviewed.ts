/** What every page about held files begins with: its address, and the finished check it is about. */
import { z } from 'zod'
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { mostFiles } from './held.page.ts'
import { type HeldVisit, type Look, look, nothingHeld } from './look.ts'
import type { Review } from './review.ts'

export const params = z.object({ held: z.string() })
export const heldPath = '/inspections/:inspection/caseload/held/:held'
export const fileNumber = z.coerce.number().int().min(1).max(mostFiles).catch(1)

type Reviewed = Look & { review: Review }

/** What is shown or done with a finished check. Without one the way leads back to the page that makes it. */
export async function withReview(
  visit: HeldVisit,
  then: (seen: Reviewed) => Promise<Outcome> | Outcome,
): Promise<Outcome> {
  const seen = await look(visit)
  if (!seen) return nothingHeld(visit.thing)
  const { review } = seen
  return review ? then({ ...seen, review }) : redirect(seen.at)
}
