/** One generated sequence in one case, held step by step against the model. */
import { expect } from 'vitest'
import type { ReadAnswer, TestApp, Visitor } from '../app.ts'
import { Editor } from './editor.ts'
import { type Expected, expectedOf, orders, type Request, type State } from './model.ts'
import type { Step } from './steps.ts'

interface Place {
  id: string
  path: string
  screen: string
}

export class Session {
  readonly counts: Record<string, number> = {}
  readonly #world: TestApp
  readonly #people: { visitor: Visitor; person: string }[]
  readonly #place: Place
  readonly #editors: Editor[]
  #state: State = { versions: new Map(), completed: false, open: new Set() }
  #underWay: Request[] = []
  #arrived: Request[] = []
  #written = 0

  constructor(world: TestApp, people: { visitor: Visitor; person: string }[], place: Place) {
    this.#world = world
    this.#people = people
    this.#place = place
    this.#editors = people.map(({ visitor }, at) => new Editor(at, visitor, place.path, place.screen))
  }

  async begin(): Promise<void> {
    this.#state = { ...this.#state, versions: await this.#versions() }
    await this.#giveTo(this.#people[0]!.person)
    for (const editor of this.#editors) await this.#open(editor)
  }

  async take(step: Step): Promise<void> {
    switch (step.does) {
      case 'open':
        return this.#open(this.#editors[step.editor]!)
      case 'type':
        return this.#type(step.editor, step)
      case 'answer':
        this.#type(step.editor, step)
        return this.#send(this.#editors[step.editor]!.sendOne(step.question))
      case 'send one':
        return this.#send(this.#editors[step.editor]!.sendOne(step.question))
      case 'send screen':
        return this.#send(this.#editors[step.editor]!.sendScreen())
      case 'arrive': {
        const many = Math.min(step.together, this.#underWay.length)
        if (many === 0) return
        const first = step.which % this.#underWay.length
        const requests = [...this.#underWay.slice(first), ...this.#underWay.slice(0, first)].slice(0, many)
        this.#underWay = this.#underWay.filter((one) => !requests.includes(one))
        return this.#arrive(requests, step.keepMine)
      }
      case 'arrive again': {
        const again = this.#arrived[step.which % Math.max(1, this.#arrived.length)]
        if (again) await this.#arrive([again], true)
        return
      }
      case 'hand over': {
        const now = this.#state.open.has(0) ? this.#people[2]! : this.#people[0]!
        await this.#giveTo(now.person)
        for (const one of this.#editors) await this.#open(one)
        return
      }
      case 'complete':
        return this.#complete(this.#editors[step.editor]!)
    }
  }

  /** All that is still under way arrives; then the table is what the model says, and nothing typed and sent is gone. */
  async end(): Promise<void> {
    while (this.#underWay.length > 0) await this.#arrive([this.#underWay.shift()!], true)
    await this.#asExpected()
  }

  #count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by
  }

  #type(editor: number, { question, value }: { question: string; value: string }): void {
    this.#editors[editor]!.type(question, { value, note: `Editor ${editor}, note ${++this.#written}.` })
  }

  #send(request: Request | undefined): void {
    if (request) this.#underWay.push(request)
  }

  /** A page shows what stands, to whoever may answer. */
  async #open(editor: Editor): Promise<void> {
    const { status, shown } = await editor.open()
    expect(status).toBe(this.#state.open.has(editor.number) ? 200 : 404)
    for (const { question, version, value, note } of shown.values()) {
      const kept = this.#state.versions.get(question) ?? []
      expect(version, `the version of ${question} on the page`).toBe(kept.length)
      expect({ value, note }).toEqual(kept.at(-1) ?? { value: null, note: null })
    }
  }

  async #giveTo(person: string): Promise<void> {
    await this.#world.db
      .updateTable('assessment')
      .set({ assessor_id: person })
      .where('id', '=', this.#place.id)
      .execute()
    const open = new Set(
      this.#editors.flatMap(({ number }) => (this.#people[number]!.person === person ? [number] : [])),
    )
    this.#state = { ...this.#state, open }
  }

  async #complete(editor: Editor): Promise<void> {
    const { status } = await editor.complete()
    if (status === 303) {
      this.#state = { ...this.#state, completed: true }
      this.#count('Cases completed')
    }
    await this.#asExpected()
  }

  /** Requests that arrive at the same moment are answered, and change what stands, as if they had come in some order. */
  async #arrive(requests: Request[], keepMine: boolean): Promise<void> {
    const answers = await Promise.all(requests.map((one) => this.#editors[one.editor]!.deliver(one)))
    this.#arrived.push(...requests)
    const got = await this.#versions()
    const fits = orders(requests.map((request, at) => ({ request, answer: answers[at]! }))).find((order) => {
      const outcomes = this.#inOrder(order.map(({ request }) => request))
      return (
        outcomes.every((one, at) => answersLike(one, order[at]!.answer)) &&
        sameVersions(outcomes.at(-1)!.state.versions, got)
      )
    })
    expect(
      fits,
      `no order of these requests explains what came of them: ${JSON.stringify({ requests, said: answers.map(({ status, body }) => [status, body.slice(0, 300)]), before: about(this.#state.versions, requests), got: about(got, requests) })}`,
    ).toBeDefined()
    const outcomes = this.#inOrder(fits!.map(({ request }) => request))
    for (const [at, { request }] of fits!.entries()) this.#hold(request, outcomes[at]!)
    this.#state = outcomes.at(-1)!.state
    await this.#nothingLost(outcomes)
    for (const [at, request] of requests.entries()) await this.#told(request, answers[at]!, keepMine)
    this.#count(
      requests.length === 1 ? 'Requests that arrived alone' : 'Requests that arrived at the same moment',
      requests.length,
    )
  }

  #inOrder(requests: Request[]): Expected[] {
    let state = this.#state
    return requests.map((request) => {
      const expected = expectedOf(state, request)
      state = expected.state
      return expected
    })
  }

  /** The heart of it: whoever wrote a version had seen the one before, or had been told of it. */
  #hold({ editor }: Request, { written, late }: Expected): void {
    const { seen } = this.#editors[editor]!
    for (const { question, version } of written)
      expect(seen.has(`${question} ${version}`), `editor ${editor} had seen version ${version}`).toBe(true)
    this.#count('Answers written', written.length)
    this.#count('Answers that came too late, each kept beside', late.length)
  }

  async #nothingLost(outcomes: Expected[]): Promise<void> {
    const late = outcomes.flatMap((one) => one.late)
    if (late.length === 0) return
    const beside = await this.#world.db
      .selectFrom('answer_set_aside')
      .where('assessment_id', '=', this.#place.id)
      .select(['question', 'value', 'note'])
      .execute()
    for (const { question, value, note } of late) expect(beside).toContainEqual({ question, value, note })
  }

  async #told(request: Request, answer: ReadAnswer, keepMine: boolean): Promise<void> {
    const editor = this.#editors[request.editor]!
    if (answer.status === 404) return
    if (request.kind === 'one') editor.hear(request, answer, keepMine)
    // A screen that was sent is followed by a page as it stands now.
    else await this.#open(editor)
  }

  async #asExpected(): Promise<void> {
    expect(await this.#versions()).toEqual(this.#state.versions)
  }

  async #versions(): Promise<Map<string, { value: string | null; note: string | null }[]>> {
    const rows = await this.#world.db
      .selectFrom('answer')
      .where('assessment_id', '=', this.#place.id)
      .select(['question', 'version', 'value', 'note'])
      .orderBy('question')
      .orderBy('version')
      .execute()
    return new Map(
      [...Map.groupBy(rows, (row) => row.question)].map(([question, kept]) => {
        expect(kept.map(({ version }) => version)).toEqual(kept.map((_, at) => at + 1))
        return [question, kept.map(({ value, note }) => ({ value, note }))]
      }),
    )
  }
}

function answersLike({ status, version }: Expected, answer: ReadAnswer): boolean {
  if (answer.status !== status) return false
  return version === undefined || (answer.json() as { version: number }).version === version
}

function sameVersions(a: State['versions'], b: State['versions']): boolean {
  const text = (one: State['versions']) =>
    JSON.stringify(
      [...one]
        .toSorted(([x], [y]) => (x < y ? -1 : 1))
        .map(([q, kept]) => [q, kept.map(({ value, note }) => [value, note])]),
    )
  return text(a) === text(b)
}

/** What a failure needs to show: the versions of the questions in play. */
const about = (versions: State['versions'], requests: Request[]) =>
  [...versions].filter(([question]) =>
    requests.some(({ kind, answers }) =>
      answers.some((one) => one.question === question && (kind === 'one' || one.note)),
    ),
  )
