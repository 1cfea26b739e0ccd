/** Which figure a share speaks of. Without certainty there is no tie, and so no finding. */
import { standardByRef } from '../../framework/find.ts'
import type { Framework } from '../../framework/shape.ts'
import type { Figure, Figures } from './figures.ts'
import type { Passage } from './passage.ts'
import { questionsOfTheme, speaksOf, standardsNamed, themeOfQuestion, themesIn } from './themes.ts'
import { contentWords } from './words.ts'

export type Tie = {
  /** The printings of one figure. */
  figures: Figure[]
  /** How: by its printed reference, by what the sentence is about, by the lowest figure, by the words of a question. */
  by: 'reference' | 'theme' | 'lowest' | 'words'
}

/**
 * How many words a sentence about the whole of a question may hold that the question has not. Among prompts, none: it
 * would speak of a prompt. A sentence that says the work was enough may say a little besides, in a summary more.
 */
const mostOtherWords = { withoutVerdict: 0, withVerdict: 1, inSummaries: 4 }

const verdict =
  /\b(?:sufficient(?:ly|cy)?|insufficient(?:ly)?|satisfactory|adequate(?:ly)?|inadequate(?:ly)?|enough|done (?:sufficiently )?well|met (?:all )?our|effective(?:ly)?)\b/i

/** Where no heading tells the domain, the sentence may: “planning in court cases”. */
export function placedBy(sentence: string, passage: Passage): Passage {
  if (passage.domain !== null || passage.standard !== null) return passage
  const out = /\bout-of-court\b|\bout of court\b/i.test(sentence)
  const court = /(?<!out-of-)\b(?:post-)?court (?:cases|disposals|orders|work)\b|\bsentenced by\b/i.test(
    sentence,
  )
  if (out === court) return passage
  return { ...passage, domain: out ? '3' : '2' }
}

/** `sentence` holds the clause: an activity named at its beginning is meant to its end. */
export function tieOf(figures: Figures, passage: Passage, clause: string, sentence: string): Tie | null {
  const tie =
    byReference(figures, clause) ??
    byLowest(figures, passage, clause) ??
    byTheme(figures, passage, clause, sentence) ??
    byWords(figures, passage, clause)
  if (!tie) return null
  // Where the result itself is known, what was printed of it proves nothing.
  const results = tie.figures.filter(({ part }) => part === 'result')
  return results.length > 0 ? { ...tie, figures: results } : tie
}

/** "2.1.3", written out. */
function byReference({ printed }: Figures, clause: string): Tie | null {
  const refs = new Set(clause.match(/\b\d\.\d\.\d\b/g) ?? [])
  if (refs.size !== 1) return null
  const [ref] = refs
  const found = printed.filter((one) => one.ref === ref)
  return found.length > 0 ? { figures: found, by: 'reference' } : null
}

/** The standard a clause is about: the one it stands under, unless it names another. */
function standardOf(framework: Framework, passage: Passage, clause: string) {
  const named = standardsNamed(framework, passage.domain, clause)
  if (passage.standard !== null) {
    const here = standardByRef(framework, passage.standard)
    if (!here) return null
    // "Assessment" in a section on planning speaks of something else.
    if (named.length > 0 && !named.includes(here)) return null
    return here
  }
  if (passage.domain === null) return null
  return named.length === 1 ? named[0]! : null
}

const meetsAll =
  /\blowest (?:score|percentage|answer|figure)\b|\bmet all\b|\ball (?:aspects|our standards|our (?:quality )?requirements)\b/i

function byLowest(figures: Figures, passage: Passage, clause: string): Tie | null {
  if (!meetsAll.test(clause)) return null
  const standard = standardOf(figures.framework, passage, clause)
  if (standard?.judged !== 'from-cases') return null
  const questions = figures.printed.filter(
    (one) => one.level === 'question' && one.standard === standard.ref && one.percent !== null,
  )
  const lowest = (['body', 'annex', 'result'] as const).flatMap((part): Figure[] => {
    const of = questions.filter((one) => one.part === part)
    return of.length === 0 ? [] : [of.reduce((low, one) => (one.percent! < low.percent! ? one : low))]
  })
  return lowest.length > 0 ? { figures: lowest, by: 'lowest' } : null
}

function byTheme(figures: Figures, passage: Passage, clause: string, sentence: string): Tie | null {
  const { framework, printed } = figures
  const standard = standardOf(framework, passage, clause)
  if (standard?.judged !== 'from-cases') return null
  const themes = themesIn(clause)
  const [theme] = themes
  if (theme === undefined || themes.length > 1) return null
  const found = questionsOfTheme(
    printed.filter((one) => one.standard === standard.ref),
    theme,
  )
  const [ref] = new Set(found.map((one) => one.ref))
  if (ref === undefined || found.some((one) => one.ref !== ref)) return null
  if (passage.question !== null && passage.question !== ref) return null
  // Without the activity in its words a sentence may speak of what the activity met, not of the activity.
  if (!speaksOf(standard, sentence)) return null
  const prompts = printed.some((one) => one.level === 'prompt' && one.question === ref)
  const others = otherWords(clause, found[0]!.text)
  const most =
    prompts || passage.question !== null || !verdict.test(clause)
      ? mostOtherWords.withoutVerdict
      : passage.standard === null
        ? mostOtherWords.inSummaries
        : mostOtherWords.withVerdict
  return others.length <= most ? { figures: found, by: 'theme' } : null
}

/** Words of a theme and an activity belong to the question whether or not it uses them. */
const ownWords = contentWords(
  'desistance stop stopping offending safety wellbeing being child children keep kept keeping help towards safe other others people risk serious harm protect public reduce assessment plan planning implementation delivery deliver delivered reviewing review address support supporting posed focus focused',
)

const otherWords = (clause: string, question: string): string[] => {
  const known = contentWords(question)
  return [...contentWords(clause)].filter((word) => !known.has(word) && !ownWords.has(word))
}

/** How much of a printed question's words a sentence must use, and of the sentence's words the question. */
const leastShared = { ofQuestion: 0.5, ofSentence: 0.5, product: 0.36, ahead: 1.15 }

/** The words of a question or prompt, weighed by how rare they are among the questions it stands with. */
function byWords(figures: Figures, passage: Passage, clause: string): Tie | null {
  const rows = figures.printed.filter((one) =>
    passage.question === null
      ? passage.standard !== null && one.standard === passage.standard
      : one.question === passage.question,
  )
  if (!rows.some(({ level }) => level === 'prompt')) return null
  const texts = rows.map((row) => ({ row, words: contentWords(row.text) }))
  const weight = (word: string) => {
    const holding = texts.filter(({ words }) => words.has(word)).length
    return Math.log(1 + texts.length / (holding + 0.5))
  }
  const clauseWords = [...contentWords(clause)]
  if (clauseWords.length < 2) return null
  const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + weight(word), 0)
  const ofClause = sum(clauseWords)
  const scored = texts
    .map(({ row, words }) => {
      const shared = sum(clauseWords.filter((word) => words.has(word)))
      const ofQuestion = words.size === 0 ? 0 : shared / sum(words)
      const ofSentence = shared / ofClause
      return { row, ofQuestion, ofSentence, product: ofQuestion * ofSentence }
    })
    .toSorted((a, b) => b.product - a.product)
  const best = scored[0]!
  if (
    best.ofQuestion < leastShared.ofQuestion ||
    best.ofSentence < leastShared.ofSentence ||
    best.product < leastShared.product
  )
    return null
  // A word that only a prompt has makes it a sentence about that prompt, however much of the question it repeats.
  const others = texts.filter(({ row }) => row.ref !== best.row.ref)
  const own = contentWords(best.row.text)
  if (
    best.row.level === 'question' &&
    clauseWords.some((word) => !own.has(word) && others.some(({ words }) => words.has(word)))
  )
    return null
  const theme = themeOfQuestion(best.row.text)
  const themes = themesIn(clause)
  if (best.row.level === 'question' && theme !== null && themes.length > 0 && !themes.includes(theme))
    return null
  const next = scored.find(({ row }) => row.ref !== best.row.ref)
  if (next && best.product < leastShared.ahead * next.product) return null
  return { figures: rows.filter(({ ref }) => ref === best.row.ref), by: 'words' }
}
