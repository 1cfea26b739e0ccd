/** What must come of requests in one case, in as few rules as can be: what the application is held against. */

export interface Content {
  value: string | null
  note: string | null
}

/** One answer as sent, with the version its sender had seen; 0 for none. */
export interface SentAnswer extends Content {
  question: string
  version: number
}

export interface Request {
  kind: 'one' | 'screen'
  editor: number
  answers: SentAnswer[]
}

/** As far as it matters who may write and what stands. */
export interface State {
  /** All versions of each question, oldest first. */
  versions: ReadonlyMap<string, readonly Content[]>
  completed: boolean
  /** Editors who may answer now. */
  open: ReadonlySet<number>
}

export interface Expected {
  state: State
  status: number
  /** The version that a single answer is acknowledged as. */
  version?: number
  /** What is written: each was based on the version before it. */
  written: SentAnswer[]
  /** What came too late: it is kept elsewhere. */
  late: SentAnswer[]
}

const same = (a: Content, b: Content): boolean => a.value === b.value && a.note === b.note
const nothing: Content = { value: null, note: null }

export function expectedOf(state: State, { kind, editor, answers }: Request): Expected {
  if (!state.open.has(editor)) return { state, status: 404, written: [], late: [] }
  const versions = new Map(state.versions)
  const written: SentAnswer[] = []
  const late: SentAnswer[] = []
  for (const one of answers) {
    const kept = versions.get(one.question) ?? []
    if (same(one, kept.at(-1) ?? nothing)) continue
    // Whoever sends a whole screen did not touch what is still as it was shown.
    if (kind === 'screen' && same(one, kept[one.version - 1] ?? nothing)) continue
    if (state.completed || one.version !== kept.length) late.push(one)
    else {
      versions.set(one.question, [...kept, { value: one.value, note: one.note }])
      written.push(one)
    }
  }
  const after = { ...state, versions }
  if (kind === 'screen') return { state: after, status: 303, written, late }
  if (late.length > 0) return { state, status: 409, written, late }
  return { state: after, status: 200, version: versions.get(answers[0]!.question)!.length, written, late }
}

/** Every order in which requests that arrive at the same moment may be taken. */
export function orders<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]]
  return list.flatMap((first, at) => orders(list.toSpliced(at, 1)).map((rest) => [first, ...rest]))
}
