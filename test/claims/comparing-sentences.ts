/** Sentences that compare two figures of one report, and such as say one figure in two ways. */
import type { RatedKeyQuestion } from '#engine/rating/rated.ts'
import type { Stream } from '#engine/sampling/stream.ts'
import { oneOf } from './chance.ts'
import type { Sentence } from './invented-sentences.ts'

const aims = ['to support desistance', 'to keep the child safe', 'to keep other people safe']

/** Two themes of one activity, both of which a question asks about. */
export function betweenThemes(
  chance: Stream,
  act: string,
  one: RatedKeyQuestion,
  other: RatedKeyQuestion,
): Sentence[] {
  if (one.percent === null || other.percent === null || one.percent === other.percent) return []
  const [a, b] = [one, other].map(({ ref }) => aims[Number(ref.at(-1)) - 1]!)
  const higher = one.percent > other.percent
  const [right, wrong] = higher ? ['better', 'weaker'] : ['weaker', 'better']
  const also = chance.below(2) === 0 ? '' : `${act.toLowerCase()} `
  const say = (word: string) => `${act} ${a} was ${word} than ${also}${b}.`
  return [{ about: 'a comparison of themes', true: say(right), false: say(wrong) }]
}

export function betweenKinds(
  chance: Stream,
  act: string,
  court: RatedKeyQuestion,
  out: RatedKeyQuestion,
): Sentence[] {
  if (court.percent === null || out.percent === null || court.percent === out.percent) return []
  const aim = aims[Number(court.ref.at(-1)) - 1]!
  const [right, wrong] = court.percent > out.percent ? ['better', 'weaker'] : ['weaker', 'better']
  const [first, second] = oneOf(chance, [
    ['in court cases', 'in out-of-court cases'],
    ['with court disposals', 'with out-of-court disposals'],
    [`in court cases (${court.percent} per cent)`, `out of court (${out.percent} per cent)`],
  ] as const)
  const say = (word: string) => `${act} ${aim} was ${word} ${first} than ${second}.`
  return [{ about: 'a comparison of disposals', true: say(right), false: say(wrong) }]
}

/** A count with its percentage in brackets, and the other way round. */
export function saidTwice(chance: Stream, { yes, relevant, percent }: RatedKeyQuestion): Sentence[] {
  if (yes === undefined || !relevant || percent === null) return []
  const off = percent > 50 ? percent - 6 - chance.below(20) : percent + 6 + chance.below(20)
  const say = oneOf(chance, [
    (share: number) => `Families had been visited early in ${yes} of ${relevant} cases (${share} per cent).`,
    (share: number) => `School was attended in ${share} per cent of cases (${yes} of ${relevant}).`,
  ])
  return [{ about: 'one share in two ways', true: say(percent), false: say(off) }]
}
