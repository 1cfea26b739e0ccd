/** Reads answers, judgements and decisions, and rates the inspection from them: the one source of every figure. */
import type { Framework } from '#engine/framework/shape.ts'
import { settleOneCase } from '#engine/rating/one-case.ts'
import { rate } from '#engine/rating/rate.ts'
import type { Rated } from '#engine/rating/rated.ts'
import { caseKindKey, type Results } from '#engine/rating/results.ts'
import { resultsFromTally, tally } from '#engine/rating/tally.ts'
import type { Reader } from '#platform/audit/action.ts'
import { casesLeft } from '../cases-left.ts'
import { countedCases } from '../counted-cases.ts'
import { currentAnswers, sampledCases } from '../sampled-cases.ts'
import { readNotInspected, struckOf } from './not-inspected.ts'
import { caseloadSizes, decisionsOf, type Judgement, judgementsOf, newestResult } from './queries.ts'
import { discretionFrom, ratingLabel, type Standing, standardStandings } from './standing.ts'

/** The newest judgement of each standard that can be rated, by reference and label. */
function judgementEntries(
  framework: Framework,
  judgements: readonly Judgement[],
  cases: Results['cases'],
): Results['judgements'] {
  return framework.domains
    .flatMap((domain) => domain.standards)
    .flatMap(({ id, ref, ratedOnlyWithCases: kind }) => {
      const newest = judgements.find((one) => one.standard === id)
      if (!newest || (kind && !cases[caseKindKey(kind)])) return []
      return [{ ref, rating: ratingLabel(framework, newest.rating) }]
    })
}

/** Where the ratings stand now, counted from the answers as they are. */
export async function readStanding(
  db: Reader,
  framework: Framework,
  inspection: { id: string; serviceName: string },
): Promise<Standing> {
  const cases = await sampledCases(db, inspection.id)
  const answers = await currentAnswers(
    db,
    cases.map((one) => one.id),
  )
  const judgements = await judgementsOf(db, inspection.id)
  const decisions = await decisionsOf(db, inspection.id)
  const left = await casesLeft(db, inspection.id)
  // A case that should not have been listed is no part of the caseload that is spoken of.
  const caseload = Object.entries(await caseloadSizes(db, inspection.id)).map(
    ([kind, size]) => [kind, size - struckOf(left, kind)] as const,
  )
  const { counted: assessed, bySecond } = await countedCases(db, inspection.id, framework, cases, answers)
  const counted = tally(framework, assessed)
  const fromCases = resultsFromTally(framework, counted)
  const beforePanel: Results = {
    framework: framework.id,
    service: inspection.serviceName,
    ...fromCases,
    judgements: judgementEntries(framework, judgements, fromCases.cases),
    discretion: [],
    caseload: Object.fromEntries(caseload.map(([kind, size]) => [caseKindKey(kind), size])),
  }
  // A decision stands only on the rating it was made on, so the ratings without the panel come first.
  const proposals = standardStandings(
    framework,
    settleOneCase(framework, rate(framework, beforePanel), assessed),
    beforePanel,
    judgements,
    decisions,
  )
  const results = { ...beforePanel, discretion: discretionFrom(framework, proposals) }
  const rated = settleOneCase(framework, rate(framework, results), assessed)
  return {
    framework,
    results,
    rated,
    tally: counted,
    cases: {
      sampled: cases.length,
      complete: cases.filter((one) => one.complete).length,
      answered: new Set(answers.filter((one) => one.value !== null).map((one) => one.assessment)).size,
      bySecond,
    },
    standards: standardStandings(framework, rated, results, judgements, decisions),
    assessed: assessed.map((one, at) => {
      const { id, complete, steppedIn } = cases[at]!
      return { ...one, assessment: id, complete, steppedIn }
    }),
    notInspected: readNotInspected(
      framework,
      assessed.filter((_, at) => !cases[at]!.steppedIn),
      left,
      beforePanel,
    ),
    concluded: null,
  }
}

/** The same, but once the panel has concluded with the figures it left. */
export async function readStandingOrResult(
  db: Reader,
  framework: Framework,
  inspection: { id: string; serviceName: string },
  panelIsOver: boolean,
): Promise<Standing> {
  const live = await readStanding(db, framework, inspection)
  const stored = panelIsOver ? await newestResult(db, inspection.id) : undefined
  if (!stored) return live
  const results = stored.results as unknown as Results
  const rated = stored.rated as unknown as Rated
  const judgements = live.standards.flatMap((one) => one.judgements)
  const decisions = live.standards.flatMap((one) => one.decisions)
  return {
    ...live,
    results,
    rated,
    standards: standardStandings(framework, rated, results, judgements, decisions),
    concluded: { version: stored.version, digest: stored.digest, at: stored.at, by: stored.by },
  }
}
