/** Ties a clause to the one printed question or prompt whose rare words it uses. */
import type { Figure, Figures } from './figures.ts'
import { sampleOf } from './sample-of.ts'
import type { Share } from './share.ts'
import { themeOfQuestion, themesIn } from './themes.ts'
import { contentWords } from './words.ts'

type Least = { ofQuestion: number; ofSentence: number; product: number; ahead: number }

/** How much of a printed question's words a sentence must use, and of the sentence's words the question. */
const least: Least = { ofQuestion: 0.5, ofSentence: 0.6, product: 0.36, ahead: 1.15 }
/** Less, where the sentence counts over the very number of cases to which that question applied. */
const leastOverItsBase: Least = { ofQuestion: 0.35, ofSentence: 0.6, product: 0.2, ahead: 1.3 }

/** So near to the best a second question must come to be in doubt with it. */
const rival = 0.25

/** How many words a sentence about a whole question may hold that the question has not. */
const mostBesideQuestion = 1

type Scored = { ref: string; level: Figure['level']; rows: Figure[]; words: ReadonlySet<string> } & Omit<
  Least,
  'ahead'
>

/** Words weighed by how rare they are among the questions they stand with; each question once, however often printed. */
function scoresOf(rows: readonly Figure[], clause: ReadonlySet<string>): Scored[] {
  const texts = [...Map.groupBy(rows, ({ ref }) => ref)].map(([ref, printings]) => ({
    ref,
    level: printings[0]!.level,
    rows: printings,
    words: contentWords(printings[0]!.text),
  }))
  const weight = (word: string) => {
    const holding = texts.filter(({ words }) => words.has(word)).length
    return Math.log(1 + texts.length / (holding + 0.5))
  }
  const weights = new Map(
    [...clause, ...texts.flatMap(({ words }) => [...words])].map((word) => [word, weight(word)]),
  )
  const sum = (words: Iterable<string>) => {
    let total = 0
    for (const word of words) total += weights.get(word)!
    return total
  }
  const ofClause = sum(clause)
  return texts
    .map((text) => {
      const shared = sum([...clause].filter((word) => text.words.has(word)))
      const ofQuestion = text.words.size === 0 ? 0 : shared / sum(text.words)
      const ofSentence = shared / ofClause
      return { ...text, ofQuestion, ofSentence, product: ofQuestion * ofSentence }
    })
    .toSorted((a, b) => b.product - a.product)
}

/** @param standard the reference of the standard the clause is about */
export function byWords(
  figures: Figures,
  question: string | null,
  standard: string,
  clause: string,
  share: Share,
): Figure[] | null {
  const words = contentWords(clause)
  if (words.size < 2) return null
  const themes = themesIn(clause)
  const sample = sampleOf(figures, { standard })
  const ofStandard = figures.printed.filter((one) =>
    question === null ? one.standard === standard : one.question === question,
  )
  if (!ofStandard.some(({ level }) => level === 'prompt')) return null
  const themeOf = new Map(
    ofStandard.flatMap(({ level, ref, text }) =>
      level === 'question' ? [[ref, themeOfQuestion(text)]] : [],
    ),
  )
  // Two questions may have a prompt in the same words: which is meant the sentence says by its theme.
  const about = ofStandard.filter(({ question: ref }) => {
    const theme = themeOf.get(ref) ?? null
    return theme === null || themes.length !== 1 || themes[0] === theme
  })
  const scored = scoresOf(about.length > 0 ? about : ofStandard, words)
  const [best, next] = scored
  if (!best) return null
  const hasItsBase = ({ rows }: Scored) =>
    share.form === 'count' &&
    rows.some(({ relevant, over }) => over !== 'sample' && relevant === share.of && relevant !== sample)
  const overItsBase = hasItsBase(best)
  // Another question in much the same words that applied to just so many cases: perhaps that one is meant.
  if (!overItsBase && scored.some((one) => hasItsBase(one) && one.product >= rival * best.product))
    return null
  const needs = overItsBase ? leastOverItsBase : least
  if (
    best.ofQuestion < needs.ofQuestion ||
    best.ofSentence < needs.ofSentence ||
    best.product < needs.product ||
    (next && best.product < needs.ahead * next.product)
  )
    return null
  if (best.level === 'question') {
    // With more words of its own it speaks of something that no question asks: “plans … were shared with schools”.
    if ([...words].filter((word) => !best.words.has(word)).length > mostBesideQuestion) return null
    // A word that only a prompt has makes it a sentence about that prompt, however much of the question it repeats.
    if ([...words].some((word) => !best.words.has(word) && scored.some((one) => one.words.has(word))))
      return null
    const theme = themeOf.get(best.ref) ?? null
    if (theme !== null && themes.length > 0 && !themes.includes(theme)) return null
  }
  return best.rows
}
