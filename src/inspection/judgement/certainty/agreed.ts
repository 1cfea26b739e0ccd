/** How often two people, neither knowing the other's view, gave the same judgement of the same case. */
import type { AnswerValue } from '#engine/casework/answers.ts'
import { compareViews, type View } from '#engine/casework/two-views.ts'
import { categories, pairsOf } from '#engine/certainty/compared-answers.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Reader } from '#platform/audit/action.ts'
import { assessedCases } from '../../assessed-cases.ts'
import type { SampledCase } from '../../sampled-cases.ts'

export interface Agreed {
  /** Cases assessed twice. */
  cases: number
  /** Judgements that both gave, and how many of them were the same. */
  judgements: number
  alike: number
}

/** Both as first completed: what is changed later may be owed to having read the other. Null without such a case. */
export async function readAgreed(
  db: Reader,
  framework: Framework,
  inspectionId: string,
): Promise<Agreed | null> {
  const rows = await db
    .selectFrom('assessment as s')
    .innerJoin('assessment as f', (join) =>
      join.onRef('f.case_id', '=', 's.case_id').on('f.part', '=', 'first'),
    )
    .innerJoin('caseload_case as c', 'c.id', 's.case_id')
    .where('s.inspection_id', '=', inspectionId)
    .where('s.part', '=', 'second')
    .where('s.blind', '=', true)
    .where('s.completed_at', 'is not', null)
    .where('f.completed_at', 'is not', null)
    .select(['s.id as second', 'f.id as first', 's.case_kind as kind', 'c.case_ref as caseRef', 'c.values'])
    .orderBy('s.id')
    .execute()
  if (rows.length === 0) return null
  const answers = await db
    .selectFrom('answer as n')
    .innerJoin('completion as k', (join) =>
      join.onRef('k.assessment_id', '=', 'n.assessment_id').on('k.version', '=', 1),
    )
    .whereRef('n.answered_at', '<=', 'k.completed_at')
    .where(
      'n.assessment_id',
      'in',
      rows.flatMap(({ first, second }) => [first, second]),
    )
    .distinctOn(['n.assessment_id', 'n.question'])
    .select(['n.assessment_id as assessment', 'n.question', 'n.value'])
    .orderBy('n.assessment_id')
    .orderBy('n.question')
    .orderBy('n.version', 'desc')
    .execute()
  const compared = rows.map((row) => {
    const values = row.values as Record<string, string>
    const view = (id: string): View => {
      const one: SampledCase = { id, kind: row.kind, values, complete: true, steppedIn: false }
      return assessedCases(framework, [one], answers)[0]!
    }
    return {
      caseRef: row.caseRef,
      first: row.first,
      second: row.second,
      compared: compareViews(framework, row.kind, view(row.first), view(row.second)),
    }
  })
  // Whether a question is relevant is no judgement of the work, so only yes and no are counted.
  const judged = pairsOf(compared).filter((pair) => isJudgement(pair.first) && isJudgement(pair.second))
  if (judged.length === 0) return null
  return {
    cases: rows.length,
    judgements: judged.length,
    alike: judged.filter(({ first, second }) => first === second).length,
  }
}

const judgements: readonly AnswerValue[] = ['yes', 'no']
const isJudgement = (place: number): boolean => judgements.includes(categories[place] as AnswerValue)
