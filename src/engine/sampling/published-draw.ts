/** The shape of a published draw: what a service, or anyone it trusts, needs to check that the draw was fair. */
import { z } from 'zod'

const whole = z.int().min(0)

export const publishedDrawShape = z.object({
  n: whole,
  strata: z.array(z.string()).min(1),
  /** The frame: each case's reference, then its category in each stratum. */
  cases: z.array(z.array(z.string())).min(1),
  salt: z.string().optional(),
  frameHash: z.string(),
  /** Null for a census. `samples` holds the rows: positions (from 0) of cases in the frame. */
  list: z
    .object({
      rows: whole,
      timesEach: whole,
      digest: z.string(),
      tolerance: whole,
      samples: z.array(z.array(whole)),
    })
    .nullable(),
  /** In place of a list: cases at equal steps along a list sorted by `order`. `digest` was given before the seed. */
  systematic: z.object({ order: z.array(z.string()), digest: z.string(), start: whole }).optional(),
  seed: z.string(),
  row: whole.nullable(),
  drawn: z.array(z.string()),
  reserves: z.array(z.string()).optional(),
})

export type PublishedDraw = z.infer<typeof publishedDrawShape>
