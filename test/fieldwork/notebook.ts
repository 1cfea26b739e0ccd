/** What one inspector sent and was told, kept outside the application: what its record is held against. */

/** One answer as it was sent. `version` is the one it becomes once it is kept. */
export interface Noted {
  assessment: string
  question: string
  version: number
  value: string | null
  note: string | null
  by: string
}

export const keyOf = (one: { assessment: string; question: string; version: number }): string =>
  `${one.assessment} ${one.question} ${one.version}`

export class Notebook {
  /** Everything that was ever sent, by `keyOf`. Each is sent until it is acknowledged, always with the same content. */
  readonly sent = new Map<string, Noted>()
  /** Those that the application said it had saved. */
  readonly acknowledged = new Map<string, Noted>()
  /** Answers that were none of what may come: each in a sentence. */
  readonly strange: string[] = []
  /** The answer on its way, if there is one. */
  underWay: Noted | undefined
  /** How often an answer had to be sent again. */
  again = 0

  note(answer: Noted): void {
    this.underWay = answer
    this.sent.set(keyOf(answer), answer)
  }

  acknowledge(answer: Noted): void {
    this.acknowledged.set(keyOf(answer), answer)
  }
}
