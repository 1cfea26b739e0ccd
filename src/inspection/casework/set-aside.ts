/** Keeps what came too late. The same answer sent again, because a reply got lost, is kept once. */

import type { CaseVisit } from './case-view.ts'
import { type Sent, sameAnswer } from './screen.ts'
import { setAnswersAside } from './set-aside.actions.ts'
import { keptAs, undecidedOf, type WhySetAside } from './set-aside.queries.ts'

/** @returns the id under which each answer is kept, by question */
export async function setAside(
  visit: CaseVisit,
  answers: Sent[],
  why: WhySetAside,
): Promise<ReadonlyMap<string, string>> {
  const known = (await undecidedOf(visit.db, visit.thing.id)).filter((one) => one.byId === visit.person?.id)
  const kept = new Map<string, string>()
  const fresh: Sent[] = []
  for (const one of answers) {
    const again = known.find((old) => old.question === one.question && sameAnswer(old, one))
    if (again) kept.set(one.question, again.id)
    else fresh.push(one)
  }
  if (fresh.length === 0) return kept
  const added = await visit.perform(setAnswersAside, { assessment: visit.thing.id, why, answers: fresh })
  const elsewhere = fresh.filter((one) => !added.has(one.question))
  for (const one of elsewhere) {
    const id = await keptAs(visit.db, visit.thing.id, visit.person!.id, one)
    if (id) kept.set(one.question, id)
  }
  return new Map([...kept, ...added])
}
