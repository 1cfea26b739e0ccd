/** A rating of a framework as a tag, by its label or id. */
import { ratingByName } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { ratingTag as tagOf } from '#platform/documents/rating-tag.ts'
import { type Html, html } from '#platform/web/html.ts'

/** @param name a rating's label or id; null prints `otherwise` */
export function ratingTag(framework: Framework, name: string | null, otherwise = 'Not rated yet'): Html {
  const rating = name === null ? undefined : ratingByName(framework, name)
  if (!rating) return html`<span class="pl-ref">${otherwise}</span>`
  return tagOf({ ...rating, highest: Math.max(...framework.ratings.map((one) => one.score)) })
}
