/** Checks a results file against its framework: every fault together, in the references its author wrote. */
import { type Fault, type FaultAt, oneOf } from '../framework/fault.ts'
import { keyQuestionByRef, ratingByName, standardByRef, standardsInOrder } from '../framework/find.ts'
import { humanPath } from '../framework/human-path.ts'
import type { Framework } from '../framework/shape.ts'
import { shapeFaults } from '../framework/shape-fault.ts'
import { bandsInOrder } from './band.ts'
import { figuresOf } from './figures-of.ts'
import { caseKindKey, type Results, resultsShape } from './results.ts'
import { refsGiven, soundEntries } from './sound-entries.ts'
import { rateFromCases } from './standard.ts'

const repeatedRefs = (list: string, entries: readonly { ref: string }[]): FaultAt[] =>
  entries.flatMap(({ ref }, index) =>
    entries.findIndex((entry) => entry.ref === ref) < index
      ? [{ kind: 'duplicate-reference', at: [list, index], message: 'is given twice; keep one' }]
      : [],
  )

function inKeyQuestions(framework: Framework, { keyQuestions }: Results): FaultAt[] {
  const faults: FaultAt[] = repeatedRefs('keyQuestions', keyQuestions)
  keyQuestions.forEach(({ ref, yes, relevant, percent }, index) => {
    const fault = (kind: string, message: string) =>
      faults.push({ kind, at: ['keyQuestions', index], message })
    const found = keyQuestionByRef(framework, ref)
    if (!found) fault('unknown-reference', `is not a key question of ${framework.id}`)
    else if (found.standard.judged === 'qualitative')
      fault(
        'answers-to-a-judgement',
        `belongs to ${found.standard.ref}, which is judged on all the evidence; give a judgement for ${found.standard.ref} instead`,
      )
    if (percent === undefined) {
      if (yes === undefined || relevant === undefined)
        fault('no-figure', 'needs yes and relevant, or a percent')
      else if (yes > relevant)
        fault('more-yes-than-relevant', `has ${yes} yes of ${relevant} relevant; yes cannot be the larger`)
    } else if (yes !== undefined || relevant !== undefined)
      fault('two-figures', 'has both counts and a percent; give one or the other')
  })
  return faults
}

/** A standard needs all its key questions, or the lowest could be the one left out. */
function missingKeyQuestions(framework: Framework, refs: readonly string[]): FaultAt[] {
  return standardsInOrder(framework).flatMap((standard) => {
    const given = standard.keyQuestions.filter(({ ref }) => refs.includes(ref))
    if (standard.judged !== 'from-cases' || given.length === 0) return []
    return standard.keyQuestions
      .filter((keyQuestion) => !given.includes(keyQuestion))
      .map(({ ref }) => ({
        kind: 'missing-key-question',
        at: ['keyQuestions'],
        message: `lack ${ref}, although ${standard.ref} has others; add it, with relevant: 0 if no case answers it`,
      }))
  })
}

function inJudgements(framework: Framework, { judgements, cases }: Results): FaultAt[] {
  const labels = oneOf(framework.ratings.map((rating) => rating.label))
  return [
    ...repeatedRefs('judgements', judgements),
    ...judgements.flatMap(({ ref, rating }, index): FaultAt[] => {
      const at = ['judgements', index]
      const faults: FaultAt[] = []
      const standard = standardByRef(framework, ref)
      const kind = standard?.ratedOnlyWithCases
      if (!standard)
        faults.push({ kind: 'unknown-reference', at, message: `is not a standard of ${framework.id}` })
      else if (standard.judged === 'from-cases')
        faults.push({
          kind: 'judgement-of-cases',
          at,
          message: `is a judgement on ${standard.name}, which is rated from cases; give its key questions instead`,
        })
      if (kind && cases[caseKindKey(kind)] === 0)
        faults.push({
          kind: 'judgement-without-cases',
          at,
          message: 'rates a standard that is rated only when there are cases, and there were none; remove it',
        })
      if (!ratingByName(framework, rating))
        faults.push({
          kind: 'unknown-rating',
          at,
          message: `gives "${rating}", which is no rating; use ${labels}`,
        })
      return faults
    }),
  ]
}

function inDiscretion(framework: Framework, results: Results): FaultAt[] {
  const labels = oneOf(framework.ratings.map((rating) => rating.label))
  const bands = bandsInOrder(framework.keyQuestionBands)
  return [
    ...repeatedRefs('discretion', results.discretion),
    ...results.discretion.flatMap(({ ref, to }, index): FaultAt[] => {
      const at = ['discretion', index]
      const standard = standardByRef(framework, ref)
      const rating = ratingByName(framework, to)
      const faults: FaultAt[] = []
      if (!rating)
        faults.push({
          kind: 'unknown-rating',
          at,
          message: `goes to "${to}", which is no rating; use ${labels}`,
        })
      if (!standard) {
        faults.push({ kind: 'unknown-reference', at, message: `is not a standard of ${framework.id}` })
        return faults
      }
      const judgement = results.judgements.find((one) => one.ref === ref)
      const fromCases = rateFromCases(framework.keyQuestionBands, bands, figuresOf(standard, results))
      const computed = judgement
        ? ratingByName(framework, judgement.rating)
        : fromCases && ratingByName(framework, bands[fromCases.band]!.rating)
      if (!judgement && !fromCases)
        faults.push({
          kind: 'discretion-on-nothing',
          at,
          message: 'has no rating to change; give its results',
        })
      else if (rating && rating.id === computed?.id)
        faults.push({
          kind: 'discretion-changes-nothing',
          at,
          message: `is ${rating.label} already; remove it`,
        })
      return faults
    }),
  ]
}

function inNumbersOfCases(framework: Framework, results: Results): FaultAt[] {
  const kinds = framework.caseKinds.map((kind) => caseKindKey(kind.id))
  const faults: FaultAt[] = []
  for (const list of ['caseload', 'cases'] as const)
    for (const key of Object.keys(results[list]))
      if (!kinds.includes(key))
        faults.push({
          kind: 'unknown-case-kind',
          at: [list],
          message: `has "${key}", which is no kind of case; use ${oneOf(kinds)}`,
        })
  for (const kind of kinds) {
    const [cases, caseload] = [results.cases[kind], results.caseload[kind]]
    if (cases !== undefined && caseload !== undefined && cases > caseload)
      faults.push({
        kind: 'more-cases-than-caseload',
        at: ['cases'],
        message: `has ${cases} for "${kind}", more than the caseload of ${caseload}`,
      })
  }
  results.keyQuestions.forEach(({ ref, relevant }, index) => {
    const kind = keyQuestionByRef(framework, ref)?.standard.caseKind
    if (!kind || relevant === undefined) return
    for (const [name, most] of [
      ['cases assessed', results.cases[caseKindKey(kind)]],
      ['caseload', results.caseload[caseKindKey(kind)]],
    ] as const)
      if (most !== undefined && relevant > most)
        faults.push({
          kind: 'more-relevant-than-cases',
          at: ['keyQuestions', index],
          message: `has ${relevant} relevant cases, more than the ${name} of ${most}`,
        })
  })
  return faults
}

/** `raw` is the parsed file. Returns the results, or every fault found. */
export function checkResults(framework: Framework, raw: unknown): { results: Results } | { faults: Fault[] } {
  const parsed = resultsShape.safeParse(raw)
  if (parsed.success) {
    const faults = worded(
      [
        ...inKeyQuestions(framework, parsed.data),
        ...missingKeyQuestions(
          framework,
          parsed.data.keyQuestions.map(({ ref }) => ref),
        ),
        ...inJudgements(framework, parsed.data),
        ...inDiscretion(framework, parsed.data),
        ...inNumbersOfCases(framework, parsed.data),
      ],
      raw,
    )
    return faults.length === 0 ? { results: parsed.data } : { faults }
  }
  const inShape = worded(shapeFaults(parsed.error.issues, raw), raw)
  const rest = soundEntries(raw)
  const sound = resultsShape.parse(rest)
  return {
    faults: [
      ...inShape,
      ...worded(
        [
          ...inKeyQuestions(framework, sound),
          ...missingKeyQuestions(framework, refsGiven(raw)),
          ...inJudgements(framework, sound),
          ...inNumbersOfCases(framework, sound),
        ],
        rest,
      ),
    ],
  }
}

const worded = (found: FaultAt[], raw: unknown): Fault[] =>
  found.map(({ kind, at, message }) => ({ kind, path: humanPath(raw, at, 'results'), message }))
