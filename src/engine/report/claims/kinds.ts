/** Every kind of finding: its code, how heavy it weighs, and its sentence. */
type Facts = { ref: string | null; printed: string; elsewhere: string; expected: string | null }
type About = { severity: 'error' | 'warning'; sentence: (facts: Facts) => string }

const of = (ref: string | null) => (ref === null ? '' : ` on ${ref}`)
const right = (expected: string | null) => (expected === null ? '' : ` Right would be ${expected}.`)

export const kinds = {
  'share-differs': {
    severity: 'error',
    sentence: ({ ref, printed, elsewhere }) =>
      `The text${of(ref)} says “${printed}”; the figures say ${elsewhere}.`,
  },
  'words-do-not-fit': {
    severity: 'warning',
    sentence: ({ ref, printed, elsewhere }) =>
      `The words “${printed}”${of(ref)} do not fit the figure, ${elsewhere}.`,
  },
  'shares-beside-differ': {
    severity: 'error',
    sentence: ({ printed, elsewhere }) =>
      `The text says “${printed}” and beside it “${elsewhere}”, which is another share.`,
  },
  'comparison-differs': {
    severity: 'error',
    sentence: ({ printed, elsewhere }) => `The text says “${printed}”; the figures are ${elsewhere}.`,
  },
  'base-differs': {
    severity: 'warning',
    sentence: ({ ref, printed, elsewhere }) =>
      `The text${of(ref)} says “${printed}”, the table ${elsewhere}: the same cases, counted over another base.`,
  },
  'rating-in-text-differs': {
    severity: 'error',
    sentence: ({ ref, printed, elsewhere }) =>
      `The text rates ${ref ?? 'the service'} ${printed}; the table says ${elsewhere}.`,
  },
  'answer-in-words-differs': {
    severity: 'warning',
    sentence: ({ ref, printed, elsewhere }) =>
      `The text calls the work behind ${ref} “${printed}”; its figure is ${elsewhere}.`,
  },
  'ratings-differ': {
    severity: 'error',
    sentence: ({ ref, printed, elsewhere }) =>
      `${ref ?? 'The service'} is rated ${printed} here and ${elsewhere} in another place.`,
  },
  'rating-against-lowest': {
    severity: 'error',
    sentence: ({ ref, printed, elsewhere, expected }) =>
      `${ref} is rated ${printed}, but ${elsewhere}.${right(expected)}`,
  },
  'total-differs': {
    severity: 'error',
    sentence: ({ printed, elsewhere }) =>
      `The score is printed as ${printed}; the ratings add up to ${elsewhere}.`,
  },
  'overall-against-score': {
    severity: 'error',
    sentence: ({ printed, elsewhere, expected }) =>
      `The overall rating is ${printed}, but ${elsewhere}.${right(expected)}`,
  },
  'scale-differs': {
    severity: 'error',
    sentence: ({ printed, elsewhere }) =>
      `The text says ${printed}; under this framework it is ${elsewhere}.`,
  },
  'tables-differ': {
    severity: 'error',
    sentence: ({ ref, printed, elsewhere, expected }) =>
      `${ref} is ${printed} here and ${elsewhere}.${right(expected)}`,
  },
  'impossible-percentage': {
    severity: 'error',
    sentence: ({ ref, printed, elsewhere, expected }) =>
      `${ref === null ? '' : `${ref}: `}no whole number of ${elsewhere} makes ${printed}.${expected === null ? '' : ` Possible would be ${expected}.`}`,
  },
  'more-yes-than-cases': {
    severity: 'error',
    sentence: ({ ref, printed, elsewhere }) => `${ref}: ${printed} cannot be, ${elsewhere}.`,
  },
  'shares-do-not-add-up': {
    severity: 'error',
    sentence: ({ printed, elsewhere }) =>
      `The shares ${printed} add up to ${elsewhere}, more than rounding explains.`,
  },
  'sum-differs': {
    severity: 'error',
    sentence: ({ printed, elsewhere }) => `The text says ${printed}; the parts make ${elsewhere}.`,
  },
  'sample-differs': {
    severity: 'error',
    sentence: ({ printed, elsewhere }) => `The sample is ${printed} here and ${elsewhere}.`,
  },
  'planned-share': {
    severity: 'warning',
    sentence: ({ printed, elsewhere }) =>
      `The text says ${printed}; the cases that were read make ${elsewhere}. Print what was achieved, or call it a plan.`,
  },
  'number-of-things': {
    severity: 'error',
    sentence: ({ printed, elsewhere }) => `The text announces ${printed}; there are ${elsewhere}.`,
  },
  'another-standard-named': {
    severity: 'warning',
    sentence: ({ ref, printed, elsewhere }) =>
      `The section on ${ref} introduces itself as one on ${printed}; its standard is ${elsewhere}.`,
  },
  numbering: {
    severity: 'warning',
    sentence: ({ ref, printed, elsewhere }) =>
      `${ref === null ? 'The numbering' : `The lettering of ${ref}`} has ${printed} after ${elsewhere}.`,
  },
} satisfies Record<string, About>

export type FindingKind = keyof typeof kinds
