/** Who may assess a case a second time. The one place for it: the reason is given in words, for the quality lead. */
import { type BlocksOf, blockInWords } from '../../closeness.ts'
import type { TeamAssessor } from '../team-assessors.ts'
import type { SecondAssessment } from './queries.ts'

export interface Standing {
  /** People of the team who can be given second assessments. */
  people: ReadonlyMap<string, TeamAssessor>
  /** By first assessment: who has looked into it. */
  seen: ReadonlyMap<string, ReadonlySet<string>>
  /** Who is too close to which case. */
  blocksOf: BlocksOf
}

/** Why a person cannot be given this second assessment; null when they can. */
export function whyNotSecond(
  one: SecondAssessment,
  personId: string,
  blind: boolean,
  { people, seen, blocksOf }: Standing,
): string | null {
  const person = people.get(personId)
  if (!person)
    return `Case ${one.caseRef}: choose somebody of this team who assesses cases, or the quality lead`
  if (one.firstColleagueId === personId)
    return `Case ${one.caseRef}: ${person.name} works on the first assessment. Choose somebody else for the second`
  if (one.firstAssessorId === personId)
    return `Case ${one.caseRef}: ${person.name} makes the first assessment. Choose somebody else for the second`
  const [block] = blocksOf(personId, one.caseId).filter((found) => found !== 'second-assessor')
  if (block) return `Case ${one.caseRef}: choose somebody else, because ${person.name} ${blockInWords(block)}`
  if (blind && seen.get(one.firstId)?.has(personId))
    return `Case ${one.caseRef}: ${person.name} has already looked into the first assessment, so their view would not be blind. Choose somebody else, or give it openly with a reason`
  return null
}
