/**
 * A database connection that waits less. Statements with parameters are prepared once and then only run; and
 * statements that are sent without waiting for each other travel together, the opening of a transaction with the
 * first reading in it.
 */
import pg from 'pg'

/** More different statements than the program has; lists of changing length must not fill the server's memory. */
const mostPrepared = 500
/** The connections of a process call the same statement by the same name. */
const namesOfProcess = new Map<string, string>()

function nameIn(names: Map<string, string>, text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostPrepared) return known
  const name = `s${names.size + 1}`
  names.set(text, name)
  return name
}

const opens = /^(begin|start transaction)\b/
const reads = /^select\b/

type Ask = (...given: unknown[]) => Promise<unknown>

export class QuickClient extends pg.Client {
  #opening: Promise<unknown> | undefined

  #names: Map<string, string>

  constructor(config?: pg.ClientConfig, names = namesOfProcess) {
    super({ ...config, pipeline: true })
    this.#names = names
  }

  // The library's own signature has many forms; Kysely and our code use text with values, all others pass through.
  override query = ((...given: unknown[]): unknown => {
    const ask = super.query as unknown as Ask
    const [text, values, callback] = given
    if (typeof text !== 'string' || callback || typeof values === 'function') return ask.apply(this, given)
    this.#sendTogether()
    const send = (): Promise<unknown> => {
      const name = Array.isArray(values) && values.length > 0 ? nameIn(this.#names, text) : undefined
      return ask.call(this, name ? { name, text, values } : { text, values })
    }
    if (opens.test(text)) {
      const opening = send()
      this.#opening = opening
      // Whoever comes next is told if it fails.
      opening.catch(() => {})
      return Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [], fields: [] })
    }
    const opening = this.#opening
    // A change is never sent before the transaction around it is known to be open.
    if (!opening || reads.test(text)) return send()
    return opening.then(() => {
      this.#opening = undefined
      return send()
    })
  }) as unknown as pg.Client['query']

  /** One packet for all that is sent before the program next waits; what promises set going still comes along. */
  #sendTogether(): void {
    const { stream } = (this as unknown as { connection: { stream: NodeJS.WritableStream & Corkable } })
      .connection
    stream.cork()
    setImmediate(() => stream.uncork())
  }
}

interface Corkable {
  cork(): void
  uncork(): void
}
