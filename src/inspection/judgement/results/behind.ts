/** A key question or a prompt, and the cases behind its figure, sorted into what they count as. */
import { questionsFor } from '#engine/casework/questions-for.ts'
import { caseKindById, keyQuestionById, promptById, promptRef } from '#engine/framework/find.ts'
import type { CaseKind, Framework, KeyQuestion, Prompt, Standard } from '#engine/framework/shape.ts'
import type { Standing } from '../standing.ts'
import type { CaseLine } from './case-lines.queries.ts'

export interface Asked {
  id: string
  ref: string
  text: string
  standard: Standard
  keyQuestion: KeyQuestion
  /** Null for the key question itself. */
  prompt: Prompt | null
  kind: CaseKind
}

export function askedBy(framework: Framework, id: string): Asked | null {
  const own = keyQuestionById(framework, id)
  const found = own ? { ...own, prompt: null } : promptById(framework, id)
  const kind = found?.standard.caseKind && caseKindById(framework, found.standard.caseKind)
  if (!found || !kind || found.standard.judged !== 'from-cases') return null
  const { keyQuestion, standard, prompt } = found
  return {
    id,
    ref: prompt ? promptRef(keyQuestion, prompt) : keyQuestion.ref,
    text: prompt ? prompt.text : keyQuestion.text,
    standard,
    keyQuestion,
    prompt,
    kind,
  }
}

export const groups = ['yes', 'no', 'not-applicable', 'missing', 'undecided', 'out'] as const
export type Group = (typeof groups)[number]

export interface BehindCase {
  line: CaseLine
  group: Group
  /** Why the case counts for the question, or does not. */
  reason: string
  complete: boolean
  steppedIn: boolean
  /** The answer of the second assessment counts: it was settled so. */
  bySecond: boolean
}

function groupOf(applies: string, value: string | undefined, prompt: Prompt | null): Group {
  if (applies === 'no') return 'out'
  if (applies === 'undecided') return 'undecided'
  if (value === 'yes' || value === 'no') return value
  return value === 'not-applicable' && prompt?.notApplicable ? 'not-applicable' : 'missing'
}

/** The same cases that the figure was counted from, each in exactly one group. */
export function casesBehind(
  standing: Standing,
  asked: Asked,
  lines: ReadonlyMap<string, CaseLine>,
): BehindCase[] {
  const { framework, assessed } = standing
  return assessed.flatMap((one): BehindCase[] => {
    const line = lines.get(one.assessment)
    if (one.kind !== asked.kind.id || !line) return []
    const counting = questionsFor(framework, one.kind, one.facts).find(
      ({ keyQuestion }) => keyQuestion.id === asked.keyQuestion.id,
    )!
    const value = one.answers[asked.id]?.value
    const group = groupOf(counting.applies, value, asked.prompt)
    return [
      {
        line,
        group,
        reason: counting.reason,
        complete: one.complete,
        steppedIn: one.steppedIn,
        bySecond: value !== undefined && value !== line.value,
      },
    ]
  })
}

export interface WhoAnswered {
  name: string
  yes: number
  no: number
  notApplicable: number
  missing: number
}

/** How many of the cases that count each assessor answered, and how. */
export function whoAnswered(cases: readonly BehindCase[]): WhoAnswered[] {
  const people = new Map<string, WhoAnswered>()
  for (const { line, group } of cases) {
    if (group === 'out') continue
    const name = line.assessor ?? 'Not allocated'
    const one = people.get(name) ?? { name, yes: 0, no: 0, notApplicable: 0, missing: 0 }
    people.set(name, one)
    if (group === 'yes' || group === 'no') one[group] += 1
    else if (group === 'not-applicable') one.notApplicable += 1
    else one.missing += 1
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}
