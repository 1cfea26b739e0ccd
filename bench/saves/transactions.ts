/** What a run of transactions comes to. */
export interface Transactions {
  aSecond: number
  /** Milliseconds of each. */
  took: number[]
}
