/** What stands where a figure is missing, as statistics of the United Kingdom's government write it. */

export const confidential = '[c]'
export const notAvailable = '[x]'
export const notApplicable = '[z]'

export const meanings: [shorthand: string, meaning: string][] = [
  [
    confidential,
    'Not printed, because so small a number, or one from which it follows, could point to a child.',
  ],
  [notAvailable, 'Not known.'],
  [notApplicable, 'Does not apply.'],
]

const wordsFor = new Map([
  ['Not known', notAvailable],
  ['Not applicable', notApplicable],
  ['None', notApplicable],
])

/** The number that a cell prints, its shorthand, or its words where it prints something else. */
export function dataValue(printed: string): string | number {
  const whole = /^(-?\d+)%?$/.exec(printed)
  return whole ? Number(whole[1]) : (wordsFor.get(printed) ?? printed)
}
