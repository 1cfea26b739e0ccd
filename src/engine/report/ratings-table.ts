/** The first table of a report: every rating, the score and the overall rating. */
import { ratingByName } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import type { Rated } from '../rating/rated.ts'
import type { Block, RatingsTableBlock } from './document.ts'
import { changedByPanel } from './panel-record.ts'
import { ratingWord } from './rating-word.ts'

export function ratingsTable(framework: Framework, rated: Rated): RatingsTableBlock {
  const changed = changedByPanel(rated)
  return {
    kind: 'ratings-table',
    id: 'table-ratings',
    caption: 'Ratings of the standards and overall',
    rows: rated.standards.map((standard) => {
      const why = rated.notRated.find((one) => one.ref === standard.ref)?.reason
      const note = changed.find((one) => one.standard.ref === standard.ref)?.mark
      return {
        ref: standard.ref,
        name: standard.name,
        rating: ratingWord(framework, standard.rating),
        score: standard.score,
        countsToScore: standard.countsToScore,
        ...(why ? { why } : {}),
        ...(note ? { note } : {}),
      }
    }),
    score: rated.score,
    outOf: rated.outOf,
    overall: ratingWord(framework, rated.overall),
  }
}

/** What the reader must know to add the table up. */
export function ratingsNotes(framework: Framework, rated: Rated): Block[] {
  const notes: Block[] = []
  const outside = rated.standards.filter((standard) => !standard.countsToScore)
  if (outside.length > 0)
    notes.push({
      kind: 'note',
      label: 'Score',
      text: `${outside.map(({ ref, name }) => `${ref} ${name}`).join(', ')} is rated on its own and adds nothing to the score.`,
    })
  if (rated.limitedBy && rated.overall) {
    const limiting = rated.standards.find(({ ref }) => ref === rated.limitedBy?.ref)
    const rating = ratingByName(framework, limiting?.rating ?? '')?.label
    notes.push({
      kind: 'note',
      label: 'Overall rating',
      text: `The score alone would give ${rated.limitedBy.from}. Because ${limiting?.ref} ${limiting?.name} is rated ${rating}, the overall rating is ${rated.overall}.`,
    })
  }
  return notes
}
