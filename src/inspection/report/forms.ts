/** What the forms of the report stage send. */
import { z } from 'zod'

const oneLineBreak = (text: string) => text.replaceAll(/\r\n|\r/g, '\n')

export const mostCharacters = 50_000

const base = z.coerce.number().int().min(0)

export const textForm = z.object({
  base,
  body: z
    .string('Enter the text')
    .transform(oneLineBreak)
    .pipe(
      z
        .string()
        .max(
          mostCharacters,
          `Shorten the text to ${mostCharacters.toLocaleString('en-GB')} characters or fewer`,
        ),
    ),
})

export const wholeNumberForm = z.object({
  base,
  body: z
    .string('Enter a whole number, such as 12')
    .trim()
    .regex(/^\d{1,4}$/, 'Enter a whole number, such as 12'),
})

export const recommendationForm = z.object({
  base: base.default(0),
  addressee: z
    .string('Enter who must act')
    .trim()
    .min(1, 'Enter who must act')
    .max(200, 'Shorten who must act to 200 characters or fewer'),
  body: z
    .string('Enter the recommendation')
    .trim()
    .min(1, 'Enter the recommendation')
    .max(4000, 'Shorten the recommendation to 4,000 characters or fewer')
    .transform(oneLineBreak),
})
