/**
 * What a share said in words may mean. The framework's own words for its bands (“too few”, “a large majority”) mean
 * those bands; every other phrase stands here with the shares it may stand for, in per cent, both ends included.
 *
 * Where a phrase names a fraction, the tolerance is what a reader would still call that fraction in a sample of twenty
 * cases: half a case to either side. “Just over” and “just under” exclude the fraction itself and reach ten points.
 */
import type { Framework } from '../../framework/shape.ts'
import { namedFractions } from '../fractions.ts'

export type Phrase = {
  pattern: string
  from: number
  to: number
  /** All but so many cases. */
  allBut?: number
  /** The edge itself does not count: exactly a half is not over half. */
  openFrom?: boolean
  openTo?: boolean
  /** Only where it stands for a share by itself: “most” may qualify anything. */
  loose?: boolean
}

/** The fractions that Plumbline itself writes, in any of their words. */
const fractions = namedFractions.map(({ words, part, whole }): [words: string, percent: number] => [
  `(?:${words.map((one) => one.replaceAll(/[- ]/g, '[- ]')).join('|')})`,
  (100 * part) / whole,
])

const nearly =
  '(?:nearly|almost|just (?:under|below|short of)|slightly (?:under|less than)|a little (?:under|less than))'
const justOver = '(?:just (?:over|above)|slightly (?:over|more than)|a little (?:over|more than))'
const over = '(?:over|more than|above)'
const under = '(?:under|less than|fewer than|below)'
const atLeast = '(?:at least)'
const wellOver = '(?:well (?:over|above)|considerably more than|substantially more than)'
const wellUnder = '(?:well (?:under|below)|considerably (?:less|fewer) than|far (?:less|fewer) than)'
const around = '(?:around|about|approximately|roughly)'

const ofFraction = ([words, percent]: [string, number]): Phrase[] => [
  { pattern: `${nearly} ${words}`, from: percent - 10, to: percent, openTo: true },
  { pattern: `${justOver} ${words}`, from: percent, to: percent + 10, openFrom: true },
  { pattern: `${wellOver} ${words}`, from: percent + 5, to: 100 },
  { pattern: `${wellUnder} ${words}`, from: 0, to: percent - 5 },
  { pattern: `${around} ${words}`, from: percent - 10, to: percent + 10 },
  { pattern: `${over} ${words}`, from: percent, to: 100, openFrom: true },
  { pattern: `${under} ${words}`, from: 0, to: percent, openTo: true },
  { pattern: `${atLeast} ${words}`, from: percent - 0.5, to: 100 },
  { pattern: `(?:exactly|precisely) ${words}`, from: percent, to: percent },
  { pattern: words, from: percent - 2.5, to: percent + 2.5 },
]

const general: Phrase[] = [
  { pattern: '(?:nearly|almost) (?:all|every)', from: 80, to: 100, openTo: true },
  { pattern: '(?:the )?(?:great|vast|overwhelming) majority', from: 70, to: 100 },
  { pattern: '(?:a|the) (?:small )?minority', from: 0, to: 50, openTo: true },
  { pattern: '(?:a|the) (?:clear |small )?majority', from: 50, to: 100, openFrom: true },
  { pattern: '(?:in )?none', from: 0, to: 0 },
  { pattern: '(?:(?:all|every|each)(?: of (?:the|these|our))?)', from: 100, to: 100 },
  { pattern: 'most', from: 50, to: 100, openFrom: true },
]

const known = new WeakMap<Framework, Phrase[]>()

/** Longest patterns stand first, so that “just under half” is not read as “half”. */
export function phrasesOf(framework: Framework): Phrase[] {
  const before = known.get(framework)
  if (before) return before
  const bands = framework.keyQuestionBands.bands
    .filter(({ printedAs }) => printedAs && / /.test(printedAs))
    .map(
      ({ printedAs, from, to }): Phrase => ({
        pattern: printedAs!.toLowerCase() === 'too few' ? 'too few' : `(?:a|the) ${printedAs}`,
        from: from - 0.5,
        to: to + 0.5,
      }),
    )
  const phrases = [...bands, ...fractions.flatMap(ofFraction), ...general]
  known.set(framework, phrases)
  return phrases
}
