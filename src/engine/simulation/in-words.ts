/** Rules for a simulation, and what they leave unknown, in sentences. */
import { keyQuestionById, ratingById, standardById } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import type { Rules } from './rules.ts'
import type { Side, SideStandard } from './side.ts'

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const first = <T>(
  frameworks: readonly Framework[],
  find: (one: Framework) => T | undefined,
): T | undefined => {
  for (const framework of frameworks) {
    const found = find(framework)
    if (found !== undefined) return found
  }
  return undefined
}

function boundariesInWords(frameworks: readonly Framework[], boundaries: Record<string, number>): string {
  const parts = Object.entries(boundaries).map(([rating, from]) => {
    const label = first(frameworks, (one) => ratingById(one, rating)?.label) ?? rating
    const own = new Set(
      frameworks
        .flatMap((one) => one.keyQuestionBands.bands.filter((band) => band.rating === rating))
        .map((band) => band.from),
    )
    const instead = own.size === 1 && !own.has(from) ? ` instead of ${[...own][0]}%` : ''
    return `${label} begins at ${from}%${instead}`
  })
  return `${parts.join('; ')}.`
}

function casesInWords(frameworks: readonly Framework[], cases: NonNullable<Rules['cases']>): string {
  if (cases.whole) return 'Every sampled case answers every key question.'
  const other = frameworks.find((one) => one.id === cases.subSamplesOf)
  const out = Object.entries(cases.leftOut ?? {}).map(([kind, count]) => `${count} (${kind})`)
  return `The cases that answer a key question are picked as in ${other?.title ?? cases.subSamplesOf}.${out.length > 0 ? ` Where only counts are known, a sub-sample is taken to leave out so many cases: ${out.join(', ')}.` : ''}`
}

const standardFromInWords = {
  lowest: 'A standard takes its lowest key question.',
  mean: 'A standard takes the band of the mean of its key questions’ exact shares.',
  middle: 'A standard takes the middle one of its key questions’ bands, of two the lower one.',
} as const

/** One sentence for each rule that differs. */
export function rulesInWords(rules: Rules, frameworks: readonly Framework[]): string[] {
  const { framework, boundaries, banding, standardFrom, leading, cases, within, unknown } = rules
  const title = frameworks.find((one) => one.id === framework)?.title ?? framework
  const place = (id: string): string =>
    first(frameworks, (one) => {
      const standard = standardById(one, id)
      const domain = one.domains.find((candidate) => candidate.id === id)
      return standard ? `${standard.ref} ${standard.name}` : domain && `${domain.ref}. ${domain.name}`
    }) ?? id
  const refs = leading?.keyQuestions.map(
    (id) => first(frameworks, (one) => keyQuestionById(one, id)?.keyQuestion.ref) ?? id,
  )
  const lower = leading?.othersLowerBy
  return [
    framework && `Rated under ${title}. Standards and key questions are matched by their ids.`,
    boundaries && boundariesInWords(frameworks, boundaries),
    banding === 'exact' && 'The exact share decides the band, not the whole percentage that is printed.',
    banding === 'round-then-band' && 'The whole percentage that is printed decides the band.',
    standardFrom && standardFromInWords[standardFrom],
    refs &&
      (lower === 0
        ? `In their standards ${listed(refs)} alone decide.`
        : `In their standards ${listed(refs)} set the rating; the other key questions can lower it by ${lower === 1 ? 'one band' : `${lower} bands`} at most.`),
    cases && casesInWords(frameworks, cases),
    within && `This holds for ${listed(within.map(place))}; elsewhere nothing changes.`,
    unknown && `${listed(unknown.map(place))}: replaced by something that nobody has judged.`,
    rules.noLimits && 'No standard caps the overall rating.',
  ].filter((line): line is string => typeof line === 'string')
}

const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`)

/** Why more than one rating of a standard is possible; empty where it is known. */
export function whyNotKnown({ why, questions }: SideStandard): string {
  if (why === null) return ''
  if (why === 'replaced') return 'Replaced by something that nobody has judged.'
  if (why === 'not-inspected') return 'This inspection did not ask it.'
  return questions
    .filter((one) => one.lowest !== one.highest)
    .map(({ ref, lowest, highest, unasked, unsure }) => {
      const between = `${ref} lies between ${lowest ?? 0}% and ${highest ?? 100}%`
      if (unsure > 0) return `${between}: it is not known which of ${cases(unsure)} would count.`
      return `${between}: ${cases(unasked)} ${unasked === 1 ? 'was' : 'were'} not asked.`
    })
    .join(' ')
}

/** "Good", or "Inadequate to Good" where it is not known which. */
export const ratingRange = (range: { lowest: string | null; highest: string | null } | null): string =>
  range === null || range.lowest === null
    ? 'Not rated'
    : range.lowest === range.highest
      ? range.lowest
      : `${range.lowest} to ${range.highest}`

export const scoreRange = ({ score }: Side): string =>
  score === null
    ? '–'
    : score.lowest === score.highest
      ? `${score.lowest}`
      : `${score.lowest} to ${score.highest}`
