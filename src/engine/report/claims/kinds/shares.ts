/** Shares of cases in sentences, against the figures they speak of. */
import { percentOf } from '../../../rating/percent.ts'
import { clauseOf } from '../clause.ts'
import { type Figure, type Figures, said } from '../figures.ts'
import { findShares } from '../find-shares.ts'
import { type Finding, finding, type Place } from '../finding.ts'
import { fits } from '../fits.ts'
import { type Passage, sentencesOf } from '../passage.ts'
import { sampleOf } from '../sample-of.ts'
import { complement, type Share } from '../share.ts'
import { themesIn } from '../themes.ts'
import { placedBy, type Tie, tieOf } from '../tie.ts'

/** A share that was tied, whether or not it is true: what else a report prints can be held against it. */
export type TiedShare = {
  share: Share
  tie: Tie
  negative: boolean
  /** The word that says so stands in the same part of the sentence. */
  nearNegative: boolean
  place: Place
  fits: boolean
}

/** Sentences that tell what a rating would be, what people said in a survey, or of other inspections: no claims about the cases. */
const elsewhere =
  /\b(?:last|previous|earlier|our 20\d\d) (?:inspections?|reports?)\b|\b(?:own|internal|dip-sample) audits?\b|\b(?:national|nationally|all services)\b|\b20\d\d\b|\b(?:if|would|could|should|must|target|aims? to|plans? to|expect(?:ed)?)\b.{0,40}\b(?:per cent|%)|\bsurvey|\brespondents?\b|\bstaff (?:said|told|felt|reported)\b/i

/** Some of the children: their cases are fewer than those a table counts. */
const ofSomeChildren =
  /\b(?:girls?|boys?|black|asian|ethnic\w*|gypsy|disabled|looked[- ]after|in care|care leavers?|in custody)\b/i

export function tiedShares(figures: Figures, passages: readonly Passage[]): TiedShare[] {
  return passages.flatMap((passage) =>
    sentencesOf(passage.text).flatMap((sentence) => {
      if (
        /^\s*["“]/.test(passage.text) ||
        elsewhere.test(sentence.text) ||
        ofSomeChildren.test(sentence.text)
      )
        return []
      const shares = findShares(figures.framework, sentence.text)
      return shares.flatMap((share, at): TiedShare[] => {
        const clause = clauseOf(sentence.text, share, shares)
        const text = /\brespectively\b/i.test(sentence.text) ? inTurn(sentence.text, shares, at) : clause.text
        if (text === null) return []
        const tie = tieOf(figures, placedBy(sentence.text, passage), text, sentence.text, share)
        if (!tie) return []
        const base = passage.place.from ?? 0
        const from = base + sentence.start + share.start
        const place = { ...passage.place, from, to: from + share.text.length }
        const meant = clause.negative ? complement(share) : share
        const allowed = isTrue(meant, tie, figures)
        return [
          {
            share,
            tie,
            negative: clause.negative,
            nearNegative: clause.nearNegative,
            place,
            fits: allowed,
          },
        ]
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

/** Of any of its printings; and where only the share of the whole sample is printed, of any base behind it. */
const isTrue = (share: Share, tie: Tie, figures: Figures): boolean =>
  tie.figures.some((figure) => fits(share, figure)) ||
  (!tie.figures.some(({ over }) => over === 'sample') &&
    tie.figures.some((figure) => overWholeSample(share, figure, figures) !== null))

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
  return tied.flatMap(({ share, tie, negative, nearNegative, place, fits: allowed }): Finding[] => {
    if (allowed) return []
    const figure = tie.figures[0]!
    const turned = negative ? share : complement(share)
    const otherWay = isTrue(turned, tie, figures)
    // “Missing in 14 of 19” without a word that says so: the sentence is taken at its best.
    const ofPrompt = tie.by === 'any' || (tie.by === 'words' && figure.level === 'prompt')
    if (otherWay && !negative && ofPrompt) return []
    // “Because it was met in 45 per cent, it could not be …”: the word may belong to something else.
    if (otherWay && negative && !nearNegative) return []
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
          : (tie.by === 'words' || tie.by === 'any') && !inWords
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
    if (tie.figures.some((one) => fits(meant, one))) return []
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
