/** What is sent to a meeting, read and checked as one. */
import { z } from 'zod'
import { readDateField } from '#platform/web/date-field.ts'
import { reasonField } from '../../reason-form.ts'
import { basedOn, words } from '../judgement-forms.ts'

const several = z
  .union([z.uuid(), z.array(z.uuid())])
  .optional()
  .transform((sent) => [sent ?? []].flat().map((person) => person.toLowerCase()))

/** A text that may be left empty. */
const perhaps = (longest: number, what: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(longest, `Shorten ${what} to ${longest.toLocaleString('en-GB')} characters or fewer`)
        .refine((text) => !text.includes('\0'), 'Remove the character that cannot be stored'),
    )

/** Who takes part: of the panel, and of those who lead. */
export const takingPart = z.object({ member: several, lead: several })

export const callForm = z.looseObject({}).transform((sent, context) => {
  const heldOn = readDateField(sent, 'held', 'the date of the meeting', context, { required: true })
  const rest = z
    .object({
      quorum: z.coerce
        .number('Enter how many must be free to decide')
        .int('Enter a whole number')
        .min(2, 'One person is no panel: at least 2 must decide')
        .max(20, 'Enter 20 or fewer'),
      reason: perhaps(2000, 'the reason'),
    })
    .extend(takingPart.shape)
    .safeParse(sent)
  if (!rest.success) {
    for (const issue of rest.error.issues)
      context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
    return z.NEVER
  }
  if (heldOn === null) return z.NEVER
  return { heldOn, ...rest.data }
})

export const declarationForm = z
  .object({
    interest: z.enum(['no', 'yes'], 'Say whether you have an interest'),
    words: perhaps(2000, 'your words'),
    basedOn,
  })
  .refine((sent) => sent.interest === 'no' || sent.words !== '', {
    path: ['words'],
    message: 'Say in your own words what the interest is',
  })

export const papersForm = z.object({
  basedOn,
  reason: perhaps(2000, 'the reason'),
})

export const decisionForm = z.object({
  rating: z.string('Choose what the panel decided').min(1, 'Choose what the panel decided'),
  reason: words('Give the panel’s reason, also when the rating stays as it is'),
  minutes: perhaps(20_000, 'the minutes'),
  papers: basedOn,
  basedOn,
  checked: z.string().default(''),
})

export const dissentForm = z
  .object({
    words: perhaps(20_000, 'your words'),
    publish: z.enum(['no', 'yes', 'withdraw'], 'Choose who may read your dissent'),
    decision: basedOn,
    basedOn,
    checked: z.string().default(''),
  })
  .refine((sent) => sent.words !== '' || sent.publish === 'withdraw', {
    path: ['words'],
    message: 'Say what you would have decided, and why',
  })

export const viewForm = z.object({
  view: words('Write what the panel should know'),
  basedOn,
})

export const giveUpForm = z.object({ giveUp: reasonField('Say why the meeting ends without a conclusion') })
