/** What one of two views of a case says to a question, in words. */
import type { Compared } from '#engine/casework/two-views.ts'
import { factValueLabel } from '#engine/framework/find.ts'
import type { CaseView } from '../case-view.ts'

const words: Record<string, string> = { yes: 'Yes', no: 'No', 'not-relevant': 'Not relevant' }

export function saidInWords(
  { framework, assessment }: Pick<CaseView, 'framework' | 'assessment'>,
  one: Compared,
  said: string | null,
): string {
  if (said === null) return 'Not answered'
  return words[said] ?? (one.fact ? factValueLabel(framework, one.fact, said, assessment.caseKind) : said)
}
