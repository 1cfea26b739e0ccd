/** What is known of one key question by other rules: the least and the most favourable share of its cases. */
import type { Truth } from '../casework/truth.ts'
import { caseKindKey } from '../rating/results.ts'
import type { AssessedCase } from '../rating/tally.ts'
import type { Inspected } from './inspected.ts'
import type { Scheme, SchemeQuestion } from './scheme.ts'

/** So many of so many cases; of 0 cases where the question does not apply. */
export type Share = { yes: number; of: number }

export type ShareRange = {
  low: Share
  high: Share
  /** Cases that nobody asked and that could have been answered either way. */
  unasked: number
  /** Cases of which it is not known whether they would count. */
  unsure: number
}

type Known = {
  yes: number
  no: number
  unasked: number
  maybeYes: number
  maybeNo: number
  maybeUnasked: number
}

const nothingKnown = (): Known => ({ yes: 0, no: 0, unasked: 0, maybeYes: 0, maybeNo: 0, maybeUnasked: 0 })

/** @param sufficient of a hundred answers that nobody has; null for the bounds: none of them, and all of them */
function rangeOf(known: Known, sufficient: number | null): ShareRange {
  const { yes, no, unasked, maybeYes, maybeNo, maybeUnasked } = known
  const some = (cases: number, bound: number): number =>
    sufficient === null ? bound * cases : Math.round((cases * sufficient) / 100)
  return {
    low: { yes: yes + some(unasked, 0), of: yes + no + unasked + maybeNo + maybeUnasked },
    high: {
      yes: yes + maybeYes + some(unasked, 1) + maybeUnasked,
      of: yes + no + unasked + maybeYes + maybeUnasked,
    },
    unasked: unasked + maybeUnasked,
    unsure: maybeYes + maybeNo + maybeUnasked,
  }
}

const exactly = (yes: number, of: number): ShareRange => ({
  low: { yes, of },
  high: { yes, of },
  unasked: 0,
  unsure: 0,
})

const anything: ShareRange = {
  low: { yes: 0, of: 1 },
  high: { yes: 1, of: 1 },
  unasked: 0,
  unsure: 0,
}

/** What became of one case: whether it counts, and its answer where the inspection has one that counted. */
function countCase(known: Known, counts: Truth, asked: Truth, value: string | undefined): void {
  if (counts === 'no') return
  // A case that was to be asked and is not answered yet is left out on both sides: it is no effect of the rules.
  if (asked === 'yes' && value === undefined) return
  const answer = asked === 'yes' ? value : undefined
  const sure = counts === 'yes'
  if (answer === 'yes') known[sure ? 'yes' : 'maybeYes'] += 1
  else if (answer === 'no') known[sure ? 'no' : 'maybeNo'] += 1
  else known[sure ? 'unasked' : 'maybeUnasked'] += 1
}

function fromCases(question: SchemeQuestion, cases: readonly AssessedCase[]): Known {
  const known = nothingKnown()
  for (const { facts, answers } of cases)
    countCase(
      known,
      question.applies(facts),
      question.applied(facts),
      answers[question.keyQuestion.id]?.value,
    )
  return known
}

/** The sample of a kind: as given, or the most cases that a question which every case answers was asked of. */
function sampleOf({ framework, results }: Inspected, caseKind: string): number | undefined {
  const given = results.cases[caseKindKey(caseKind)]
  if (given !== undefined) return given
  const asked = framework.domains
    .flatMap((domain) => domain.standards)
    .filter((standard) => standard.caseKind === caseKind && standard.judged === 'from-cases')
    .flatMap((standard) => standard.keyQuestions)
    .filter((one) => !one.when)
    .flatMap((one) => results.keyQuestions.find(({ ref }) => ref === one.ref)?.relevant ?? [])
  return asked.length > 0 ? Math.max(...asked) : undefined
}

function fromCounts(
  scheme: Scheme,
  question: SchemeQuestion,
  caseKind: string,
  inspected: Inspected,
  { yes, of }: Share,
  sufficient: number | null,
): ShareRange {
  const sample = sampleOf(inspected, caseKind)
  if (sample === undefined || of > sample) return anything
  const no = of - yes
  if (question.everyCase) return rangeOf({ ...nothingKnown(), yes, no, unasked: sample - of }, sufficient)
  if (!question.everyCaseBefore)
    return rangeOf({ ...nothingKnown(), maybeYes: yes, maybeNo: no, maybeUnasked: sample - of }, sufficient)
  const out = scheme.leftOut[caseKindKey(caseKind)]
  if (out === undefined) return rangeOf({ ...nothingKnown(), maybeYes: yes, maybeNo: no }, sufficient)
  const left = Math.max(0, of - out)
  return {
    low: { yes: Math.max(0, yes - out), of: left },
    high: { yes: Math.min(yes, left), of: left },
    unasked: 0,
    unsure: Math.min(out, of),
  }
}

/** Null where the inspection has no figure for the question. */
export function shareRange(
  scheme: Scheme,
  question: SchemeQuestion,
  caseKind: string,
  inspected: Inspected,
  cases: readonly AssessedCase[] | undefined,
  sufficient: number | null,
): ShareRange | null {
  const { source } = question
  if (!source) return anything
  const given = inspected.results.keyQuestions.find((one) => one.ref === source.ref)
  if (!given) return null
  const counted = given.percent === undefined
  const share = counted ? { yes: given.yes ?? 0, of: given.relevant ?? 0 } : { yes: given.percent!, of: 100 }
  if (question.sameCases) return exactly(share.yes, share.of)
  if (cases) return rangeOf(fromCases(question, cases), sufficient)
  return counted ? fromCounts(scheme, question, caseKind, inspected, share, sufficient) : anything
}
