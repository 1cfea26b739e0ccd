/**
 * "Planning to keep the child safe was better out of court than in court cases": comparisons of which both sides are
 * figures of the report. One side may be a theme or a kind of disposal; whatever else is compared is left alone.
 */
import { type Figure, type Figures, said } from '../figures.ts'
import { findShares } from '../find-shares.ts'
import { type Finding, finding } from '../finding.ts'
import { fits } from '../fits.ts'
import { type Passage, type Sentence, sentencesOf } from '../passage.ts'
import { questionsOfTheme, standardsNamed, themesIn } from '../themes.ts'

const comparative =
  /\b(?:(better|stronger|higher|more often (?:good enough|sufficient|adequate|done well))|(weaker|worse|lower|poorer|less (?:good|strong|often (?:good enough|sufficient|adequate|done well))))\b/i

/** Other inspections, other times, other people, or two things of which one is no figure. */
const otherwise =
  /\b(?:last|previous(?:ly)?|earlier|before|since|years?|months?|national\w*|average|expected|usual|if|would|could|should|staff|survey|girls|boys|where|when|who|some|many)\b|\d{4}/i

const outOfCourt = /\b(?:out-of-court|out of court)(?: (?:cases|disposals|work))?\b/gi
const court = /(?<!out-of-|out of )\b(?:post-)?court (?:cases|disposals|orders|work)\b/gi

type Side = { figure: Figure; text: string }

export function comparisons(figures: Figures, passages: readonly Passage[]): Finding[] {
  return passages.flatMap((passage) =>
    sentencesOf(passage.text).flatMap((sentence) => compared(figures, passage, sentence)),
  )
}

function compared(figures: Figures, passage: Passage, sentence: Sentence): Finding[] {
  const { text } = sentence
  const match = comparative.exec(text)
  const than = match ? / than /i.exec(text.slice(match.index)) : null
  if (!match || !than || otherwise.test(text) || comparative.test(text.slice(match.index + match[0].length)))
    return []
  const thanAt = match.index + than.index
  const sides = sidesOf(figures, passage, text, match.index, thanAt)
  if (!sides) return []
  const [one, other] = sides
  const place = (at: number, long: number) => {
    const from = (passage.place.from ?? 0) + sentence.start + at
    return { ...passage.place, from, to: from + long }
  }
  const [a, b] = [one.figure.percent!, other.figure.percent!]
  const wrongWay = match[1] ? a <= b : a >= b
  const about = ({ figure }: Side) => `${said(figure)} on ${figure.ref}`
  if (wrongWay)
    return [
      finding('comparison-differs', place(match.index, thanAt + than[0].trimEnd().length - match.index), {
        printed: `${match[0]} than`,
        elsewhere: `${about(one)} and ${about(other)}`,
      }),
    ]
  // Each share that stands in brackets behind its own side.
  return findShares(figures.framework, text).flatMap((share): Finding[] => {
    if (!/\($/.test(text.slice(0, share.start).trimEnd())) return []
    const { figure } = share.start < thanAt ? one : other
    return fits(share, figure)
      ? []
      : [
          finding('share-differs', place(share.start, share.end - share.start), {
            ref: figure.ref,
            printed: share.text,
            elsewhere: said(figure),
          }),
        ]
  })
}

/** Both sides, each one figure; null where one of them cannot be told. */
function sidesOf(
  figures: Figures,
  passage: Passage,
  text: string,
  at: number,
  thanAt: number,
): [Side, Side] | null {
  const first = text.slice(0, thanAt)
  const second = text.slice(thanAt)
  const domains = [domainsIn(first), domainsIn(second)] as const
  const themes = [themesIn(first), themesIn(second)] as const
  const only = <T>(list: readonly T[]): T | null => (list.length === 1 ? list[0]! : null)
  const subject = text.slice(0, at)
  const across = only(domains[0]) !== null && only(domains[1]) !== null
  if (across && themes[0].length === 1 && themes[1].length === 0) {
    const [one, other] = domains.map((named) =>
      sideOf(figures, { ...passage, domain: named[0]!, standard: null }, subject, themes[0][0]!),
    )
    return one && other ? [one, other] : null
  }
  if (!across && domains[1].length === 0 && themes[0].length === 1 && themes[1].length === 1) {
    const here = only(domains[0])
    const where = here === null ? passage : { ...passage, domain: here, standard: null }
    // The other side is the same activity, named again or not at all.
    const one = sideOf(figures, where, subject, themes[0][0]!)
    const again = standardsNamed(figures.framework, one?.figure.standard[0] ?? null, second)
    if (!one || again.some(({ ref }) => ref !== one.figure.standard)) return null
    const other = figureOf(figures, one.figure.standard, themes[1][0]!)
    return other ? [one, { figure: other, text: second }] : null
  }
  return null
}

function sideOf(
  figures: Figures,
  passage: Passage,
  text: string,
  theme: Parameters<typeof questionsOfTheme>[1],
): Side | null {
  const named = standardsNamed(figures.framework, passage.domain, text)
  if (passage.domain === null || named.length !== 1) return null
  const figure = figureOf(figures, named[0]!.ref, theme)
  return figure ? { figure, text } : null
}

/** The figure of one theme, where all its printings agree. */
function figureOf(
  { printed }: Figures,
  standard: string,
  theme: Parameters<typeof questionsOfTheme>[1],
): Figure | null {
  const found = questionsOfTheme(
    printed.filter((one) => one.standard === standard),
    theme,
  )
  const [first] = found
  return first &&
    first.percent !== null &&
    found.every(({ ref, percent }) => ref === first.ref && percent === first.percent)
    ? first
    : null
}

/** The references of the domains a text names by their disposals. */
function domainsIn(text: string): string[] {
  const out = text.match(outOfCourt) !== null
  const inCourt = text.replace(outOfCourt, '').match(court) !== null
  return [...(inCourt ? ['2'] : []), ...(out ? ['3'] : [])]
}
