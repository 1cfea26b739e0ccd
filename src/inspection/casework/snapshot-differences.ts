/** What differs between two completions of a case, line by line in the order of the form. */
import type { AnsweredPrompt, Snapshot } from './snapshot.ts'

interface Line {
  /** "2.1.1 a"; empty for a fact, which is named by its words. */
  ref: string
  text: string
  answer: string
  note: string | null
}

export interface Difference {
  ref: string
  text: string
  before: { answer: string; note: string | null }
  after: { answer: string; note: string | null }
}

const absent = { answer: 'Not asked', note: null }

/** Every question of a snapshot by a name that stays the same from completion to completion. */
function linesOf(snapshot: Snapshot): Map<string, Line> {
  const lines = new Map<string, Line>()
  for (const { label, answer, notAsked, note = null } of snapshot.facts)
    lines.set(`fact ${label}`, {
      ref: '',
      text: label,
      answer: notAsked ? `${answer} (not asked any more)` : answer,
      note,
    })
  const given = ({ ref, text, answer, note }: Omit<AnsweredPrompt, 'by' | 'at'>): void => {
    lines.set(ref, { ref, text, answer: answer ?? 'Not answered', note })
  }
  for (const { questions } of snapshot.standards)
    for (const { ref, text, counts, why, answer, reasons, prompts } of questions) {
      for (const prompt of prompts) given(prompt)
      given({ ref, text, answer: counts ? answer : why, note: reasons })
    }
  return lines
}

export function differencesBetween(earlier: Snapshot, later: Snapshot): Difference[] {
  const [before, after] = [linesOf(earlier), linesOf(later)]
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key): Difference[] => {
    const [was, is] = [before.get(key), after.get(key)]
    const { ref, text } = (is ?? was)!
    const [from, to] = [was ?? absent, is ?? absent]
    if (from.answer === to.answer && from.note === to.note) return []
    return [
      {
        ref,
        text,
        before: { answer: from.answer, note: from.note },
        after: { answer: to.answer, note: to.note },
      },
    ]
  })
}
