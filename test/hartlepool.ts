/** An inspection on the counts that Hartlepool's report prints, under an invented name: small enough to check by hand. */
import { readFileSync } from 'node:fs'
import type { AssessedInspection, CountOfAnswers } from './assessed-inspection.ts'

export const hartlepool = JSON.parse(
  readFileSync(new URL('../demonstration/published/hartlepool-2020.json', import.meta.url), 'utf8'),
) as {
  standards: { ref: string; rating: string }[]
  overall: { score: number; rating: string }
  keyQuestions: { ref: string; counts: { yes: number; relevant: number } }[]
}

/** Six court cases of seven were read, and four of fifteen out of court: the caseloads are those the report prints. */
export const likeHartlepool = (team: AssessedInspection['team']): AssessedInspection => ({
  framework: 'hmip-youth-2018',
  service: 'Eastholm Youth Justice Service',
  samples: { court: 6, 'out-of-court': 4 },
  caseload: { court: 7, 'out-of-court': 15 },
  counts: hartlepool.keyQuestions.map(({ ref, counts }): CountOfAnswers => ({ ref, ...counts })),
  team,
})
