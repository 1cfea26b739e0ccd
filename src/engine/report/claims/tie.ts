/** Which figure a share speaks of. Without certainty there is no tie, and so no finding. */
import { standardByRef } from '../../framework/find.ts'
import type { Framework } from '../../framework/shape.ts'
import type { Figure, Figures } from './figures.ts'
import type { Passage } from './passage.ts'
import type { Share } from './share.ts'
import { questionsOfTheme, speaksOf, standardsNamed, themesIn } from './themes.ts'
import { byWords } from './tie-by-words.ts'
import { contentWords } from './words.ts'

export type Tie = {
  /** The printings of one figure. */
  figures: Figure[]
  /**
   * How: by its printed reference, by what the sentence is about, by the lowest figure, by the words of a question. Or
   * it may speak of any of these, a question and its prompts: then only a share that fits none of them is wrong.
   */
  by: 'reference' | 'theme' | 'lowest' | 'words' | 'any'
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
export function tieOf(
  figures: Figures,
  passage: Passage,
  clause: string,
  sentence: string,
  share: Share,
): Tie | null {
  const tie =
    byReference(figures, clause) ??
    byRow(figures, passage, sentence) ??
    byLowest(figures, passage, clause) ??
    byTheme(figures, passage, clause, sentence) ??
    byOneQuestion(figures, passage, clause, sentence, share) ??
    byAnyOf(figures, passage, clause, sentence, share)
  if (!tie) return null
  if (tie.by === 'any') return tie
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

/** What a footnote counts it counts of the row it hangs on, unless it tells of bands or of some of the cases. */
const ofSomethingElse =
  /\b(?:band|boundary|threshold|points?|rating|rated|rates?|panel|discretion|interviews?|confidence|margin|total|caseload)\b/i

function byRow({ printed }: Figures, { row }: Passage, sentence: string): Tie | null {
  if (row === undefined || ofSomethingElse.test(sentence) || onlySome.test(sentence)) return null
  return { figures: printed.filter(({ ref }) => ref === row), by: 'reference' }
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

/** The standard may be named by the sentence alone, as in a section on all of them. */
function byOneQuestion(
  figures: Figures,
  passage: Passage,
  clause: string,
  sentence: string,
  share: Share,
): Tie | null {
  const standard = passage.standard ?? standardOf(figures.framework, passage, sentence)?.ref
  const found = standard && byWords(figures, passage.question, standard, clause, share)
  return found ? { figures: found, by: 'words' } : null
}

/** Words that make the cases fewer than those a table counts. */
const onlySome =
  /\b(?:where|when|who|whom|whose|which|girls|boys|black|white|ethnic|disab\w+|custod\w+|looked after|in care|aged|exploit\w+|known to|these|those|both|subset|remaining|other \w+ cases|each of)\b/i

/** How many words besides a sentence may hold that is about one theme of one activity, but perhaps about a prompt of it. */
const mostWordsOfItsOwn = 1

function byAnyOf(
  figures: Figures,
  passage: Passage,
  clause: string,
  sentence: string,
  share: Share,
): Tie | null {
  const { framework, printed } = figures
  const standard = standardOf(framework, passage, clause)
  if (standard?.judged !== 'from-cases' || !speaksOf(standard, sentence) || onlySome.test(sentence))
    return null
  const themes = themesIn(clause)
  const [theme] = themes
  if (theme === undefined || themes.length > 1) return null
  const questions = questionsOfTheme(
    printed.filter((one) => one.standard === standard.ref),
    theme,
  )
  const refs = new Set(questions.map((one) => one.ref))
  const [ref] = refs
  if (ref === undefined || refs.size > 1 || (passage.question !== null && passage.question !== ref))
    return null
  const candidates = printed.filter((one) => one.question === ref)
  // Where prompts are not printed, nobody knows what else the sentence might count.
  if (!candidates.some(({ level }) => level === 'prompt')) return null
  if (otherWords(clause, candidates.map(({ text }) => text).join(' ')).length > mostWordsOfItsOwn) return null
  if (share.of !== undefined && !candidates.some(({ relevant }) => relevant === share.of)) return null
  return { figures: candidates, by: 'any' }
}
