/** A rating as a tag: the word always stands in it, the colour only helps. */
import { ratingByName } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { tag } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'

const colours = ['green', 'turquoise', 'yellow', 'red']

/** @param name a rating's label or id; null prints `otherwise` */
export function ratingTag(framework: Framework, name: string | null, otherwise = 'Not rated yet'): Html {
  const rating = name === null ? undefined : ratingByName(framework, name)
  if (!rating) return html`<span class="pl-ref">${otherwise}</span>`
  const better = framework.ratings.filter((one) => one.score > rating.score).length
  const colour = colours[Math.min(better, colours.length - 1)]
  return tag({ text: rating.label, classes: `govuk-tag--${colour} pl-rating` })
}
