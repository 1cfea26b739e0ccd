/** What casework found on a standard: the prompts that fell short most often, and what inspectors wrote and why. */
import { personalSignsIn } from '#engine/caseload/personal-in-prose.ts'
import { questionsFor } from '#engine/casework/questions-for.ts'
import type { Framework, KeyQuestion, Prompt, Standard } from '#engine/framework/shape.ts'
import type { PromptCount } from '#engine/rating/tally.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { countedCases } from '../counted-cases.ts'
import { knownToWriter } from '../known-to-writer.ts'
import { currentAnswers, sampledCases } from '../sampled-cases.ts'
import { type Asks, caseNotes, type NotedCase } from './case-notes.queries.ts'

/** So many prompts are named for each key question. */
const mostNamed = 3

export interface Shortfall {
  prompt: Prompt
  no: number
  relevant: number
}

export interface Finding {
  assessment: string
  /** Stands for the case where its reference must not: its place among the cases of the kind. */
  number: number
  /** The question's id: of the key question, or of a prompt. */
  question: string
  prompt: Prompt | null
  value: string
  note: string
  by: string
  /** Why these words cannot go into the report as they stand; none where they can. */
  personal: string[]
}

export interface QuestionFindings {
  keyQuestion: KeyQuestion
  shortfalls: Shortfall[]
  /** "No" first, then by case. */
  findings: Finding[]
}

export interface StandardFindings {
  questions: QuestionFindings[]
  /** In how many cases notes could be read; null where whoever asks must not know of one of them yet. */
  read: number | null
}

/** The prompts answered "no" most often, by the counts the panel judged on. */
export const shortfallsOf = (keyQuestion: KeyQuestion, counts: readonly PromptCount[]): Shortfall[] =>
  keyQuestion.prompts
    .flatMap((prompt): Shortfall[] => {
      const count = counts.find(({ id }) => id === prompt.id)
      return count && count.no > 0 ? [{ prompt, no: count.no, relevant: count.relevant }] : []
    })
    .toSorted((a, b) => b.no - a.no || a.relevant - b.relevant)
    .slice(0, mostNamed)

export async function standardFindings(
  db: Reader,
  inspection: InspectionThing,
  framework: Framework,
  standard: Standard,
  counts: readonly PromptCount[],
  asks: Asks,
): Promise<StandardFindings> {
  const cases = await sampledCases(db, inspection.id)
  const answers = await currentAnswers(
    db,
    cases.map(({ id }) => id),
  )
  const { counted } = await countedCases(db, inspection.id, framework, cases, answers)
  const own = cases
    .map((one, at) => ({ ...one, ...counted[at]! }))
    .filter(({ kind }) => kind === standard.caseKind)
  const asked = standard.keyQuestions.flatMap(({ id, prompts }) => [
    id,
    ...prompts.map((prompt) => prompt.id),
  ])
  const noted = await caseNotes(
    db,
    inspection.id,
    own.map(({ id }) => id),
    asked,
    asks,
  )
  const known = await knownToWriter(db, inspection, framework)
  const findings = own.flatMap((one, at) => {
    const notes = noted?.get(one.id)
    if (!notes) return []
    const counting = new Set(
      questionsFor(framework, one.kind, one.facts)
        .filter(({ applies }) => applies === 'yes')
        .map(({ keyQuestion }) => keyQuestion.id),
    )
    return standard.keyQuestions
      .filter(({ id }) => counting.has(id))
      .flatMap((keyQuestion) =>
        [null, ...keyQuestion.prompts].flatMap((prompt): (Finding & { under: string })[] => {
          const question = prompt?.id ?? keyQuestion.id
          const value = one.answers[question]?.value
          const found = value && noteThatCounts(notes, question, value)
          if (!found) return []
          const personal = personalSignsIn(found.note, known).map(({ message }) => message)
          const { note, by } = found
          const number = at + 1
          return [
            {
              under: keyQuestion.id,
              assessment: one.id,
              number,
              question,
              prompt,
              value,
              note,
              by,
              personal,
            },
          ]
        }),
      )
  })
  return {
    questions: standard.keyQuestions.map((keyQuestion) => ({
      keyQuestion,
      shortfalls: shortfallsOf(keyQuestion, counts),
      findings: findings
        .filter(({ under }) => under === keyQuestion.id)
        .toSorted((a, b) => Number(b.value === 'no') - Number(a.value === 'no')),
    })),
    read: noted === null ? null : noted.size,
  }
}

/** Beside an answer that counts because it was settled so stands what the second assessor wrote. */
function noteThatCounts({ first, second }: NotedCase, question: string, value: string) {
  const own = first.get(question)
  const found = own?.value === value ? own : second.get(question)
  return found?.note ? found : undefined
}
