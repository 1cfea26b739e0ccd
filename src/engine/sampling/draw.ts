/** The draw: one public random number picks one row of the published list. */
import type { Frame } from './frame.ts'
import type { Lottery } from './lottery.ts'
import { reserveOrder } from './reserves.ts'
import { createStream } from './stream.ts'

export type Draw = {
  /** The row of the list, counted from 0. Null for a census. */
  row: number | null
  /** References of the drawn cases, in the order of the frame. */
  drawn: string[]
  /** References of all other cases, in the order in which they may step in. */
  reserves: string[]
}

/** The row that a public seed picks. The seed is text, used exactly as it was announced. */
export const drawRow = (frameHash: string, publicSeed: string, rows: number): number =>
  createStream(`${frameHash}|draw|${publicSeed}`).below(rows)

/** Draws from the published list. `lottery` is null for a census, which takes every case. */
export function drawSample(frame: Frame, lottery: Lottery | null, publicSeed: string): Draw {
  if (!lottery) return { row: null, drawn: frame.cases.map((one) => one.caseRef), reserves: [] }
  const row = drawRow(frame.hash, publicSeed, lottery.rows.length)
  const drawn = lottery.rows[row]!.map((position) => frame.cases[position]!.caseRef)
  return { row, drawn, reserves: reserveOrder(frame, drawn, publicSeed) }
}
