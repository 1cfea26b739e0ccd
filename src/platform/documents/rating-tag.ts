import { tag } from '../web/components/index.ts'
import { type Html, html } from '../web/html.ts'

const colours = ['red', 'yellow', 'teal', 'green']

/** A rating's word on its colour. The word says it all; the colour follows its place between 0 and `highest`. */
export function ratingTag(rating: { label: string; score: number; highest: number } | null): Html {
  if (!rating) return html`Not rated`
  const step = rating.highest === 0 ? 0 : Math.round((rating.score / rating.highest) * (colours.length - 1))
  return tag({ text: rating.label, classes: `govuk-tag--${colours[step]}` })
}
