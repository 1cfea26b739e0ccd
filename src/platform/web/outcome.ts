/** What a request comes to: a page, a redirect, JSON, a file, or a stream. Failures are problems, thrown. */
import type { Html } from './html.ts'
import type { Topic } from './streams.ts'

export interface Page {
  kind: 'page'
  title: string
  body: Html
  status: number
  /** Shown above the page: where the reader came from. */
  back?: { href: string; text: string }
  /** Shown above everything of the page: what must be seen whatever the page is about. */
  above?: Html
  /** Set by pages that need their whole width, such as tables of results. */
  wide?: boolean
  /** In seconds: without scripts the page is asked for again, because it only says how far something is. */
  comesAgainAfter?: number
}

export type Outcome =
  | Page
  | { kind: 'redirect'; to: string; notice?: string }
  | { kind: 'json'; body: unknown; status: number; keepFor?: 'ever' }
  | { kind: 'file'; body: string | Uint8Array; type: string; name: string }
  | Stream

/** Server-sent events that say when a page is out of date, for as long as the visitor may see it. */
export interface Stream {
  kind: 'stream'
  topic: Topic
  /** Asked again while the stream lives, of the thing as it is then: why it is over, or nothing. */
  over: (thing: unknown) => string | null
}

export function page(
  title: string,
  body: Html,
  options: Partial<Omit<Page, 'kind' | 'title' | 'body'>> = {},
): Page {
  return { kind: 'page', title, body, status: 200, ...options }
}

/** After a form is sent: go to another page, so that reloading sends nothing twice. The notice is shown there once. */
export function redirect(to: string, notice?: string): Outcome {
  return notice === undefined ? { kind: 'redirect', to } : { kind: 'redirect', to, notice }
}

/** @param options.keepFor what never changes may be kept by browsers for good */
export function json(body: unknown, status = 200, options: { keepFor?: 'ever' } = {}): Outcome {
  return { kind: 'json', body, status, ...options }
}

export function file(name: string, type: string, body: string | Uint8Array): Outcome {
  return { kind: 'file', name, type, body }
}

export function stream<T>(topic: Topic, over: (thing: T) => string | null): Outcome {
  return { kind: 'stream', topic, over: over as Stream['over'] }
}
