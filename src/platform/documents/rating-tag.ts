import type { RatingWord } from '#engine/report/document.ts'
import { tag } from '../web/components/index.ts'
import { type Html, html } from '../web/html.ts'
import { shadeOf } from './rating-scale.ts'

const colours = ['red', 'yellow', 'teal', 'green']

/** A rating's word on its colour. The word says it all; the colour follows its place between 0 and `highest`. */
export const ratingTag = (rating: RatingWord | null): Html =>
  rating ? tag({ text: rating.label, classes: `govuk-tag--${colours[shadeOf(rating)]}` }) : html`Not rated`
