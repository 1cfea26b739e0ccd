/** An inspector who answers questions by the door that the page's script uses, and notes what was acknowledged. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Framework } from '#engine/framework/shape.ts'
import { askedOf } from '#inspection/casework/asked.ts'
import { addresses } from '../../bench/application/addresses.ts'
import type { Inspector } from '../../bench/application/prepare.ts'
import { caseKind } from '../../bench/page/sixty-questions.ts'
import { Connection, type Reply } from '../../bench/saves/connection.ts'
import type { Chance } from './chance.ts'
import { Notebook, type Noted } from './notebook.ts'

export interface WorkingDay {
  address: string
  /** Whether to go on. An answer that is under way is sent until it is acknowledged even so. */
  goOn(): boolean
  /** Waited for before each sending, so that a test can hold everybody still. */
  mayISend?(): Promise<unknown>
  /** Mean milliseconds between two answers; 0 for no pause. */
  thinking: number
  /** Told of each acknowledged answer with the milliseconds it took, from the first sending on. */
  saved?(took: number): void
}

/** In milliseconds: tries again soon after a refusal that will pass, as nobody types while they wait. */
const untilNextTry = 60

export class InspectorAtWork {
  readonly notebook = new Notebook()
  readonly #inspector: Inspector
  readonly #questions: { question: string; values: (string | null)[] }[]
  readonly #chance: Chance
  readonly #versions = new Map<string, number>()
  #written = 0
  #connection: Connection | undefined

  constructor(inspector: Inspector, framework: Framework, chance: Chance) {
    this.#inspector = inspector
    this.#chance = chance
    this.#questions = [...askedOf(framework, caseKind).values()].map(({ question, choices }) => ({
      question,
      values: [...choices.map((choice) => choice.value), null],
    }))
  }

  async work(day: WorkingDay): Promise<void> {
    // Nobody begins at the same moment as all others.
    await pause(this.#chance.number() * day.thinking)
    while (day.goOn()) {
      await this.#save(this.#next(), day)
      if (day.thinking > 0) await pause(this.#chance.wait(day.thinking))
    }
    this.#connection?.close()
    this.#connection = undefined
  }

  /** Some question of some case of theirs. No two notes are the same, so no two answers are taken for one. */
  #next(): { path: string; answer: Noted } {
    const path = this.#chance.pick(this.#inspector.cases)
    const { question, values } = this.#chance.pick(this.#questions)
    const version = (this.#versions.get(`${path} ${question}`) ?? 0) + 1
    const words = 'The plan was reviewed with the child and the parent. '.repeat(this.#chance.below(8))
    const answer: Noted = {
      assessment: path.split('/').at(-1)!,
      question,
      version,
      value: this.#chance.pick(values),
      note: `${words}Note ${++this.#written}.`,
      by: this.#inspector.id,
    }
    return { path, answer }
  }

  async #save({ path, answer }: { path: string; answer: Noted }, day: WorkingDay): Promise<void> {
    const { notebook } = this
    const key = `${path} ${answer.question}`
    notebook.note(answer)
    const from = performance.now()
    for (let tries = 0; ; tries += 1) {
      await day.mayISend?.()
      if (tries > 0) notebook.again += 1
      const reply = await this.#send(day.address, path, answer).catch(() => undefined)
      if (reply?.status === 200) {
        const { version, question } = JSON.parse(reply.body) as { version: number; question: string }
        if (version === answer.version && question === answer.question) notebook.acknowledge(answer)
        else notebook.strange.push(`Version ${answer.version} of ${key} was acknowledged as ${reply.body}`)
        break
      }
      // Gone, starting, or busy: all of them pass. Anything else is no answer to give to what was sent.
      if (reply && reply.status < 500 && reply.status !== 429) {
        notebook.strange.push(`Version ${answer.version} of ${key}: ${reply.status} ${reply.body}`)
        break
      }
      await pause(untilNextTry)
    }
    notebook.underWay = undefined
    this.#versions.set(key, answer.version)
    day.saved?.(performance.now() - from)
  }

  async #send(address: string, path: string, answer: Noted): Promise<Reply> {
    const { cookie, formToken } = this.#inspector
    const { question, value, note, version } = answer
    this.#connection ??= await Connection.to(address)
    try {
      return await this.#connection.post(
        `${path}/answers`,
        {
          'content-type': 'application/json',
          accept: 'application/json',
          cookie,
          'x-form-token': formToken,
          'x-forwarded-for': this.#chance.pick(addresses),
        },
        // The version that the page shows is the one before.
        JSON.stringify({ question, value, note, version: version - 1 }),
      )
    } catch (error) {
      this.#connection.close()
      this.#connection = undefined
      throw error
    }
  }
}
