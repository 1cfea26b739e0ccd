/** Turns what Zod finds into sentences for the person who wrote the file. */
import type { z } from 'zod'
import { type FaultAt, oneOf } from './fault.ts'

type Issue = z.core.$ZodIssue
type Path = (string | number)[]

const kindOfValue: Record<string, string> = {
  string: 'text',
  int: 'a whole number',
  // Every number that a framework or a results file holds is a whole one.
  number: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of named entries',
  record: 'a group of named entries',
}

function valueAt(raw: unknown, at: Path): unknown {
  let value = raw
  for (const key of at) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string | number, unknown>)[key]
  }
  return value
}

/** A value as it may stand in a sentence: short, and never a whole structure. */
function shown(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a group of named entries'
  const text = String(value)
  return typeof value === 'string' ? `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"` : text
}

/** A condition or another choice of shapes: report on the shape that the author evidently meant. */
function meantBranch(issue: Extract<Issue, { code: 'invalid_union' }>, value: unknown): Issue[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const wantsAnotherShape = (found: Issue): boolean =>
    found.path.length === 0 && found.code !== 'unrecognized_keys'
  const lacks = (branch: Issue[]): number =>
    branch.filter(
      (found) =>
        found.path.length === 1 && !(String(found.path[0]) in value) && found.code === 'invalid_type',
    ).length
  const candidates = issue.errors.filter((branch) => branch.length > 0 && !branch.some(wantsAnotherShape))
  const known = candidates.filter((branch) => {
    const strangers = branch.flatMap((found) => (found.code === 'unrecognized_keys' ? found.keys : []))
    return Object.keys(value).some((key) => !strangers.includes(key))
  })
  return known.toSorted((a, b) => lacks(a) - lacks(b) || a.length - b.length)[0]
}

function sentence(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = kindOfValue[issue.expected] ?? issue.expected
      return value === undefined ? `is missing; add ${wanted}` : `must be ${wanted}, not ${shown(value)}`
    }
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty'
      if (issue.origin === 'array')
        return `must have at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}`
      return `must be ${issue.minimum} or more, not ${shown(value)}`
    case 'too_big':
      if (issue.origin === 'string')
        return `must be ${issue.maximum} characters or fewer; it has ${String(value).trim().length}`
      return `must be ${issue.maximum} or less, not ${shown(value)}`
    case 'invalid_value':
      return `must be ${oneOf(issue.values.map(String))}, not ${shown(value)}`
    case 'invalid_format':
      return issue.format === 'date'
        ? `${shown(value)} is not a date; write it as 2021-07-01`
        : `${shown(value)}: ${issue.message}`
    case 'invalid_key':
      return 'is not a usable name; use lower-case letters, digits and single hyphens'
    case 'invalid_union': {
      const options = (issue as { options?: unknown[] }).options
      if (options) return `must be ${oneOf(options.map(String))}, not ${shown(value)}`
      if (issue.path[issue.path.length - 1] === 'ratio')
        return `must be caseload, or two whole numbers named own and other, not ${shown(value)}`
      return `is not a rule; write { fact, is: […] }, { all: […] }, { any: […] } or { not: … }`
    }
    default:
      return issue.message
  }
}

const kindOf = (issue: Issue, value: unknown): string =>
  issue.code === 'invalid_type' && value === undefined ? 'missing' : 'shape'

/** Every issue as a fault that still points into `raw`; `under` is where `raw`'s checked part stands. */
export function shapeFaults(issues: readonly Issue[], raw: unknown, under: Path = []): FaultAt[] {
  return issues.flatMap((issue): FaultAt[] => {
    const at = [...under, ...(issue.path as Path)]
    const value = valueAt(raw, at)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        kind: 'unknown-entry',
        at,
        message: `has an entry "${key}" that does not belong here; remove it or correct its spelling`,
      }))
    if (issue.code === 'invalid_union') {
      const branch = meantBranch(issue, value)
      if (branch) return shapeFaults(branch, raw, at)
    }
    return [{ kind: kindOf(issue, value), at, message: sentence(issue, value) }]
  })
}
