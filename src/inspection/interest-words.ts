/** In what way somebody is too close to a service. */
export const interestKinds = [
  { id: 'works-there', label: 'I work there' },
  { id: 'worked-there', label: 'I worked there' },
  { id: 'personal', label: 'Personal: somebody close to me works there or is known to it' },
  { id: 'other', label: 'Something else' },
] as const

export type InterestKind = (typeof interestKinds)[number]['id']

/** The same, said of somebody. */
const said: Record<InterestKind, string> = {
  'works-there': 'Works there',
  'worked-there': 'Worked there',
  personal: 'Personal',
  other: 'Other',
}

export const interestInWords = (kind: string): string => said[kind as InterestKind] ?? kind

/** The longest account of an interest that is kept. */
export const longestWords = 2000
