/** Somebody with a case open in a browser: what their page shows, what they have typed, and what they have seen. */
import type { ReadAnswer, Visitor } from '../app.ts'
import { fieldsOn } from '../form-fields.ts'
import type { Content, Request, SentAnswer } from './model.ts'

export class Editor {
  readonly #visitor: Visitor
  readonly #path: string
  readonly #screen: string
  readonly number: number
  /** Versions of answers that this person was shown, wrote, or was told of: “question version”. */
  readonly seen = new Set<string>()
  /** What the page sends for each question: the version it was made from, and what stands in its fields. */
  readonly page = new Map<string, SentAnswer>()

  constructor(number: number, visitor: Visitor, path: string, screen: string) {
    this.number = number
    this.#visitor = visitor
    this.#path = path
    this.#screen = `${path}/${screen}`
  }

  /** Opens or reloads the page. What was typed and not sent is gone. */
  async open(): Promise<{ status: number; shown: ReadonlyMap<string, SentAnswer> }> {
    const { status, body } = await this.#visitor.get(this.#screen)
    if (status !== 200) return { status, shown: new Map() }
    const values = new Map(fieldsOn(body).map(({ name, value }) => [name, value]))
    this.page.clear()
    for (const [name, version] of values) {
      if (!name.startsWith('version:')) continue
      const question = name.slice('version:'.length)
      const value = values.get(question) || null
      const note = values.get(`note:${question}`) || null
      this.page.set(question, { question, version: Number(version), value, note })
      this.seen.add(`${question} ${version}`)
    }
    return { status, shown: new Map(this.page) }
  }

  type(question: string, content: Content): void {
    const shown = this.page.get(question)
    if (shown) this.page.set(question, { ...shown, ...content })
  }

  /** What the page would send now; nothing while it was never opened, can only be read, or has nothing to send. */
  sendOne(question: string): Request | undefined {
    const answer = this.page.get(question)
    if (!answer || (answer.version === 0 && answer.value === null && answer.note === null)) return undefined
    return { kind: 'one', editor: this.number, answers: [answer] }
  }

  sendScreen(): Request | undefined {
    return this.page.size === 0
      ? undefined
      : { kind: 'screen', editor: this.number, answers: [...this.page.values()] }
  }

  async deliver({ kind, answers }: Request): Promise<ReadAnswer> {
    if (kind === 'one') return this.#visitor.postJson(`${this.#path}/answers`, answers[0])
    const fields: Record<string, string> = {}
    for (const { question, version, value, note } of answers) {
      fields[`version:${question}`] = String(version)
      fields[`note:${question}`] = note ?? ''
      if (value !== null) fields[question] = value
    }
    return this.#visitor.post(this.#screen, fields)
  }

  complete(): Promise<ReadAnswer> {
    return this.#visitor.post(`${this.#path}/complete`)
  }

  /** Learns what the answer to a single answer says, and decides where it says that somebody else was first. */
  hear({ answers }: Request, answer: ReadAnswer, keepMine: boolean): void {
    const { question } = answers[0]!
    const said = answer.json() as { version?: number; kept?: (Content & { version: number }) | null }
    const shown = this.page.get(question)
    if (said.version !== undefined) {
      this.seen.add(`${question} ${said.version}`)
      if (shown) this.page.set(question, { ...shown, version: said.version })
    } else if (said.kept && shown) {
      const { version, value, note } = said.kept
      this.seen.add(`${question} ${version}`)
      this.page.set(question, keepMine ? { ...shown, version } : { question, version, value, note })
    }
  }
}
