/** What the panel still has to do before it can conclude, one sentence each. */
import type { StandardStanding, Standing } from './standing.ts'

function missingOn({ standard, rated, ratable, decision, decidedOnAnother }: StandardStanding): string[] {
  const name = `${standard.ref} ${standard.name}`
  if (!ratable) return standard.countsToScore ? [`${name} cannot be rated: there are no cases for it.`] : []
  if (rated.computed === null)
    return standard.judged === 'qualitative'
      ? [`${name} has no rating: the lead inspector has not proposed one.`]
      : [`${name} has no rating: none of its key questions is answered.`]
  if (decidedOnAnother) return [`${name} was decided on another rating than is proposed now: decide again.`]
  return decision ? [] : [`${name} has no decision of the panel.`]
}

/** Empty when the panel can conclude. */
export function whatIsMissing({ cases, tally, standards }: Standing): string[] {
  const missing: string[] = []
  const open = cases.sampled - cases.complete
  if (cases.sampled === 0) missing.push('No case has been sampled.')
  if (open > 0) missing.push(`${open} of ${cases.sampled} cases ${open === 1 ? 'is' : 'are'} not complete.`)
  for (const { ref, missing: blank, undecided } of tally.keyQuestions) {
    const without = blank + undecided
    if (without > 0) missing.push(`${ref} is not answered in ${without} ${without === 1 ? 'case' : 'cases'}.`)
  }
  return [...missing, ...standards.flatMap(missingOn)]
}
