/** Ratings and bands: what an author may get wrong, and what they are told. */
import type { Row } from './broken-framework.ts'

export const bandRows: Row[] = [
  [
    'ratings out of the order of their scores',
    (f) => {
      f.ratings[1].score = 2
      f.ratings[2].score = 1
    },
    'rating-order',
    'small-2030 › rating good: scores 1, not more than "requires-improvement" before it; list the ratings from the lowest score to the highest',
  ],
  [
    'a rating without a percentage band',
    (f) => {
      f.keyQuestionBands.bands.splice(2, 1)
      f.keyQuestionBands.bands[1].to = 79
    },
    'missing-band',
    'small-2030 › percentage bands › bands: have no band for the rating "good"; add one',
  ],
  [
    'a percentage that leads nowhere',
    (f) => {
      f.keyQuestionBands.bands[2].from = 67
    },
    'band-gap',
    'small-2030 › percentage bands › band good: leaves a percentage of 65 to 66 without a rating',
  ],
  [
    'nothing for the highest percentage',
    (f) => {
      f.keyQuestionBands.bands[3].to = 99
    },
    'band-gap',
    'small-2030 › percentage bands › bands: leave a percentage of 100 without a rating',
  ],
  [
    'a percentage that two bands claim',
    (f) => {
      f.keyQuestionBands.bands[1].to = 65
    },
    'band-overlap',
    'small-2030 › percentage bands › band good: and the band 50 to 65 both claim a percentage of 65',
  ],
  [
    'a band beyond 100%',
    (f) => {
      f.keyQuestionBands.bands[3].to = 101
    },
    'band-range',
    'small-2030 › percentage bands › band outstanding: ends at 101, but the percentage cannot be more than 100',
  ],
  [
    'a band that ends before it starts',
    (f) => {
      f.keyQuestionBands.bands.push({ rating: 'good', from: 70, to: 66 })
    },
    'band-order',
    'small-2030 › percentage bands › band good: starts at 70 and ends at 66; the start must not be the larger',
  ],
  [
    'a band for an unknown rating',
    (f) => {
      f.overall.bands.push({ rating: 'splendid', from: 9, to: 9 })
      f.overall.bands[3].to = 8
    },
    'unknown-rating',
    'small-2030 › overall rating bands › band splendid: names the rating "splendid", which is not among the ratings',
  ],
  [
    'bands against the scores',
    (f) => {
      f.overall.bands[0].rating = 'requires-improvement'
      f.overall.bands[1].rating = 'inadequate'
    },
    'band-against-score',
    'small-2030 › overall rating bands › band inadequate: gives higher values a worse rating than "requires-improvement"; put the bands in the order of the scores',
  ],
  [
    'a total score that leads nowhere',
    (f) => {
      f.overall.bands[3].to = 8
    },
    'band-gap',
    'small-2030 › overall rating bands › bands: leave a total score of 9 without a rating',
  ],
  [
    'a total score that nobody can reach',
    (f) => {
      f.domains[0].standards[0].countsToScore = false
    },
    'band-range',
    'small-2030 › overall rating bands › band outstanding: ends at 9, but the total score cannot be more than 6',
  ],
]
