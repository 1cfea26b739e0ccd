/** What the lead sends, read and checked as one, and the pieces that the panel’s forms share with it. */
import { z } from 'zod'
import type { Framework } from '#engine/framework/shape.ts'
import { invalid } from '#platform/web/problems.ts'

const longest = 20_000

export const words = (empty: string) =>
  z
    .string(empty)
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1, empty)
        .max(longest, `Shorten the text to ${longest.toLocaleString('en-GB')} characters or fewer`)
        .refine((text) => !text.includes('\0'), 'Remove the character that cannot be stored'),
    )

/** The version the page was built from; 0 when there was none. */
export const basedOn = z.coerce.number('Reload the page and send it again').int().min(0).max(1_000_000)

export const proposalForm = z.object({
  rating: z.string('Choose a rating').min(1, 'Choose a rating'),
  reasons: words('Give the reasons for this rating'),
  basedOn,
})

/** @throws Problem invalid unless the framework has this rating */
export function needRating(framework: Framework, id: string): string {
  if (framework.ratings.some((rating) => rating.id === id)) return id
  throw invalid({ field: 'rating', message: 'Choose a rating from the list' })
}

/** @throws Problem invalid when a newer version was written since the page was built; nothing typed is lost */
export function needNewest(
  newest: { version: number; by: { name: string } } | undefined,
  sent: number,
): void {
  const version = newest?.version ?? 0
  if (sent === version) return
  throw invalid({
    field: '',
    message: newest
      ? `${newest.by.name} saved version ${version} while this page was open. It is shown below; read it, then send yours if it should stand`
      : 'Reload the page and send it again',
  })
}
