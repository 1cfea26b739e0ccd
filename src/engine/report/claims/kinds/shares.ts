/** Shares of cases in sentences, against the figures they speak of. */
import { percentOf } from '../../../rating/percent.ts'
import { caseKindOf } from '../case-kind.ts'
import { clauseOf } from '../clause.ts'
import { type Figure, type Figures, said } from '../figures.ts'
import { findShares } from '../find-shares.ts'
import { type Finding, finding, type Place } from '../finding.ts'
import { fits } from '../fits.ts'
import { type Passage, sentencesOf } from '../passage.ts'
import { complement, type Share } from '../share.ts'
import { themesIn } from '../themes.ts'
import { placedBy, type Tie, tieOf } from '../tie.ts'

/** A share that was tied, whether or not it is true: what else a report prints can be held against it. */
export type TiedShare = {
  share: Share
  tie: Tie
  negative: boolean
  place: Place
  fits: boolean
}

/** Sentences that tell what a rating would be, or what people said in a survey: no claims about the cases. */
const elsewhere =
  /\b(?:if|would|could|should|must|target|aims? to|plans? to|expect(?:ed)?)\b.{0,40}\b(?:per cent|%)|\bsurvey|\brespondents?\b|\bstaff (?:said|told|felt|reported)\b/i

export function tiedShares(figures: Figures, passages: readonly Passage[]): TiedShare[] {
  return passages.flatMap((passage) =>
    sentencesOf(passage.text).flatMap((sentence) => {
      if (/^\s*["“]/.test(passage.text) || elsewhere.test(sentence.text)) return []
      const shares = findShares(figures.framework, sentence.text)
      return shares.flatMap((share, at): TiedShare[] => {
        const clause = clauseOf(sentence.text, share, shares)
        const text = /\brespectively\b/i.test(sentence.text) ? inTurn(sentence.text, shares, at) : clause.text
        if (text === null) return []
        const tie = tieOf(figures, placedBy(sentence.text, passage), text, sentence.text)
        if (!tie) return []
        const base = passage.place.from ?? 0
        const from = base + sentence.start + share.start
        const place = { ...passage.place, from, to: from + share.text.length }
        const meant = clause.negative ? complement(share) : share
        const allowed = tie.figures.some((figure) => isTrue(meant, figure, figures))
        return [{ share, tie, negative: clause.negative, place, fits: allowed }]
      })
    }),
  )
}

/** "x and y were sufficient in 50 and 39 per cent respectively": the first belongs to the first. */
function inTurn(sentence: string, shares: readonly Share[], at: number): string | null {
  const themes = themesIn(sentence)
  if (themes.length !== shares.length) return null
  const names = { desistance: 'desistance', child: 'safety and wellbeing', others: 'risk of harm' }
  const activity = sentence.replace(
    /[^.]*?\b(assess\w*|plan\w*|implement\w*|deliver\w*|review\w*)\b[^.]*/i,
    '$1',
  )
  return `${activity} ${names[themes[at]!]}`
}

const isTrue = (share: Share, figure: Figure, figures: Figures): boolean =>
  fits(share, figure) || overWholeSample(share, figure, figures) !== null

/** How many cases were read for the standard of a figure. */
export const sampleOf = (figures: Figures, figure: Pick<Figure, 'standard'>): number | null => {
  const kind = caseKindOf(figures.framework, figure.standard)
  return kind === null ? null : (figures.cases[kind] ?? null)
}

/**
 * The same count, printed over the whole sample in the table and over the relevant cases in the text. Returns what the
 * table makes of it. Only prompts are counted so, and only by some frameworks.
 */
function overWholeSample(share: Share, figure: Figure, figures: Figures): string | null {
  if (figure.level !== 'prompt' || figures.framework.promptDenominator.of !== 'whole-sample') return null
  const sample = sampleOf(figures, figure)
  if (sample === null || figure.percent === null) return null
  if (share.form === 'count' && share.of! < sample)
    return percentOf(share.yes!, sample) === figure.percent ? `${figure.percent}%` : null
  if (share.form === 'all-but' || share.form === 'words')
    // Of an unknown number of relevant cases: any number that makes the table's count possible.
    for (let of = 1; of < sample; of++) {
      const yes = Math.round((figure.percent * sample) / 100)
      if (yes > of) continue
      if (fits(share, { ...figure, yes, relevant: of, percent: percentOf(yes, of) }))
        return `${figure.percent}%`
    }
  return null
}

export function sharesAgainstFigures(figures: Figures, tied: readonly TiedShare[]): Finding[] {
  return tied.flatMap(({ share, tie, negative, place, fits: allowed }): Finding[] => {
    if (allowed) return []
    const figure = tie.figures[0]!
    const turned = negative ? share : complement(share)
    const otherWay = tie.figures.some((one) => isTrue(turned, one, figures))
    // “Missing in 14 of 19” without a word that says so: the sentence is taken at its best.
    if (otherWay && !negative && tie.by === 'words') return []
    // Words of a prompt may be used for its whole question.
    if (
      tie.by === 'words' &&
      !otherWay &&
      figures.printed.some((one) => one.ref === figure.question && fits(share, one))
    )
      return []
    const others = tie.figures.slice(1).filter(({ percent }) => percent !== figure.percent)
    const elsewhere = [figure, ...others].map(said).join(' and ')
    const inWords = share.form === 'words'
    return [
      finding(inWords ? 'words-do-not-fit' : 'share-differs', place, {
        ref: figure.ref,
        printed: share.text,
        elsewhere,
        ...(otherWay && negative
          ? {
              more: 'The sentence counts what was missing; the figure fits what was done.',
              severity: 'warning' as const,
            }
          : tie.by === 'words' && !inWords
            ? { severity: 'warning' as const }
            : {}),
      }),
    ]
  })
}

/** One finding for a report whose tables count prompts over all cases while its text counts the relevant ones. */
export function otherBases(figures: Figures, tied: readonly TiedShare[]): Finding[] {
  const found = tied.flatMap(({ share, tie, negative, place }) => {
    const figure = tie.figures.find(({ level }) => level === 'prompt')
    if (!figure || share.form !== 'count') return []
    const meant = negative ? complement(share) : share
    if (fits(meant, figure)) return []
    return overWholeSample(meant, figure, figures) === null ? [] : [{ share: meant, figure, place }]
  })
  const [first] = found
  if (!first) return []
  const { share, figure, place } = first
  const sample = sampleOf(figures, figure)
  return [
    finding('base-differs', place, {
      ref: figure.ref,
      printed: `${share.yes} of ${share.of}`,
      elsewhere: `${figure.percent}%, which is ${share.yes} of ${sample}`,
      more: `${found.length === 1 ? '' : `So it is for ${found.length} prompts (${found.map((one) => one.figure.ref).join(', ')}). `}Percentages over all cases cannot be compared with those of reports that count the relevant cases.`,
    }),
  ]
}
