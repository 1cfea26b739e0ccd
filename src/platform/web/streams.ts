/**
 * Pages that keep themselves up to date listen here. A listener is only told that something changed, never what: the
 * page is then read again by its own door, with its own access check. One reading serves all listeners of a topic, and
 * nobody who waits holds a connection to the database.
 */
import { PassThrough } from 'node:stream'
import type { Kysely } from 'kysely'
import type { Reader } from '../audit/action.ts'
import type { DB } from '../database/schema.generated.ts'
import { Problem } from './problems.ts'

export interface StreamLimits {
  /** In milliseconds: how often a topic is looked at, and how often each listener's access. */
  lookEvery: number
  checkEvery: number
  perPerson: number
  inAll: number
}

export const usualLimits: StreamLimits = { lookEvery: 2000, checkEvery: 10_000, perPerson: 4, inAll: 200 }

/** What an endpoint asks to be told about. */
export interface Topic {
  /** The same for everyone who listens to the same thing. */
  name: string
  /** A cheap reading that differs whenever the page would. */
  fingerprint: (db: Reader) => Promise<string>
  /** What the page was made from, as far as the listener knows. */
  seen: string | null
}

export interface Listening {
  personId: string
  /** Tells why the listener may hear no more; nothing while they may. */
  over: () => Promise<string | null>
}

interface Listener extends Listening {
  out: PassThrough
  told: string | null
}

/** Bytes that may wait for somebody whose line is down, before they are given up. */
const mostWaiting = 16 * 1024

export class Streams {
  readonly #db: Kysely<DB>
  readonly #limits: StreamLimits
  readonly #topics = new Map<string, { fingerprint: Topic['fingerprint']; listeners: Set<Listener> }>()
  #looking: NodeJS.Timeout | undefined
  #checking: NodeJS.Timeout | undefined

  constructor(db: Kysely<DB>, limits: StreamLimits) {
    this.#db = db
    this.#limits = limits
  }

  get listeners(): number {
    return this.#all().length
  }

  #all(): Listener[] {
    return [...this.#topics.values()].flatMap((topic) => [...topic.listeners])
  }

  /** @throws Problem too-many-requests where this person, or everybody together, listens too often */
  join(topic: Topic, listening: Listening): PassThrough {
    const all = this.#all()
    const own = all.filter((one) => one.personId === listening.personId)
    if (own.length >= this.#limits.perPerson || all.length >= this.#limits.inAll) {
      throw new Problem(
        'too-many-requests',
        'This page is kept up to date in too many windows already. Close one, or reload this page by hand.',
        { retryAfterSeconds: 60 },
      )
    }
    const out = new PassThrough()
    const listener: Listener = { ...listening, out, told: topic.seen }
    const group = this.#topics.get(topic.name) ?? { fingerprint: topic.fingerprint, listeners: new Set() }
    group.listeners.add(listener)
    this.#topics.set(topic.name, group)
    const leave = () => {
      group.listeners.delete(listener)
      if (group.listeners.size === 0 && this.#topics.get(topic.name) === group)
        this.#topics.delete(topic.name)
      if (this.#topics.size === 0) this.#stop()
    }
    out.once('close', leave)
    // A line that breaks while we write is no fault of ours.
    out.on('error', leave)
    out.write('retry: 3000\n\n')
    this.#start()
    return out
  }

  #start(): void {
    this.#looking ??= this.#repeat(this.#limits.lookEvery, () => this.#look())
    this.#checking ??= this.#repeat(this.#limits.checkEvery, () => this.#check())
  }

  #stop(): void {
    clearInterval(this.#looking)
    clearInterval(this.#checking)
    this.#looking = undefined
    this.#checking = undefined
  }

  /** One round at a time, however slow the database is. A round that fails is tried again with the next. */
  #repeat(every: number, round: () => Promise<void>): NodeJS.Timeout {
    let busy = false
    return setInterval(() => {
      if (busy) return
      busy = true
      round()
        .catch(() => {})
        .finally(() => {
          busy = false
        })
    }, every).unref()
  }

  async #look(): Promise<void> {
    for (const { fingerprint, listeners } of this.#topics.values()) {
      const now = await fingerprint(this.#db)
      for (const listener of listeners) {
        if (listener.told === now) continue
        listener.told = now
        send(listener, `event: changed\nid: ${now}\ndata:\n\n`)
      }
    }
  }

  async #check(): Promise<void> {
    for (const listener of this.#all()) {
      const why = await listener.over()
      if (why === null) send(listener, ': still here\n\n')
      else listener.out.end(`event: over\ndata: ${why}\n\n`)
    }
  }

  /** Lets everybody go, so that the server can stop. Their pages come back by themselves. */
  close(): void {
    for (const { out } of this.#all()) out.end()
    this.#stop()
  }
}

function send({ out }: Listener, text: string): void {
  if (out.writableLength > mostWaiting) out.destroy()
  else if (!out.writableEnded) out.write(text)
}
