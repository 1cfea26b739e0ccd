/** "Three-quarters of relevant cases (10 of 16)", "10 of 16 (63 per cent)": two shares of one thing, which must agree. */
import { percentOf } from '../../../rating/percent.ts'
import type { Figures } from '../figures.ts'
import { findShares } from '../find-shares.ts'
import { type Finding, finding } from '../finding.ts'
import { fits } from '../fits.ts'
import { type Passage, sentencesOf } from '../passage.ts'
import type { Share } from '../share.ts'

/** Nothing but what the first is a share of may stand between them. */
const between =
  /^(?: (?:of )?(?:(?:the|these|those|our|all|relevant|inspected) ){0,3}(?:cases?|assessments|plans|reviews|children|them))?(?: we (?:read|inspected|examined))? \((?:in )?$/i

export function sharesBesideEachOther({ framework }: Figures, passages: readonly Passage[]): Finding[] {
  return passages.flatMap((passage) =>
    sentencesOf(passage.text).flatMap((sentence) => {
      const shares = findShares(framework, sentence.text)
      return shares.flatMap((share, at): Finding[] => {
        const before = shares[at - 1]
        if (!before || !between.test(sentence.text.slice(before.end, share.start))) return []
        // Closed at once: what else stands in the brackets may tell of other cases.
        if (
          !/^ ?(?:of (?:the )?|relevant |cases?|assessments|plans|reviews|\))*\)/i.test(
            sentence.text.slice(share.end),
          )
        )
          return []
        const from = (passage.place.from ?? 0) + sentence.start + before.start
        return agree(before, share)
          ? []
          : [
              finding(
                'shares-beside-differ',
                { ...passage.place, from, to: from + share.end - before.start },
                { printed: before.text, elsewhere: withPercent(share) },
              ),
            ]
      })
    }),
  )
}

const withPercent = (share: Share) =>
  share.form === 'count' ? `${share.text} (${percentOf(share.yes!, share.of!)}%)` : share.text

function agree(one: Share, other: Share): boolean {
  const [counted, said] = other.form === 'count' ? [other, one] : [one, other]
  if (said.form === 'all-but') return counted.form !== 'count' || counted.of! - counted.yes! === said.allBut
  if (counted.form === 'count')
    return fits(said, asFigure(percentOf(counted.yes!, counted.of!), counted.yes!, counted.of!))
  if (counted.form === 'all-but') return true
  // A percentage was rounded, and words reach from one share to another.
  return counted.from <= said.to + 0.5 && said.from <= counted.to + 0.5
}

const asFigure = (percent: number, yes: number, relevant: number) => ({
  ref: '',
  level: 'question' as const,
  standard: '',
  question: '',
  text: '',
  percent,
  yes,
  relevant,
  place: {},
  part: 'body' as const,
})
