/** Who may assess a case a second time. The one place for it: the reason is given in words, for the quality lead. */
import type { SecondAssessment, SecondAssessor } from './queries.ts'

export interface Standing {
  /** People of the team who can be given second assessments. */
  people: ReadonlyMap<string, SecondAssessor>
  /** By first assessment: who has looked into it. */
  seen: ReadonlyMap<string, ReadonlySet<string>>
}

/** Why a person cannot be given this second assessment; null when they can. */
export function whyNotSecond(
  one: SecondAssessment,
  personId: string,
  blind: boolean,
  { people, seen }: Standing,
): string | null {
  const person = people.get(personId)
  if (!person)
    return `Case ${one.caseRef}: choose somebody of this team who assesses cases, or the quality lead`
  if (one.firstAssessorId === personId)
    return `Case ${one.caseRef}: ${person.name} makes the first assessment. Choose somebody else for the second`
  if (blind && seen.get(one.firstId)?.has(personId))
    return `Case ${one.caseRef}: ${person.name} has already looked into the first assessment, so their view would not be blind. Choose somebody else, or give it openly with a reason`
  return null
}
