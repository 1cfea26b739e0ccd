/**
 * What other rules would change for the whole caseload, of which only a sample was assessed: the caseload is completed
 * many times, and both rules judge each completed caseload. Chance that moves both alike then moves no difference.
 */
import { caseVectors } from '../certainty/case-vectors.ts'
import { completeCaseload, sizesOf } from '../certainty/completion.ts'
import { countsOf, type Judge } from '../certainty/judge.ts'
import { certaintyRules } from '../certainty/rules.ts'
import type { Counts } from '../certainty/urn.ts'
import { ratingById, ratingByName } from '../framework/find.ts'
import type { Framework, Rating } from '../framework/shape.ts'
import { overallRating } from '../rating/overall.ts'
import { caseKindKey } from '../rating/results.ts'
import type { Inspected } from './inspected.ts'
import type { Rules } from './rules.ts'
import { type Scheme, schemeFor } from './scheme.ts'
import { standardBand } from './standard-band.ts'

/** Of all draws, how many left a rating as it is, raised it, and lowered it. */
export type Moves = { same: number; up: number; down: number }

export type ChangeOverCaseload = {
  draws: number
  seed: string
  standards: ({ id: string; ref: string; name: string } & Moves)[]
  /** Null while a standard that counts has no rating. */
  overall: Moves | null
  points: { by: number; times: number }[] | null
}

export type WhyNoChange = 'no-cases' | 'no-caseload' | 'other-cases'

export type Change = ChangeOverCaseload | { why: WhyNoChange }

export const whyNoChangeInWords: Record<WhyNoChange, string> = {
  'no-cases': 'Only counts are known of this inspection, and how sure a change is depends on whole cases.',
  'no-caseload': 'The size of the caseload is not known.',
  'other-cases':
    'By these rules other cases count, and nobody has their answers: the bounds above say what can be said.',
}

type Rated = { standards: (Rating | null)[]; score: number | null; overall: Rating | null }

/** Rates counts by one scheme. A question that no sampled case answers is rated nowhere. */
function raterOf(
  scheme: Scheme,
  kinds: readonly { kind: string; questions: readonly { id: string }[] }[],
  inSample: readonly Readonly<Counts>[],
  { results }: Inspected,
): (counts: readonly Readonly<Counts>[]) => Rated {
  const { framework, bands } = scheme
  const prepared = scheme.standards.map((one) => {
    const kind = kinds.findIndex(({ kind: id }) => id === one.caseKind)
    const places = one.questions.flatMap(({ keyQuestion: { id } }) => {
      const place = kinds[kind]?.questions.findIndex((question) => question.id === id) ?? -1
      return place >= 0 && inSample[kind]!.relevant[place]! > 0 ? [{ id, place }] : []
    })
    const judgement = results.judgements.find(({ ref }) => ref === one.source?.ref)
    const given = judgement ? (ratingByName(framework, judgement.rating) ?? null) : null
    return { one, kind, places, given }
  })
  return (counts) => {
    const standards = prepared.map(({ one, kind, places, given }) => {
      if (one.standard.judged !== 'from-cases') return given
      const asked = places.map(({ id, place }) => ({
        id,
        share: { yes: counts[kind]!.yes[place]!, of: counts[kind]!.relevant[place]! },
      }))
      const band = standardBand(framework.keyQuestionBands, bands, one, asked)
      return band === null ? null : ratingById(framework, bands[band]!.rating)!
    })
    const { score, overall } = overallRating(
      framework,
      prepared.map(({ one }, at) => ({ standard: one.standard, rating: standards[at]! })),
    )
    return { standards, score, overall }
  }
}

const count = (moves: Moves, from: Rating | null, to: Rating | null): void => {
  if (!from || !to) return
  moves[to.score > from.score ? 'up' : to.score < from.score ? 'down' : 'same'] += 1
}

/** @param draws as many as the framework's own rule says, unless told */
export function changeOverCaseload(
  rules: Rules,
  inspected: Inspected,
  frameworks: readonly Framework[],
  draws?: number,
): Change {
  const { framework, results, cases } = inspected
  const after = schemeFor(framework, rules, frameworks)
  const changesCases =
    after.framework.id !== framework.id ||
    after.standards.some((one) => one.replaced || one.questions.some((question) => !question.sameCases))
  if (changesCases) return { why: 'other-cases' }
  if (!cases || cases.length === 0) return { why: 'no-cases' }
  const known = framework.caseKinds.filter(({ id }) => cases.some((one) => one.kind === id))
  if (known.some(({ id }) => results.caseload[caseKindKey(id)] === undefined)) return { why: 'no-caseload' }
  const samples = caseVectors(framework, cases)
  const { draws: own, assumedWeight } = certaintyRules(framework)
  const given = {
    samples,
    caseload: Object.fromEntries(
      framework.caseKinds.map(({ id }) => [id, results.caseload[caseKindKey(id)] ?? 0]),
    ),
    // The same inspection always meets the same chances, whatever rules are asked about.
    seed: `${inspected.id}|what-if`,
    draws: draws ?? own,
    assumed: assumedWeight,
  }
  const inSample = samples.map(countsOf)
  const rateBefore = raterOf(schemeFor(framework, {}, []), samples, inSample, inspected)
  const rateAfter = raterOf(after, samples, inSample, inspected)
  const standards = after.standards.map(({ standard: { id, ref, name } }) => ({
    id,
    ref,
    name,
    same: 0,
    up: 0,
    down: 0,
  }))
  const overall: Moves = { same: 0, up: 0, down: 0 }
  const points = new Map<number, number>()
  const judge: Judge = {
    see(counts) {
      const [one, other] = [rateBefore(counts), rateAfter(counts)]
      standards.forEach((moves, at) => {
        count(moves, one.standards[at]!, other.standards[at]!)
      })
      count(overall, one.overall, other.overall)
      if (one.score === null || other.score === null) return
      const by = other.score - one.score
      points.set(by, (points.get(by) ?? 0) + 1)
    },
  }
  // Where every case was assessed there is nothing to draw.
  const census = sizesOf(given).every((size, at) => size === samples[at]!.cases.length)
  if (census) judge.see(inSample, 1)
  else completeCaseload(given, [judge])
  return {
    draws: census ? 1 : given.draws,
    seed: given.seed,
    standards: standards.filter((one) => one.same + one.up + one.down > 0),
    overall: points.size > 0 ? overall : null,
    points:
      points.size > 0
        ? [...points].map(([by, times]) => ({ by, times })).toSorted((a, b) => a.by - b.by)
        : null,
  }
}
