/** Something wrong in a file that a person wrote: what (`kind`), where (`path`, in their words) and what to do. */
export type Fault = { kind: string; path: string; message: string }

/** A fault while it still points into the raw data. */
export type FaultAt = { kind: string; at: (string | number)[]; message: string }

/** One line for a terminal or an error summary. */
export const faultLine = (fault: Fault): string => `${fault.path}: ${fault.message}`

/** "a, b or c" */
export const oneOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`
