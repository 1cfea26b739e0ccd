/**
 * One screen sent whole, as without scripts: which answers changed, and which were changed by someone else since
 * the screen was opened. What the sender did not touch never overwrites anything.
 */

import { type Fault, invalid } from '#platform/web/problems.ts'
import type { Asked } from './asked.ts'
import type { KeptAnswer } from './queries.ts'
import { faultsOf, type Given, noteField, tidyNote, versionField } from './read-answer.ts'

/** An answer as sent, with the version its screen was made from (0: there was none). */
export type Sent = Given & { version: number }

export interface Changes {
  /** What to write, each with its new version. */
  write: Sent[]
  /** What someone else changed since the screen was opened, each with the version its sender had seen. */
  late: Sent[]
}

const notWhole = (field: string): Fault => ({
  field,
  message: 'The page was not sent whole. Reload it and try again.',
})

const isText = (value: unknown): value is string => typeof value === 'string'

/** Nothing of any question came. Where no question counts, that is a whole screen. */
export const holdsNothing = (body: unknown, asked: ReadonlyMap<string, Asked>): boolean =>
  !Object.keys(body ?? {}).some(
    (field) => field.startsWith(versionField('')) || field.startsWith(noteField('')) || asked.has(field),
  )

/**
 * The answers of a screen: each question that came with the version it was shown with. An answer without its version,
 * sent twice or not as text is no page of ours: it is refused, not passed over, so that nobody takes it for saved.
 * @throws Problem invalid with every fault of every answer
 */
export function readScreen(body: unknown, asked: ReadonlyMap<string, Asked>): Sent[] {
  const fields = new Map(Object.entries((body ?? {}) as Record<string, unknown>))
  const faults: Fault[] = []
  const sent: Sent[] = []
  const shown = [...fields.keys()].filter((field) => field.startsWith(versionField('')))
  for (const field of shown) {
    const question = field.slice(versionField('').length)
    const version = fields.get(field)
    const [value, note] = [fields.get(question) ?? '', fields.get(noteField(question)) ?? '']
    if (!isText(version) || !/^\d{1,9}$/.test(version) || !isText(value) || !isText(note)) {
      faults.push(notWhole(question))
      continue
    }
    const given: Given = { question, value: value || null, note: tidyNote(note) }
    faults.push(...faultsOf(given, asked.get(question)))
    sent.push({ ...given, version: Number(version) })
  }
  for (const { question } of asked.values()) {
    if (fields.has(versionField(question))) continue
    if (fields.has(question) || fields.has(noteField(question))) faults.push(notWhole(question))
  }
  if (shown.length === 0 && faults.length === 0) faults.push(notWhole(''))
  if (faults.length > 0) throw invalid(...faults)
  return sent
}

type Content = Pick<Given, 'value' | 'note'>
export const nothing: Content = { value: null, note: null }

export const sameAnswer = (a: Content, b: Content): boolean => a.value === b.value && a.note === b.note

/** @param history all versions of the case's answers, newest first */
export function changesOf(sent: Sent[], history: KeptAnswer[]): Changes {
  const versions = Map.groupBy(history, (answer) => answer.question)
  const changes: Changes = { write: [], late: [] }
  for (const one of sent) {
    const kept = versions.get(one.question) ?? []
    const newest = kept[0]
    if (sameAnswer(one, newest ?? nothing)) continue
    if (one.version === (newest?.version ?? 0)) {
      changes.write.push({ ...one, version: one.version + 1 })
      continue
    }
    const shown = one.version === 0 ? nothing : kept.find((answer) => answer.version === one.version)
    const untouched = shown !== undefined && sameAnswer(one, shown)
    if (!untouched && newest) changes.late.push(one)
    // A version that never was: the page was not ours. Treated as based on nothing.
    else if (!untouched) changes.write.push({ ...one, version: 1 })
  }
  return changes
}
