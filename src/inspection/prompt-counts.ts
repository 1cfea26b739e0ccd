/** The answers to the prompts, counted for the report from the same cases as its ratings; fieldwork is closed by then. */
import type { Framework } from '#engine/framework/shape.ts'
import { type PromptCount, tally } from '#engine/rating/tally.ts'
import type { Reader } from '#platform/audit/action.ts'
import { currentAnswers, sampledCases } from './judgement/queries.ts'
import { countedCases } from './judgement/reconciled-cases.ts'

/** Only prompts of kinds of case that were read. */
export async function promptCounts(
  db: Reader,
  inspectionId: string,
  framework: Framework,
): Promise<PromptCount[]> {
  const cases = await sampledCases(db, inspectionId)
  const answers = await currentAnswers(
    db,
    cases.map(({ id }) => id),
  )
  const { counted } = await countedCases(db, inspectionId, framework, cases, answers)
  return tally(framework, counted).prompts.filter(({ sample }) => sample > 0)
}
