/** What certainty is worked out from: whole cases as they count, the caseload, and ratings that do not come from cases. */
import { createHash } from 'node:crypto'
import { caseVectors } from '#engine/certainty/case-vectors.ts'
import { countsOf } from '#engine/certainty/judge.ts'
import { quickChanceName } from '#engine/certainty/quick-chance.ts'
import { certaintyRules } from '#engine/certainty/rules.ts'
import { type CertaintyFigures, certaintyFigures } from '#engine/certainty/work-out.ts'
import { canonicalJson } from '#engine/framework/digest.ts'
import { ratingByName, standardsInOrder } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { caseKindKey, type Results } from '#engine/rating/results.ts'
import type { AssessedCase } from '#engine/rating/tally.ts'
import type { Reader } from '#platform/audit/action.ts'
import { countedCases } from '../../counted-cases.ts'
import { currentAnswers, type SampledCase, sampledCases } from '../../sampled-cases.ts'
import { readStandingOrResult } from '../results.ts'
import type { Standing } from '../standing.ts'

export interface Figures {
  figures: CertaintyFigures
  digest: string
  /** Cases with a question that nobody has answered yet, by kind. */
  open: Record<string, number>
  /** Nothing can be worked out without a case that is answered in full. */
  empty: boolean
  /** Cases were changed after the panel concluded, so they no longer give the figures it left. */
  changedSincePanel: boolean
}

export interface CountedCase extends SampledCase {
  counted: AssessedCase
}

/** The sampled cases as they count in the results, each with its row of the caseload. */
export async function casesThatCount(
  db: Reader,
  framework: Framework,
  inspectionId: string,
): Promise<CountedCase[]> {
  const cases = await sampledCases(db, inspectionId)
  const answers = await currentAnswers(
    db,
    cases.map(({ id }) => id),
  )
  const { counted } = await countedCases(db, inspectionId, framework, cases, answers)
  return cases.map((one, at) => ({ ...one, counted: counted[at]! }))
}

export interface Ask {
  inspection: { id: string; serviceName: string }
  framework: Framework
  /** The figures are those the panel left. */
  panelIsOver: boolean
}

export async function readFigures(
  db: Reader,
  { inspection, framework, panelIsOver }: Ask,
): Promise<Figures & { standing: Standing }> {
  const standing = await readStandingOrResult(db, framework, inspection, panelIsOver)
  const cases = await casesThatCount(db, framework, inspection.id)
  return {
    standing,
    ...figuresOf(
      standing,
      cases.map(({ counted }) => counted),
    ),
  }
}

export function figuresOf(standing: Standing, cases: readonly AssessedCase[]): Figures {
  const { framework, results } = standing
  const samples = caseVectors(framework, cases)
  const caseload = Object.fromEntries(
    framework.caseKinds.map(({ id }) => [id, results.caseload[caseKindKey(id)] ?? 0]),
  )
  const figures = certaintyFigures(samples, caseload, fixedRatings(framework, results))
  const rules = certaintyRules(framework)
  const about = {
    framework: [framework.id, framework.version],
    rules,
    generator: quickChanceName,
    caseload,
    fixed: figures.fixed,
    samples: figures.samples.map(({ kind, cases: own }) => [kind, own.map((one) => one.join())]),
  }
  return {
    figures,
    digest: createHash('sha256').update(canonicalJson(about), 'utf8').digest('hex'),
    open: Object.fromEntries(samples.map(({ kind, open }) => [kind, open])),
    empty: samples.every((one) => one.cases.length === 0),
    changedSincePanel: standing.concluded !== null && !agree(figures, results),
  }
}

/** Judgements as the lead gave them: what the panel decided is not a chance, and the rules know nothing of it. */
const fixedRatings = (framework: Framework, results: Results): Record<string, string> =>
  Object.fromEntries(
    standardsInOrder(framework).flatMap(({ id, ref, judged }) => {
      const given = results.judgements.find((one) => one.ref === ref)
      const rating = judged === 'qualitative' && given && ratingByName(framework, given.rating)
      return rating ? [[id, rating.id]] : []
    }),
  )

const agree = ({ samples }: CertaintyFigures, results: Results): boolean =>
  samples.every((sample) => {
    const { yes, relevant } = countsOf(sample)
    return sample.questions.every(({ ref }, at) => {
      const printed = results.keyQuestions.find((one) => one.ref === ref)
      return (printed?.yes ?? 0) === yes[at] && (printed?.relevant ?? 0) === relevant[at]
    })
  })
