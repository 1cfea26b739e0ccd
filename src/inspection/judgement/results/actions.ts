import { action } from '#platform/audit/action.ts'

/** Notes about children were read case by case: which question's, and of how many cases. */
export const seeAnswersBehind = action(
  'answers-behind-figure-seen',
  async (_db, input: { inspection: string; question: string; cases: number }) => ({
    stream: `inspection:${input.inspection}`,
    payload: input,
    result: undefined,
  }),
)
