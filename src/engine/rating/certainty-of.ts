/** What the sample says about the whole caseload, where counts, caseload and sample size are known. */
import { bandProbability } from '../certainty/band-probability.ts'
import { exactInterval } from '../certainty/interval.ts'
import { ratingById, standardsJudgedFrom } from '../framework/find.ts'
import type { Band, Framework, Standard } from '../framework/shape.ts'
import { applies, type Figure } from './figure.ts'
import type { RatedKeyQuestion } from './rated.ts'
import { caseKindKey, type Results } from './results.ts'

/** The number of cases assessed: as given, or as the questions that every case answers show; undefined when unknown. */
function sampleSize(framework: Framework, caseKind: string, results: Results): number | undefined {
  const given = results.cases[caseKindKey(caseKind)]
  if (given !== undefined) return given
  const asked = standardsJudgedFrom(framework, caseKind)
    .flatMap((standard) => standard.keyQuestions)
    .filter((keyQuestion) => !keyQuestion.when)
    .flatMap((keyQuestion) => results.keyQuestions.find((one) => one.ref === keyQuestion.ref)?.relevant ?? [])
  return asked.length > 0 ? Math.max(...asked) : undefined
}

export type KnownSizes = ReadonlyMap<string, { sample: number; caseload: number }>

/** Sample and caseload of each kind of case for which both are known. */
export function knownSizes(framework: Framework, results: Results): KnownSizes {
  const known = new Map<string, { sample: number; caseload: number }>()
  for (const { id } of framework.caseKinds) {
    const caseload = results.caseload[caseKindKey(id)]
    if (caseload === undefined) continue
    const sample = sampleSize(framework, id, results)
    if (sample !== undefined && sample <= caseload) known.set(id, { sample, caseload })
  }
  return known
}

const sixDecimals = (probability: number): number => Math.round(probability * 1e6) / 1e6

/**
 * The interval is about how many cases of the caseload count for the question and would be answered yes; being one of
 * them or not is settled for every sampled case, so it is exact for questions that count only some cases, too.
 */
export function certaintyOf(
  framework: Framework,
  bands: readonly Band[],
  standard: Standard,
  figure: Figure,
  sizes: KnownSizes,
): Pick<RatedKeyQuestion, 'interval80' | 'bandProbability'> {
  const size = standard.caseKind === undefined ? undefined : sizes.get(standard.caseKind)
  const { yes, of: relevant } = figure
  if (!size || !figure.counted || !applies(figure) || relevant > size.sample) return {}
  const { sample, caseload } = size
  const likely = bandProbability(framework.keyQuestionBands, bands, { yes, relevant, sample, caseload })
  const byRating: Record<string, number> = {}
  bands.forEach((band, place) => {
    const { label } = ratingById(framework, band.rating)!
    byRating[label] = sixDecimals((byRating[label] ?? 0) + likely[place]!)
  })
  return { interval80: exactInterval(yes, sample, caseload, 80), bandProbability: byRating }
}
