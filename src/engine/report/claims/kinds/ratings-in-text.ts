/** "Planning was rated as ‘Inadequate’": ratings in sentences, against the table of ratings. */

import { ratingById, ratingByName, standardByRef } from '../../../framework/find.ts'
import type { Framework, Standard } from '../../../framework/shape.ts'
import { bandsInOrder, printedBand } from '../../../rating/band.ts'
import { type Figures, said } from '../figures.ts'
import { type Finding, finding } from '../finding.ts'
import { type Passage, type Sentence, sentencesOf } from '../passage.ts'
import { labelPattern } from '../reading/ratings-of-lines.ts'
import { standardsNamed, themesIn } from '../themes.ts'
import { placedBy } from '../tie.ts'

/** Sentences about ratings that changed, or that tell the rules. */
const otherwise =
  /\b(?:original\w*|discretion|increase|raised?|lowered|moved?|changed?|previous\w*|last inspection|band|boundary|threshold|if|cannot|would|scored|each of the)\b|=/i

/** Here the rating stands before what it is said of. */
const namedAfter = /[’'”"] (?:in (?:relation to|terms of|respect of|regard to)|for|across)\b/i

export function ratingsInText(figures: Figures, passages: readonly Passage[]): Finding[] {
  return passages.flatMap((passage) =>
    sentencesOf(passage.text).flatMap((sentence) => [
      ...ratedSentence(figures, passage, sentence),
      ...answerInWords(figures, passage, sentence),
    ]),
  )
}

function ratedSentence(figures: Figures, passage: Passage, sentence: Sentence): Finding[] {
  const { framework } = figures
  if (otherwise.test(sentence.text) || namedAfter.test(sentence.text)) return []
  const labels = labelPattern(framework)
  // In quotation marks, or after “rated”, a rating is a rating; elsewhere “good” is a word.
  const rated = new RegExp(`[‘'“"](${labels})[’'”",.]|\\brated (?:as:? ?)?(${labels})\\b`, 'giu')
  const findings: Finding[] = []
  let from = 0
  for (const match of sentence.text.matchAll(rated)) {
    const rating = ratingByName(framework, match[1] ?? match[2]!)!.label
    const said = sentence.text.slice(from, match.index)
    from = match.index + match[0].length
    const start = (passage.place.from ?? 0) + sentence.start + match.index
    const place = { ...passage.place, from: start, to: start + match[0].length }
    if (isOverall(said, passage)) {
      if (figures.overall !== null && figures.overall !== rating)
        findings.push(
          finding('rating-in-text-differs', place, { printed: rating, elsewhere: figures.overall }),
        )
      continue
    }
    for (const standard of standardsOf(framework, placedBy(said, passage), said, sentence.text)) {
      const given = figures.ratings.filter(({ ref }) => ref === standard.ref).map((one) => one.rating)
      if (given.length > 0 && !given.includes(rating))
        findings.push(
          finding('rating-in-text-differs', place, {
            ref: standard.ref,
            printed: rating,
            elsewhere: [...new Set(given)].join(' and '),
          }),
        )
    }
  }
  return findings
}

const isOverall = (said: string, { standard, domain }: Passage): boolean =>
  standard === null &&
  domain === null &&
  /^\W*Overall\b/i.test(said) &&
  !/\b(?:planning|assessment|delivery|reviewing|governance|staffing|partnerships?|resettlement|element|aspect)\b/i.test(
    said,
  )

/** The standards that the words before a rating name, where they name nothing narrower. */
function standardsOf(framework: Framework, passage: Passage, said: string, sentence: string): Standard[] {
  if (themesIn(said).length > 0) return []
  if (passage.standard !== null) {
    const here = standardByRef(framework, passage.standard)
    const named = standardsNamed(framework, passage.domain, said)
    return here &&
      (named.includes(here) || (named.length === 0 && /\b(?:this|the) standard\b/i.test(sentence)))
      ? [here]
      : []
  }
  // Outside a domain only names that no second standard has.
  const named = standardsNamed(framework, passage.domain, said)
  return passage.domain === null
    ? named.filter(
        ({ judged, name }) =>
          judged === 'qualitative' &&
          (!/policy/i.test(name) || said.toLowerCase().includes(name.toLowerCase())),
      )
    : named
}

/** "Overall, planning to keep the child safe was inadequate": the band of a key question in plain words. */
function answerInWords(figures: Figures, passage: Passage, sentence: Sentence): Finding[] {
  const { framework } = figures
  if (passage.question === null) return []
  const match =
    /^\s*Overall,[^.;]{5,140}\b(?:was|were|is|are|(required?s? improvement))\b ?(outstanding|good|inadequate)?\s*\.\s*$/i.exec(
      sentence.text,
    )
  const word = match?.[1] ? 'Requires improvement' : match?.[2]
  const rating = word ? ratingByName(framework, word) : undefined
  if (!rating) return []
  const printed = figures.printed.filter((one) => one.ref === passage.question && one.percent !== null)
  const bands = bandsInOrder(framework.keyQuestionBands)
  const meant = printed.map(
    (one) => ratingById(framework, bands[printedBand(bands, one.percent!, 100)]!.rating)!,
  )
  if (meant.length === 0 || meant.some(({ id }) => id === rating.id)) return []
  const start = (passage.place.from ?? 0) + sentence.start
  return [
    finding(
      'answer-in-words-differs',
      { ...passage.place, from: start, to: start + sentence.text.length },
      {
        ref: passage.question,
        printed: word!.toLowerCase(),
        elsewhere: [...new Set(printed.map((one, at) => `${said(one)}, ${meant[at]!.label}`))].join(' and '),
      },
    ),
  ]
}
