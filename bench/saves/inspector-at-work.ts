/** An inspector who answers one question after the other through the door that the page's script uses. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Framework } from '#engine/framework/shape.ts'
import { askedOf } from '#inspection/casework/asked.ts'
import { addresses } from '../application/addresses.ts'
import type { Inspector } from '../application/prepare.ts'
import { caseKind } from '../page/sixty-questions.ts'
import { Connection } from './connection.ts'

const note = 'The plan was reviewed with the child and the parent after two months.'

export class InspectorAtWork {
  readonly #inspector: Inspector
  readonly #answers: { question: string; value: string; note: string | null }[]
  #saved = 0

  constructor(inspector: Inspector, framework: Framework) {
    this.#inspector = inspector
    this.#answers = [...askedOf(framework, caseKind).values()].map(({ question, choices }, at) => ({
      question,
      value: choices[at % choices.length]!.value,
      note: at % 3 === 0 ? note : null,
    }))
  }

  /**
   * Saves until the time is over. Returns the milliseconds that each answer took.
   * @param pause milliseconds from the beginning of one answer to the next; the first comes somewhere within it
   */
  async saveUntil(server: string, end: number, pause = 0): Promise<number[]> {
    const connection = await Connection.to(server)
    const took: number[] = []
    let next = performance.now() + Math.random() * pause
    try {
      while (Math.max(next, performance.now()) < end) {
        if (pause > 0) await wait(Math.max(0, next - performance.now()))
        next += pause
        took.push(await this.#saveNext(connection))
      }
    } finally {
      connection.close()
    }
    return took
  }

  /** Case by case and question by question; once all are answered, every answer gets its next version. */
  async #saveNext(connection: Connection): Promise<number> {
    const { cases, cookie, formToken } = this.#inspector
    const question = this.#saved % this.#answers.length
    const turn = Math.floor(this.#saved / this.#answers.length)
    const version = Math.floor(turn / cases.length)
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      cookie,
      'x-form-token': formToken,
      'x-forwarded-for': addresses[this.#saved % addresses.length]!,
    }
    const body = JSON.stringify({ ...this.#answers[question], version })
    const path = `${cases[turn % cases.length]}/answers`
    const from = performance.now()
    const reply = await connection.post(path, headers, body)
    const took = performance.now() - from
    if (reply.status !== 200) throw new Error(`An answer was refused (${reply.status}): ${reply.body}`)
    this.#saved += 1
    return took
  }
}
