/** Checks a results file against its framework: every fault together, in the references its author wrote. */
import type { Fault, FaultAt } from '../framework/fault.ts'
import { humanPath } from '../framework/human-path.ts'
import type { Framework } from '../framework/shape.ts'
import { shapeFaults } from '../framework/shape-fault.ts'
import { inCaseNumbers } from './faults/in-case-numbers.ts'
import { inDiscretion } from './faults/in-discretion.ts'
import { inJudgements } from './faults/in-judgements.ts'
import { inKeyQuestions, missingKeyQuestions } from './faults/in-key-questions.ts'
import { type Results, resultsShape } from './results.ts'
import { refsGiven, soundEntries } from './sound-entries.ts'

/** `raw` is the parsed file. Returns the results, or every fault found. */
export function checkResults(framework: Framework, raw: unknown): { results: Results } | { faults: Fault[] } {
  const parsed = resultsShape.safeParse(raw)
  if (parsed.success) {
    const faults = worded(
      [
        ...wrongFramework(framework, parsed.data),
        ...inKeyQuestions(framework, parsed.data),
        ...missingKeyQuestions(
          framework,
          parsed.data.keyQuestions.map(({ ref }) => ref),
        ),
        ...inJudgements(framework, parsed.data),
        ...inDiscretion(framework, parsed.data),
        ...inCaseNumbers(framework, parsed.data),
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
          ...inCaseNumbers(framework, sound),
        ],
        rest,
      ),
    ],
  }
}

const wrongFramework = (framework: Framework, results: Results): FaultAt[] =>
  results.framework === framework.id
    ? []
    : [
        {
          kind: 'wrong-framework',
          at: ['framework'],
          message: `is "${results.framework}", but these results are being rated under ${framework.id}`,
        },
      ]

const worded = (found: FaultAt[], raw: unknown): Fault[] =>
  found.map(({ kind, at, message }) => ({ kind, path: humanPath(raw, at, 'results'), message }))
