/** Three-valued logic: what is not known stays undecided and never counts as no. */
export type Truth = 'yes' | 'no' | 'undecided'

export const opposite = (truth: Truth): Truth =>
  truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'undecided'

export function allOf(truths: Iterable<Truth>): Truth {
  let result: Truth = 'yes'
  for (const truth of truths) {
    if (truth === 'no') return 'no'
    if (truth === 'undecided') result = 'undecided'
  }
  return result
}

export function anyOf(truths: Iterable<Truth>): Truth {
  let result: Truth = 'no'
  for (const truth of truths) {
    if (truth === 'yes') return 'yes'
    if (truth === 'undecided') result = 'undecided'
  }
  return result
}
