/** The whole percentage that `yes` of `relevant` prints as: halves go up, in integers. `relevant` must be above 0. */
export const percentOf = (yes: number, relevant: number): number =>
  Math.floor((200 * yes + relevant) / (2 * relevant))
