/**
 * What a sentence is about, in the words that inspectors use for it. A key question asks about one theme of one
 * activity; reports speak of “risk of harm” where the question speaks of other people’s safety.
 */
import type { Framework, Standard } from '../../framework/shape.ts'
import type { Figure } from './figures.ts'

type Theme = 'desistance' | 'child' | 'others'

/** How questions name a theme, and how sentences do. */
const inQuestion: Record<Theme, RegExp> = {
  desistance: /desist|offend/i,
  child: /child(?:ren)?\b[^?]{0,14}\bsafe|safety of (?:the )?child/i,
  others: /other people|people safe|safety of people|\bothers\b/i,
}
const inSentence: Record<Theme, RegExp> = {
  desistance: /desist|(?:stop|stopping|away from|reduce|prevent) (?:re-?)?offending/gi,
  child:
    /safety and well-?being|ke(?:ep|pt)\w*(?: the)? child(?:ren)? safe|child(?:ren)?[’']?s?[’']? (?:own )?safety|safety of (?:the )?child(?:ren)?|child(?:ren)? (?:(?:could|can|would|will|is|are|was|were|had|have|has|being|been|be) ){0,3}(?:kept )?safe(?:r)?\b/gi,
  others:
    /other people|ke(?:ep|pt)\w* (?:people|others) safe|safety of (?:others|people)|risks? of (?:serious )?harm|protect\w* (?:others|the public)|others safe\b/gi,
}

const themeNames = Object.keys(inQuestion) as Theme[]

export function themeOfQuestion(text: string): Theme | null {
  const named = themeNames.filter((theme) => inQuestion[theme].test(text))
  if (named.includes('others')) return 'others'
  return named.includes('child') ? 'child' : (named[0] ?? null)
}

/** Themes in the order in which the text names them. */
export function themesIn(text: string): Theme[] {
  const at = themeNames.flatMap((theme) =>
    [...text.matchAll(inSentence[theme])].map((match) => ({ theme, index: match.index })),
  )
  return [...new Set(at.toSorted((a, b) => a.index - b.index).map(({ theme }) => theme))]
}

/** The words of each activity that a standard may be about; the first that its name fits. */
const activities: [name: RegExp, said: RegExp][] = [
  [/^assessment/i, /\bassess\w*/i],
  [/^planning/i, /\b(?:planning|plans?|planned)\b/i],
  [/delivery/i, /\b(?:implementation|implemented|deliver\w*)\b/i],
  [/^reviewing/i, /\breview\w*/i],
  [/^joint/i, /\bjoint (?:work|working)\b/i],
  [/^out-of-court/i, /\bout-of-court disposal policy\b/i],
  [/^resettlement/i, /\bresettlement\b/i],
  [/^governance/i, /\bgovernance\b/i],
  [/^staff/i, /\bstaff(?:ing)?\b/i],
  [/^partnerships/i, /\bpartnerships?\b/i],
  [/^information/i, /\binformation and facilities\b/i],
]

export const speaksOf = (standard: Standard, text: string): boolean =>
  activities.find(([name]) => name.test(standard.name))?.[1].test(text) ?? false

/** The standards of a domain that a text names by their activity. */
export const standardsNamed = (framework: Framework, domainRef: string | null, text: string): Standard[] =>
  framework.domains
    .filter(({ ref }) => domainRef === null || ref === domainRef)
    .flatMap(({ standards }) => standards.filter((standard) => speaksOf(standard, text)))

export const questionsOfTheme = (figures: readonly Figure[], theme: Theme): Figure[] =>
  figures.filter(({ level, text }) => level === 'question' && themeOfQuestion(text) === theme)
