/** What the quality lead sends when choosing cases for a second assessment, and what is sent to settle a difference. */
import { z } from 'zod'

const words = (empty: string, most: number) =>
  z
    .string(empty)
    .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, empty)
        .max(most, `Shorten it to ${most.toLocaleString('en-GB')} characters or fewer`),
    )

const amount = 'Enter how many, as a whole number from 1 up'

export const pickForm = z
  .object({
    kind: z.string('Choose a kind of case').min(1, 'Choose a kind of case'),
    amount: z
      .string(amount)
      .trim()
      .regex(/^[1-9]\d{0,5}$/, amount)
      .transform(Number),
    unit: z.enum(['per-cent', 'cases'], 'Choose per cent or cases'),
    seed: z.string().trim().max(200, 'Shorten the seed to 200 characters or fewer').default(''),
  })
  .superRefine(({ amount: asked, unit }, context) => {
    if (unit === 'per-cent' && asked > 100)
      context.addIssue({ code: 'custom', path: ['amount'], message: 'Enter 100 per cent or less' })
  })

export const chooseForm = z.object({
  case: z.uuid('Choose a case'),
  reason: words('Say why this case is assessed twice', 2000),
})

export const openForm = z.object({
  'open-case': z.uuid('Choose a case'),
  'open-assessor': z.uuid('Choose who assesses it'),
  'open-reason': words('Say why this second assessment is not blind', 2000),
})

export const reconciliationForm = z.object({
  question: z.string('Say which question is settled').min(1, 'Say which question is settled'),
  stands: z.enum(['first', 'second'], 'Choose which view stands'),
  reason: words('Say why this view stands', 5000),
  version: z.coerce.number('Reload the page and send it again').int().min(0).max(1_000_000),
  first: z.string('Reload the page and send it again'),
  second: z.string('Reload the page and send it again'),
})
