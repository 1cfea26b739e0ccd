/** One thing that is sent to a case and cannot be kept, with what is answered. */
export interface Row {
  what: string
  /** The case, and the screen; without a screen, the door for a single answer. */
  to?: string
  screen?: string
  send: unknown
  type?: string
  token?: string
  status: number
  problem: string
  /** The fields that are named. */
  fields?: string[]
  says: string
  /** It could have been kept earlier: it is kept beside the answer that stands. */
  late?: boolean
}

export const question = 'court-assessment-desistance'
export const json = 'application/json'
export const form = 'application/x-www-form-urlencoded'

export const bytes = (before: string, ...middle: number[]) =>
  Buffer.concat([Buffer.from(before), Buffer.from(middle)])

export const refused = { status: 422, problem: 'invalid' }
export const plainText = 'paste it as plain text'
