/** Codes of the framework's lists, found from what a file says: the code, its label or another spelling. */
import type { CaseKind, CaseloadColumn, Code, Framework } from '../framework/shape.ts'
import { loosely } from './loosely.ts'
import { type FileReading, nothingConfirmed } from './reading.ts'

export type CodeFinder = {
  /** The code, or undefined if the list has nothing like it. */
  find: (text: string) => string | undefined
  /** For a disposal: the kinds of case it belongs to when it is not on this kind's own list. */
  otherKinds: (text: string) => CaseKind[]
  labels: string[]
}

function lookup(list: readonly Code[]): Map<string, string> {
  const codes = new Map<string, string>()
  const add = (spelling: string, code: string) => {
    const key = loosely(spelling)
    if (!codes.has(key)) codes.set(key, code)
  }
  for (const { code, label } of list) {
    add(code, code)
    add(label, code)
  }
  for (const { code, also } of list) for (const spelling of also) add(spelling, code)
  return codes
}

/** The list of a code column. One without a list of its own holds the disposals of the kind of case. */
export const codesOf = (framework: Framework, kind: CaseKind, column: CaseloadColumn): readonly Code[] =>
  framework.codeLists[column.codes ?? kind.disposals] ?? []

/** @param reading what the service said of its own spellings; the framework's own come first */
export function codeFinder(
  framework: Framework,
  kind: CaseKind,
  column: CaseloadColumn,
  reading: FileReading = nothingConfirmed,
): CodeFinder {
  const list = codesOf(framework, kind, column)
  const own = lookup(list)
  for (const { list: name, spelling, code } of reading.spellings) {
    const there = name === (column.codes ?? kind.disposals) && list.some((one) => one.code === code)
    if (there && !own.has(loosely(spelling))) own.set(loosely(spelling), code)
  }
  // A caseload repeats a few spellings many times; each is worked out once.
  const seen = new Map<string, string | undefined>()
  const others = column.codes === undefined ? framework.caseKinds.filter((one) => one.id !== kind.id) : []
  const lists = others.map((one) => ({ one, codes: lookup(framework.codeLists[one.disposals] ?? []) }))
  return {
    find: (text) => {
      if (!seen.has(text)) seen.set(text, own.get(loosely(text)))
      return seen.get(text)
    },
    otherKinds: (text) => lists.filter(({ codes }) => codes.has(loosely(text))).map(({ one }) => one),
    labels: list.map((one) => one.label),
  }
}
