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

export interface Conflict {
  sent: Sent
  newest: KeptAnswer
}

export interface Changes {
  /** What to write, each with its new version. */
  write: Sent[]
  conflicts: Conflict[]
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/**
 * The answers of a screen: each question that came with the version it was shown with.
 * @throws Problem invalid with every fault of every answer
 */
export function readScreen(body: unknown, asked: ReadonlyMap<string, Asked>): Sent[] {
  const fields = new Map(Object.entries((body ?? {}) as Record<string, unknown>))
  const faults: Fault[] = []
  const sent: Sent[] = []
  for (const field of fields.keys()) {
    if (!field.startsWith(versionField(''))) continue
    const question = field.slice(versionField('').length)
    const version = textOf(fields.get(field)) ?? ''
    const given: Given = {
      question,
      value: textOf(fields.get(question)) || null,
      note: tidyNote(textOf(fields.get(noteField(question)))),
    }
    faults.push(...faultsOf(given, asked.get(question)))
    if (/^\d{1,9}$/.test(version)) sent.push({ ...given, version: Number(version) })
    else faults.push({ field: question, message: 'The page was not sent whole. Reload it and try again.' })
  }
  if (faults.length > 0) throw invalid(...faults)
  return sent
}

type Content = Pick<Given, 'value' | 'note'>
const nothing: Content = { value: null, note: null }

export const sameAnswer = (a: Content, b: Content): boolean => a.value === b.value && a.note === b.note

/** @param history all versions of the case's answers, newest first */
export function changesOf(sent: Sent[], history: KeptAnswer[]): Changes {
  const versions = Map.groupBy(history, (answer) => answer.question)
  const changes: Changes = { write: [], conflicts: [] }
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
    if (!untouched && newest) changes.conflicts.push({ sent: one, newest })
    // A version that never was: the page was not ours. Treated as based on nothing.
    else if (!untouched) changes.write.push({ ...one, version: 1 })
  }
  return changes
}

/** The screen's fields for showing it again: what was changed as it was sent, all else as it is kept now. */
export function fieldsAfter(changes: Changes): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const { question, value, note } of [
    ...changes.write,
    ...changes.conflicts.map((conflict) => conflict.sent),
  ]) {
    fields[question] = value ?? ''
    fields[noteField(question)] = note ?? ''
  }
  return fields
}
