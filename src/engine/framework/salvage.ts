/**
 * Leaves out the parts of the questions that have shape faults, so that the rest can still be checked and all
 * faults be reported together. Only parts that nothing else refers to are left out: unknown entries, whole prompts
 * and whole key questions; so no fault is ever invented.
 */
type Path = (string | number)[]
type Issue = { code: string; path: PropertyKey[]; keys?: string[] }

/** The innermost prompt or key question on a path. */
function looseEntry(path: Path): Path | undefined {
  for (let end = path.length; end >= 2; end -= 1) {
    const list = path[end - 2]
    if (typeof path[end - 1] === 'number' && (list === 'prompts' || list === 'keyQuestions'))
      return path.slice(0, end)
  }
  return undefined
}

type Parent = Record<string | number, unknown>

export function salvage(raw: unknown, issues: readonly Issue[]): unknown {
  const copy = structuredClone(raw)
  const parentOf = (path: Path): Parent | undefined => {
    let value: unknown = copy
    for (const key of path.slice(0, -1)) value = (value as Parent | undefined)?.[key]
    return typeof value === 'object' && value !== null ? (value as Parent) : undefined
  }
  const left = new Map<unknown[], Set<number>>()
  for (const issue of issues) {
    const path = issue.path as Path
    for (const key of issue.keys ?? []) delete parentOf([...path, key])?.[key]
    const entry = issue.code === 'unrecognized_keys' ? undefined : looseEntry(path)
    const list = entry && parentOf(entry)
    if (entry && Array.isArray(list))
      left.set(list, (left.get(list) ?? new Set<number>()).add(entry[entry.length - 1] as number))
  }
  // Only now, so that the places named by the issues still hold above.
  for (const [list, indexes] of left)
    list.splice(0, list.length, ...list.filter((_, index) => !indexes.has(index)))
  return copy
}
